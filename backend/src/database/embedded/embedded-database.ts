import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { tryLock, type FolderLock } from '#launch/folder-lock';
import { asFolderRefusal, diskFull } from '../../lifecycle/file-refusal.js';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import { prepareBinaries, type Binaries, type Major } from './binaries.js';
import { createCluster, placeCluster, readMajor, refuseOtherMajor, type Cluster } from './cluster.js';
import { Keeper, type DatabaseWatcher } from './keeper.js';
import { keepPasswords, type Passwords } from './passwords.js';
import { awaitReady, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import {
  APPLICATION_DATABASE,
  APPLICATION_ROLE,
  createDatabase,
  databaseUrl,
  dropDatabase,
  provision,
} from './provision.queries.js';
import { findServerUser } from './system-user.js';

/** The code that PostgreSQL gives a refusal for want of room on the disk. */
const DISK_FULL = '53100';

export interface EmbeddedOptions {
  /** Absolute path; made where it is missing. One process at a time uses it. */
  readonly dataFolder: string;
  readonly watcher: DatabaseWatcher;
  /** The version of PostgreSQL, 18 where not said. */
  readonly major?: Major;
  /** Whether commits survive a power cut: yes where not said. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of our own on 127.0.0.1, kept alive until `stop`. */
export class EmbeddedDatabase {
  private constructor(
    private readonly lock: FolderLock,
    private readonly cluster: Cluster,
    private readonly binaries: Binaries,
    private readonly passwords: Passwords,
    private readonly keeper: Keeper,
  ) {}

  /**
   * Starts the server on the data folder, or adopts the one that a killed process left running
   * there; makes its files, role and database the first time.
   * @throws StartRefusal in French: folder taken or not writable, disk full, other version.
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
    const { dataFolder, major = 18, durable = true } = options;
    let lock: FolderLock | null = null;
    try {
      mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
      lock = takeFolder(dataFolder);
      const cluster = placeCluster(dataFolder, findServerUser());
      const binaries = prepareBinaries(major, cluster.user, dataFolder);
      const found = readMajor(cluster);
      const passwords = keepPasswords(dataFolder, found !== null);
      if (found === null) {
        await createCluster(cluster, binaries, passwords.superuser);
      } else {
        refuseOtherMajor(cluster, found, major);
      }
      const start = (port: number | null) => startPostmaster(cluster, binaries, { port, durable });
      const postmaster = (await awaitReady(cluster)) ?? (await start(null));
      await provisionOrStop(cluster, binaries, postmaster, passwords);
      if (cluster.notice !== null) {
        options.watcher.said(cluster.notice);
      }
      const keeper = new Keeper(postmaster, () => start(postmaster.port), options.watcher);
      return new EmbeddedDatabase(lock, cluster, binaries, passwords, keeper);
    } catch (error) {
      lock?.release();
      throw asFolderRefusal(error, dataFolder);
    }
  }

  /** The address of the application's database, under its own role. */
  get url(): string {
    return this.urlOf(APPLICATION_DATABASE);
  }

  /** The number of the server's first process. */
  get pid(): number {
    return this.keeper.postmaster.pid;
  }

  /** Makes another database of the application's role: empty, or a copy of `template`. */
  async createDatabase(name: string, template?: string): Promise<string> {
    await createDatabase(this.keeper.postmaster.port, this.passwords, name, template);
    return this.urlOf(name);
  }

  async dropDatabase(name: string): Promise<void> {
    await dropDatabase(this.keeper.postmaster.port, this.passwords, name);
  }

  /** Ends the server and frees the data folder. */
  async stop(): Promise<void> {
    await this.keeper.stop();
    await stopPostmaster(this.cluster, this.binaries);
    this.lock.release();
  }

  private urlOf(database: string): string {
    return databaseUrl(APPLICATION_ROLE, this.passwords.application, this.keeper.postmaster.port, database);
  }
}

function takeFolder(dataFolder: string): FolderLock {
  const lock = tryLock(join(dataFolder, 'calanque.lock'));
  if (lock.held) {
    return lock;
  }
  const holder = lock.holder === null ? '' : ` (processus ${lock.holder})`;
  throw new StartRefusal(
    `Calanque est déjà démarré sur le dossier des données « ${dataFolder} »${holder} : arrêtez-le,` +
      ' ou donnez un autre dossier avec CALANQUE_DATA (et un autre port avec PORT).',
  );
}

async function provisionOrStop(
  cluster: Cluster,
  binaries: Binaries,
  postmaster: Postmaster,
  passwords: Passwords,
): Promise<void> {
  try {
    await provision(postmaster.port, passwords);
  } catch (error) {
    await stopPostmaster(cluster, binaries);
    if (error instanceof pg.DatabaseError && error.code === DISK_FULL) {
      throw diskFull(cluster.folder, error);
    }
    throw new StartRefusal(
      `La base de données rangée dans « ${cluster.folder} » refuse la connexion de Calanque : remettez tout` +
        ' le dossier des données depuis votre sauvegarde, ou choisissez-en un autre avec CALANQUE_DATA.',
      { cause: error },
    );
  }
}
