import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from '#launch/folder-lock';
import { prepareBinaries, type Major } from './binaries.js';
import { placeCluster, readMajor } from './cluster.js';
import { stopPostmaster } from './postmaster.js';
import { findServerUser } from './system-user.js';

/**
 * Ends the database server that a killed process left running on a data folder.
 * @returns whether the folder is free now; false when a living process uses it.
 */
export async function stopAbandoned(dataFolder: string): Promise<boolean> {
  if (!existsSync(dataFolder)) {
    return true;
  }
  // Asked first: who makes a cluster holds the lock before there is anything in the folder.
  const lock = tryLock(join(dataFolder, 'calanque.lock'));
  if (!lock.held) {
    return false;
  }
  try {
    if (!existsSync(join(dataFolder, 'postgres'))) {
      return true;
    }
    const cluster = placeCluster(dataFolder, findServerUser());
    const major: Major = readMajor(cluster) === 15 ? 15 : 18;
    await stopPostmaster(cluster, prepareBinaries(major, cluster.user, dataFolder));
    return true;
  } finally {
    lock.release();
  }
}
