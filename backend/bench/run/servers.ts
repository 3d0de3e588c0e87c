import { fork, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SERVER_OPTIONS } from '#launch/server-options';
import { PRODUCT_FOLDER } from '../../src/config/config.js';

const READY_WITHIN_MS = 25_000;
const BUILT = join(PRODUCT_FOLDER, 'backend/dist');

/** A server in a process of its own, ready to be asked. */
export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** The product as `npm start` runs it: its own `main.js` on the given database, its log into a file. */
export async function startProduct(databaseUrl: string, logFile: string, nodeOptions: readonly string[] = []): Promise<RunningServer> {
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...nodeOptions, ...SERVER_OPTIONS, join(BUILT, 'src/main.js')], {
    cwd: PRODUCT_FOLDER,
    env: { ...ownEnvironment(), DATABASE_URL: databaseUrl, PORT: '0', CALANQUE_DEMO: 'false' },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const port = /Calanque est prêt : http:\/\/localhost:(\d+)/.exec(readFileSync(logFile, 'utf8'))?.[1];
    if (port !== undefined) return running(child, Number(port));
    await wait(50);
  }
  child.kill();
  throw new Error(`the product did not start:\n${readFileSync(logFile, 'utf8')}`);
}

/** The bare handler. */
export async function startBare(databaseUrl: string): Promise<RunningServer> {
  const child = fork(join(BUILT, 'bench/bare/bare-process.js'), [], { env: { ...ownEnvironment(), DATABASE_URL: databaseUrl } });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => resolve(Number(told)));
    child.once('exit', () => reject(new Error('the bare handler did not start')));
  });
  return running(child, port);
}

function running(child: ChildProcess, port: number): RunningServer {
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Without what npm and the shell say of a server. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|CALANQUE_|PORT$|DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$|PG[A-Z]+$)/.test(name)));
}
