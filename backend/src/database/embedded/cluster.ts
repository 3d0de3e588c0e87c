import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { diskFull, saysDiskFull } from '../../lifecycle/file-refusal.js';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import type { Binaries, Major } from './binaries.js';
import { makeOutsideFolder } from './outside.js';
import { mayAccess, spawnIdentity, type SystemUser } from './system-user.js';

/** The role that PostgreSQL creates first and that may do anything; only the start uses it. */
export const SUPERUSER = 'app';

/** PostgreSQL's files, in the data folder or where the server's user can reach them. */
export interface Cluster {
  /** Absolute path of PostgreSQL's own folder. */
  readonly folder: string;
  /** Who the server runs as; null when it is our own user. */
  readonly user: SystemUser | null;
  /** A French line when the files are elsewhere than in the data folder. */
  readonly notice: string | null;
}

/** Finds where the files are or will be, and who must run the server. Creates folders only. */
export function placeCluster(dataFolder: string, serverUser: SystemUser | null): Cluster {
  const link = join(dataFolder, 'postgres');
  if (serverUser !== null && !isThere(link) && !canPassThrough(dataFolder, serverUser)) {
    placeOutside(link);
  }
  const isElsewhere = isThere(link) && lstatSync(link).isSymbolicLink();
  const folder = isElsewhere ? readlinkSync(link) : link;
  const notice =
    isElsewhere && serverUser !== null
      ? `La base est rangée dans ${folder}, car l’utilisateur « ${serverUser.name} », qui la fait tourner,` +
        ` ne peut pas entrer dans ${dataFolder}.`
      : null;
  return { folder, user: ownerOr(serverUser, folder), notice };
}

/** Whether there is an entry, be it a link that leads to nothing yet. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The data folder holds nothing readable by others, so that letting a user pass gives nothing away. */
function canPassThrough(dataFolder: string, user: SystemUser): boolean {
  if (mayAccess(user, [['-x', dataFolder]])) {
    return true;
  }
  const before = statSync(dataFolder).mode & 0o777;
  chmodSync(dataFolder, before | 0o011);
  if (mayAccess(user, [['-x', dataFolder]])) {
    return true;
  }
  chmodSync(dataFolder, before);
  return false;
}

/** A name of its own each time: a data folder that was deleted and made again starts anew. */
function placeOutside(link: string): void {
  const outside = join(makeOutsideFolder(), randomUUID());
  mkdirSync(outside);
  // After the creation, whose mode the umask narrows.
  chmodSync(outside, 0o711);
  symlinkSync(join(outside, 'postgres'), link);
}

/** A database made under another user goes on under that user. */
function ownerOr(serverUser: SystemUser | null, folder: string): SystemUser | null {
  const files = statSync(folder, { throwIfNoEntry: false });
  if (serverUser === null || files === undefined || files.uid === 0 || files.uid === serverUser.uid) {
    return serverUser;
  }
  return { name: String(files.uid), uid: files.uid, gid: files.gid };
}

/**
 * The major version that wrote the files; null when there is no database yet.
 * @throws StartRefusal when the files belong to somebody else.
 */
export function readMajor(cluster: Cluster): number | null {
  const path = join(cluster.folder, 'PG_VERSION');
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') {
      return null;
    }
    throw new StartRefusal(
      `La base rangée dans « ${cluster.folder} » appartient à un autre utilisateur de cette machine :` +
        ' démarrez Calanque sous l’utilisateur qui l’a créée, ou choisissez un autre dossier avec CALANQUE_DATA.',
      { cause: error },
    );
  }
}

/** @throws StartRefusal when the files were written by another major version. */
export function refuseOtherMajor(cluster: Cluster, found: number, wanted: Major): void {
  if (found !== wanted) {
    throw new StartRefusal(
      `La base rangée dans « ${cluster.folder} » a été écrite par PostgreSQL ${found}, et cette version de Calanque` +
        ` utilise PostgreSQL ${wanted} : reprenez la version de Calanque qui l’a créée pour l’exporter,` +
        ' ou choisissez un autre dossier avec CALANQUE_DATA.',
    );
  }
}

/** Makes a new, empty database server's files; they appear whole or not at all. */
export async function createCluster(
  cluster: Cluster,
  binaries: Binaries,
  superuserPassword: string,
): Promise<void> {
  const partial = `${cluster.folder}.part`;
  const passwordFile = `${cluster.folder}.password`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    if (cluster.user !== null) {
      chownSync(partial, cluster.user.uid, cluster.user.gid);
      chownSync(passwordFile, cluster.user.uid, cluster.user.gid);
    }
    await runInitdb(binaries, cluster, [
      `--pgdata=${partial}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...localeOf(binaries.major),
    ]);
    renameSync(partial, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The same order of characters on every machine; before 17, PostgreSQL asks the system for it. */
function localeOf(major: Major): string[] {
  return major === 18
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8'];
}

async function runInitdb(binaries: Binaries, cluster: Cluster, options: string[]): Promise<void> {
  const initdb = spawn(binaries.initdb, options, {
    ...spawnIdentity(cluster.user),
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  initdb.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | string | null>((resolve) => {
    initdb.once('error', (error) => {
      resolve(error.message);
    });
    initdb.once('close', resolve);
  });
  if (code === 0) {
    return;
  }
  if (saysDiskFull(said)) {
    throw diskFull(cluster.folder, said);
  }
  const reason = /(?:error|FATAL): +(.*)/.exec(said)?.[1] ?? String(code);
  throw new StartRefusal(
    `La base de données n’a pas pu être créée dans « ${cluster.folder} » (${reason}) :` +
      ' vérifiez ce dossier, ou donnez l’adresse d’une base PostgreSQL dans DATABASE_URL.',
    { cause: said },
  );
}
