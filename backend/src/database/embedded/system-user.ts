import { spawnSync } from 'node:child_process';

/** The operating-system user that the database server runs as, when it is not our own. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root: then another user of the machine must run it.
 * @returns null when our own user can run it.
 */
export function findServerUser(): SystemUser | null {
  if (process.getuid?.() !== 0) {
    return null;
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = askId('-u', name);
    const gid = askId('-g', name);
    if (uid !== null && gid !== null) {
      return { name, uid, gid };
    }
  }
  return { name: 'nobody', uid: 65_534, gid: 65_534 };
}

function askId(option: string, name: string): number | null {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : null;
}

/** What `spawn` needs to run a program as that user, in a folder that the user can enter. */
export function spawnIdentity(user: SystemUser | null): { uid?: number; gid?: number; cwd?: string } {
  return user === null ? {} : { uid: user.uid, gid: user.gid, cwd: '/' };
}

/**
 * Whether the user may do all that each test says (`-x` enter or run, `-r` read), asked of the
 * system as that user because modes alone do not tell (lists of access rights, mounts).
 */
export function mayAccess(user: SystemUser, tests: readonly (readonly ['-x' | '-r', string])[]): boolean {
  return tests.every(
    ([kind, path]) =>
      spawnSync('/bin/sh', ['-c', 'test "$0" "$1"', kind, path], spawnIdentity(user)).status === 0,
  );
}
