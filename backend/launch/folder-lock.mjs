/**
 * A lock between processes of one machine, kept in a file that names its holder. A holder that was
 * killed holds nothing: the next one takes the lock over.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { beginningOf, isAlive } from './process-table.mjs';

/** How long a lock file without readable content is taken for one that is being written. */
const BEING_WRITTEN_MS = 2000;

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string | null} began when that process began, as the system tells it
 * @property {string} token
 * @property {number} [group] a process group that works for the holder
 */

/** @param {unknown} error @param {string} code */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** @param {string} path @returns {Holder | 'being written' | null} */
function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return null;
    }
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < BEING_WRITTEN_MS ? 'being written' : { pid: 0, began: null, token: '' };
}

/** @param {Holder} holder */
function holds(holder) {
  return holder.pid > 0 && isAlive(holder.pid) && beginningOf(holder.pid) === holder.began;
}

/**
 * Moves a dead holder's file away. Another process may have done so and locked meanwhile: then
 * what was moved is that one's lock, and goes back.
 * @param {string} path @param {Holder} dead
 */
function clear(path, dead) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return;
    }
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved !== 'being written' && moved.token !== dead.token) {
    renameSync(aside, path);
    return;
  }
  rmSync(aside, { force: true });
}

/**
 * Takes the lock if nobody alive holds it.
 * @param {string} path the lock's file, in a folder that exists
 * @returns {import('./folder-lock.d.mts').FolderLock | import('./folder-lock.d.mts').HeldLock}
 */
export function tryLock(path) {
  /** @type {Holder} */
  const mine = { pid: process.pid, began: beginningOf(process.pid), token: randomUUID() };
  /** @type {number | null} */
  let abandonedGroup = null;
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' });
      break;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) {
        throw error;
      }
    }
    const holder = readHolder(path);
    if (holder === 'being written') {
      return { held: false, holder: null };
    }
    if (holder !== null && holds(holder)) {
      return { held: false, holder: holder.pid };
    }
    if (holder !== null) {
      abandonedGroup = holder.group ?? null;
      clear(path, holder);
    }
  }
  const release = () => {
    const holder = readHolder(path);
    if (holder !== null && holder !== 'being written' && holder.token === mine.token) {
      rmSync(path, { force: true });
    }
  };
  return {
    held: true,
    abandonedGroup,
    release,
    workWith: (group) => {
      mine.group = group;
      writeFileSync(path, JSON.stringify(mine));
    },
  };
}

/**
 * Waits until the lock is free and takes it.
 * @param {string} path the lock's file, in a folder that exists
 * @param {() => void} onWait called once, when somebody else holds it
 * @param {AbortSignal} stop ends the wait
 * @returns {Promise<import('./folder-lock.d.mts').FolderLock | null>} null when the wait was ended
 */
export async function waitForLock(path, onWait, stop) {
  let told = false;
  while (!stop.aborted) {
    const lock = tryLock(path);
    if (lock.held) {
      return lock;
    }
    if (!told && lock.holder !== null) {
      told = true;
      onWait();
    }
    await wait(200);
  }
  return null;
}
