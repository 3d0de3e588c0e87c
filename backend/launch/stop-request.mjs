import { commandOf, parentOf } from './process-table.mjs';

const LOOK_EVERY_MS = 300;

/**
 * Aborts when this command is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the npm that
 * started it is gone (npm passes no SIGTERM on, and a killed one cannot).
 * @returns {AbortSignal}
 */
export function stopRequest() {
  const stop = new AbortController();
  const ask = () => stop.abort();
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  process.on('SIGHUP', ask);
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const before = ancestry();
    setInterval(() => {
      if (ancestry() !== before) ask();
    }, LOOK_EVERY_MS).unref();
  }
  return stop.signal;
}

/**
 * This process's parent, and that one's too where npm runs scripts through a shell that stays:
 * such a shell survives a killed npm.
 */
function ancestry() {
  const parent = process.ppid;
  // Elsewhere a shell gives its place to the one command that it runs, and asking costs a process.
  if (process.platform !== 'linux') return String(parent);
  const isShell = /^(\S*\/)?(ba|da|a)?sh\b/.test(commandOf(parent) ?? '');
  return isShell ? `${parent} ${parentOf(parent)}` : String(parent);
}
