import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server with its database, on a free port and in a data folder of its own. */
export interface RunningProduct {
  /** `http://localhost:40123` */
  readonly address: string;
  /** The folder of its data. */
  readonly data: string;
  /** What it has said so far to whoever started it. */
  readonly printed: () => string;
  /** Stops it and removes its data. */
  readonly end: () => Promise<void>;
}

/** Starts the built product; `environment` comes on top of what every test needs. */
export async function startProduct(environment: Readonly<Record<string, string>> = {}): Promise<RunningProduct> {
  const data = await mkdtemp(join(tmpdir(), 'calanque-e2e-'));
  const root = join(import.meta.dirname, '../..');
  const server = spawn(process.execPath, [join(root, 'backend/dist/src/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', CALANQUE_DATA: data, CALANQUE_LOG_LEVEL: 'error', ...environment },
  });
  let printed = '';
  server.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));

  async function end(): Promise<void> {
    await stop(server);
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  try {
    return { address: await readyAddress(server, () => printed), data, printed: () => printed, end };
  } catch (failure) {
    await end();
    throw failure;
  }
}

/** The address that the server prints once it answers. */
function readyAddress(server: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', () => {
      const address = /prêt : (http:\/\/localhost:\d+)/.exec(printed())?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it was ready:\n${printed()}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
