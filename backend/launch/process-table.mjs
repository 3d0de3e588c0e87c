/**
 * What the operating system says of other processes. Linux answers from /proc, other Unix systems
 * through `ps`; on Windows only "alive or not" is known.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const HAS_PROC = process.platform === 'linux';

/** @param {number} pid @param {string} column */
function askPs(pid, column) {
  if (process.platform === 'win32') {
    return null;
  }
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/** The fields of /proc/<pid>/stat after the command's name, which may itself hold spaces.
 * @param {number} pid */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // The process is gone: that is the answer.
    return null;
  }
}

/**
 * Whether the process runs; one that has ended and only waits to be reaped does not.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (HAS_PROC) {
    const state = statFields(pid)?.[0];
    return state !== undefined && state !== 'Z' && state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When the process began, in the system's own words; tells a process from a later one that was
 * given the same number. Null when it does not run or the system does not tell.
 * @param {number} pid
 * @returns {string | null}
 */
export function beginningOf(pid) {
  return HAS_PROC ? (statFields(pid)?.[19] ?? null) : askPs(pid, 'lstart');
}

/**
 * @param {number} pid
 * @returns {number | null} null when it does not run or the system does not tell
 */
export function parentOf(pid) {
  const parent = HAS_PROC ? statFields(pid)?.[1] : askPs(pid, 'ppid');
  return parent === undefined || parent === null || parent === '' ? null : Number(parent);
}

/**
 * The command line of the process.
 * @param {number} pid
 * @returns {string | null} null when it does not run or the system does not tell
 */
export function commandOf(pid) {
  if (!HAS_PROC) {
    return askPs(pid, 'args');
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // The process is gone: that is the answer.
    return null;
  }
}
