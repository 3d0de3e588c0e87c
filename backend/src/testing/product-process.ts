import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '#launch/process-table';
import { PRODUCT_FOLDER } from '../config/config.js';

const READY_WITHIN_MS = 25_000;
const ENDED_WITHIN_MS = 20_000;

/** The processes of a started product, by what they do. */
export type Part = 'npm' | 'launcher' | 'server' | 'database';

const TOLD_BY: Readonly<Record<Part, RegExp>> = {
  npm: /^npm start|npm-cli\.js|\/npm start/,
  launcher: /launch\/start\.mjs/,
  server: /dist\/src\/main\.js/,
  database: /bin\/postgres -D/,
};

/** The product started as a person starts it, with `npm start`, on a data folder of its own. */
export class ProductProcess {
  /** What it said so far, log and sentences. */
  output = '';
  private readonly npm: ChildProcess;
  private readonly exit: Promise<number | null>;

  /** @param environment beside `CALANQUE_DATA`; a free port is taken where `PORT` is not said */
  constructor(readonly dataFolder: string, environment: Record<string, string> = {}) {
    // In a process group of its own, as in a terminal: a Ctrl-C there is a signal to all of it.
    this.npm = spawn('npm', ['start', '--', '--prepared'], {
      cwd: PRODUCT_FOLDER,
      env: { ...ownEnvironment(), PORT: '0', CALANQUE_DATA: dataFolder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const hear = (text: Buffer) => {
      this.output += text.toString();
    };
    this.npm.stdout?.on('data', hear);
    this.npm.stderr?.on('data', hear);
    this.exit = new Promise((resolve) => this.npm.once('exit', resolve));
  }

  /** Waits until it takes requests. @returns its address */
  async ready(): Promise<string> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && this.npm.exitCode === null) {
      const port = /Calanque est prêt : http:\/\/localhost:(\d+)/.exec(this.output)?.[1];
      if (port !== undefined) {
        return `http://127.0.0.1:${port}`;
      }
      await wait(25);
    }
    throw new Error(`the product did not start:\n${this.output}`);
  }

  /** @returns the number of the process that does this part */
  pidOf(part: Part): number {
    const found = processesOf(this.dataFolder).find(({ command }) => TOLD_BY[part].test(command) && !command.startsWith('sh '));
    if (found === undefined) {
      throw new Error(`no ${part} among the processes`);
    }
    return found.pid;
  }

  kill(part: Part, signal: NodeJS.Signals): void {
    process.kill(this.pidOf(part), signal);
  }

  /** What a terminal does at Ctrl-C: every process of the group but the database gets the signal. */
  pressCtrlC(): void {
    process.kill(-(this.npm.pid ?? 0), 'SIGINT');
  }

  /** Waits until npm has ended. @returns its exit code, null when a signal ended it */
  async ended(): Promise<number | null> {
    return this.exit;
  }

  /** Waits until no process of the product is left. @returns the commands of those that stay */
  async remains(): Promise<readonly string[]> {
    const deadline = Date.now() + ENDED_WITHIN_MS;
    for (;;) {
      const left = processesOf(this.dataFolder).map(({ command }) => command);
      if (left.length === 0 || Date.now() > deadline) {
        return left;
      }
      await wait(50);
    }
  }

  /** Ends whatever is left: first as a person would, then without any courtesy. */
  async destroy(): Promise<void> {
    this.npm.kill('SIGTERM');
    await this.remains();
    for (const { pid } of processesOf(this.dataFolder)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended between the look and the signal.
      }
    }
    await this.remains();
  }

  /** The sentences for people, without the lines of the log and of npm. */
  get sentences(): string[] {
    return this.output.split('\n').filter((line) => line !== '' && !/^[{>]|^npm /.test(line));
  }
}

/** Without what npm and the test run say of themselves. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|CALANQUE_|PORT$|DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$)/.test(name)),
  );
}

/** Every living process that was started with this data folder, whoever its parent is now. */
function processesOf(dataFolder: string): { pid: number; command: string }[] {
  const found: { pid: number; command: string }[] = [];
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const pid = Number(entry);
    const command = read(join('/proc', entry, 'cmdline'));
    const isOurs = command.includes(dataFolder) || read(join('/proc', entry, 'environ')).includes(`CALANQUE_DATA=${dataFolder} `);
    if (pid !== process.pid && isOurs && isAlive(pid)) {
      found.push({ pid, command: command.trim() });
    }
  }
  return found;
}

function read(path: string): string {
  try {
    return `${readFileSync(path, 'utf8').replaceAll('\0', ' ')} `;
  } catch {
    // The process is gone, or another user's.
    return '';
  }
}
