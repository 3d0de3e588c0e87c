/** Programs that a command runs, each with everything it starts in turn. */
import { spawn, spawnSync } from 'node:child_process';

const GRACE_MS = 3000;
const KEPT_CHARACTERS = 400_000;

/**
 * Ends a process group: politely, then surely.
 * @param {number} group
 */
export async function endGroup(group) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(group), '/T', '/F']);
    return;
  }
  const deadline = Date.now() + GRACE_MS;
  while (signalGroup(group, Date.now() < deadline ? 'SIGTERM' : 'SIGKILL') && Date.now() < deadline + GRACE_MS) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {number} group @param {NodeJS.Signals} signal @returns {boolean} whether anybody was there */
export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    // Nobody is left in the group.
    return false;
  }
}

/**
 * Runs a program in a group of its own until it ends; when `stop` aborts, its whole group ends.
 * @param {string} program
 * @param {readonly string[]} given
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.cwd
 * @param {AbortSignal} options.stop
 * @param {(group: number) => void} [options.onGroup] told the group's number at once
 * @param {(text: string) => void} [options.onText] told what the program says, as it says it
 * @returns {Promise<{ code: number, output: string }>} code 1 also when it could not be run or was ended
 */
export async function runGroup(program, given, options) {
  const child = spawn(program, given, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let output = '';
  /** @param {string} text */
  const hear = (text) => {
    output = (output + text).slice(-KEPT_CHARACTERS);
    options.onText?.(text);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const { pid } = child;
  if (pid !== undefined) {
    options.onGroup?.(pid);
  }
  const end = () => {
    if (pid !== undefined) {
      void endGroup(pid);
    }
  };
  options.stop.addEventListener('abort', end, { once: true });
  if (options.stop.aborted) {
    end();
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      hear(error.message);
      resolve(1);
    });
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  options.stop.removeEventListener('abort', end);
  return { code, output };
}
