import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf, isAlive } from '#launch/process-table';
import { diskFull, saysDiskFull } from '../../lifecycle/file-refusal.js';
import { findFreePort } from '../../lifecycle/listen.js';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { spawnIdentity } from './system-user.js';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;
/** After a killed server its orphans hold its memory for a moment, and a start is refused. */
const RETRY_FOR_MS = 8000;
const LOG_LIMIT_BYTES = 5_000_000;

/** A running database server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export interface PostmasterOptions {
  /** The port to take; null for any free one. */
  readonly port: number | null;
  /** Whether a commit must survive a power cut. Only throw-away databases do without. */
  readonly durable: boolean;
}

/** The server that runs on these files, whoever started it; null when none does. */
export function findPostmaster(cluster: Cluster): (Postmaster & { ready: boolean }) | null {
  const lines = readLines(join(cluster.folder, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) {
    return null;
  }
  // A number may have been given to another program since the machine was restarted.
  const command = commandOf(pid);
  if (command !== null && !command.includes('postgres')) {
    return null;
  }
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/** Waits until a server that is still starting takes connections; null when it ended instead. */
export async function awaitReady(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const found = findPostmaster(cluster);
    if (found === null || found.ready) {
      return found;
    }
    if (Date.now() > deadline) {
      throw cannotStart(cluster, 'elle ne répond pas');
    }
    await wait(25);
  }
}

/**
 * Starts the server and waits until it takes connections. It outlives this process if this
 * process is killed; `stopPostmaster` ends it.
 * @throws StartRefusal in one French sentence.
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  options: PostmasterOptions,
): Promise<Postmaster> {
  const deadline = Date.now() + RETRY_FOR_MS;
  for (;;) {
    forgetReusedNumber(cluster);
    const port = options.port ?? (await findFreePort('127.0.0.1'));
    const logStart = openLog(cluster);
    const child = launch(cluster, binaries, port, options.durable);
    const started = await readyOrExited(cluster, child);
    if (started !== null) {
      return started;
    }
    const said = readFileSync(logPath(cluster)).subarray(logStart).toString();
    if (saysDiskFull(said)) {
      throw diskFull(cluster.folder, said);
    }
    if (Date.now() > deadline) {
      throw cannotStart(cluster, /FATAL: {2}(.*)/.exec(said)?.[1] ?? 'arrêt immédiat');
    }
    await wait(150);
  }
}

/** Ends the server: connections are cut, what was committed is kept. */
export async function stopPostmaster(cluster: Cluster, binaries: Binaries): Promise<void> {
  for (const [signal, patience] of [['SIGINT', STOPPED_WITHIN_MS], ['SIGQUIT', 5000], ['SIGKILL', 2000]] as const) {
    const running = findPostmaster(cluster);
    if (running === null) {
      return;
    }
    sendStop(cluster, binaries, running.pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(running.pid) && Date.now() < deadline) {
      await wait(20);
    }
  }
}

function sendStop(cluster: Cluster, binaries: Binaries, pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    // There are no signals on Windows, and a terminated server would have to recover.
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster.folder, '-m', signal === 'SIGINT' ? 'fast' : 'immediate', '-W']);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

function launch(cluster: Cluster, binaries: Binaries, port: number, durable: boolean): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Messages about rows would carry personal data into a file: only the server's own life is kept.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const log = openSync(logPath(cluster), 'a', 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', cluster.folder, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...spawnIdentity(cluster.user),
        // Only what the server needs: PGDATA and the like in our environment would mislead it.
        env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', log, log],
        detached: true,
        windowsHide: true,
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function readyOrExited(cluster: Cluster, child: ChildProcess): Promise<Postmaster | null> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!ended) {
    const found = findPostmaster(cluster);
    if (found?.pid === child.pid && found?.ready === true) {
      return { pid: found.pid, port: found.port };
    }
    if (Date.now() > deadline) {
      throw cannotStart(cluster, 'elle ne répond pas');
    }
    await wait(20);
  }
  return null;
}

/**
 * PostgreSQL refuses to start beside a file that names a living process, also when that number
 * went to another program since. A dead number stays: with it the new server makes sure that no
 * orphan of the old one still writes.
 */
function forgetReusedNumber(cluster: Cluster): void {
  const path = join(cluster.folder, 'postmaster.pid');
  const pid = Number(readLines(path)[0]);
  if (pid > 0 && isAlive(pid) && findPostmaster(cluster) === null) {
    rmSync(path, { force: true });
  }
}

function logPath(cluster: Cluster): string {
  return `${cluster.folder}.log`;
}

/** @returns the length of the log so far: what comes after is about this start. */
function openLog(cluster: Cluster): number {
  const path = logPath(cluster);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT_BYTES) {
    closeSync(openSync(path, 'a', 0o600));
    return size;
  }
  truncateSync(path);
  return 0;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    // No file: no server has run since the last orderly stop.
    return [];
  }
}

function cannotStart(cluster: Cluster, reason: string): StartRefusal {
  return new StartRefusal(
    `La base de données rangée dans « ${cluster.folder} » ne démarre pas (${reason}) : le détail est dans` +
      ` « ${logPath(cluster)} ».`,
  );
}
