import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedDatabase } from '../../src/database/embedded/index.js';
import { migrate } from '../../src/database/migrate.js';
import { say, sayRefusal } from '../../src/lifecycle/say.js';
import { fillWorld } from '../world/world.js';
import type { BenchOptions } from './options.js';

const EXISTS_ALREADY = '42P04';

/** A database server of the bench's own, set as the product sets its own, with one filled database. */
export interface Inventory {
  readonly url: string;
  /** The folder of the server. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts the server and fills the database, unless it is kept from an earlier run. */
export async function openInventory(options: BenchOptions): Promise<Inventory> {
  const folder = options.data ?? mkdtempSync(join(tmpdir(), 'calanque-bench-'));
  const server = await EmbeddedDatabase.start({ dataFolder: folder, watcher: { said: say, lost: sayRefusal } });
  const stop = async () => {
    await server.stop();
    if (options.data === null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await filled(server, options), folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function filled(server: EmbeddedDatabase, { pieces, persons }: BenchOptions): Promise<string> {
  const name = `bench_${pieces}_${persons}`;
  const url = await server.createDatabase(name).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === EXISTS_ALREADY) return null;
    throw error;
  });
  if (url === null) {
    const kept = server.url.replace(/\/[^/]*$/, `/${name}`);
    await migrate(kept);
    return kept;
  }
  const began = Date.now();
  try {
    await migrate(url);
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    await fillWorld(db, { pieces, persons, now: new Date(), triggers: 'off' }, (what) => say(`… ${what}`));
    await db.end();
  } catch (error) {
    await server.dropDatabase(name);
    throw error;
  }
  say(`inventory made in ${Math.round((Date.now() - began) / 1000)} s`);
  return url;
}
