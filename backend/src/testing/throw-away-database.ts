import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabase, stopAbandoned, type Major } from '../database/embedded/index.js';
import { migrate } from '../database/migrate.js';

const FOLDER_PREFIX = 'calanque-test-';
const TEMPLATE = 'migrated';
/** A folder without a lock may be one that another run is just making. */
const SURELY_ABANDONED_MS = 10 * 60_000;

/** A database of one spec's own. */
export interface ThrowAwayDatabase {
  readonly url: string;
  /** Removes it; whoever is still connected is cut off. */
  drop(): Promise<void>;
}

/** The major version of PostgreSQL that this run tests on. */
export const POSTGRES_MAJOR: Major = process.env['CALANQUE_TEST_POSTGRES'] === '15' ? 15 : 18;

await removeAbandoned();
const folder = mkdtempSync(join(tmpdir(), FOLDER_PREFIX));
const server = await startServer();
let made = 0;

/** Makes a database with the present schema and no rows but those of the migrations. */
export function createThrowAwayDatabase(): Promise<ThrowAwayDatabase> {
  return create(TEMPLATE);
}

/** Makes a database without any table, for what tests the migrations themselves. */
export function createEmptyDatabase(): Promise<ThrowAwayDatabase> {
  return create('template1');
}

async function create(template: string): Promise<ThrowAwayDatabase> {
  const name = `spec_${++made}`;
  const url = await server.createDatabase(name, template);
  return { url, drop: () => server.dropDatabase(name) };
}

/** One server for the whole run, without the writes to disk that only matter after a power cut. */
async function startServer(): Promise<EmbeddedDatabase> {
  const started = await EmbeddedDatabase.start({
    dataFolder: folder,
    major: POSTGRES_MAJOR,
    durable: false,
    watcher: {
      said: (sentence) => {
        console.log(sentence);
      },
      lost: (refusal) => {
        throw refusal;
      },
    },
  });
  process.once('exit', () => {
    endNow(started);
  });
  await migrate(await started.createDatabase(TEMPLATE));
  return started;
}

/** The run may end in the middle; nothing can be waited for then. */
function endNow(started: EmbeddedDatabase): void {
  try {
    process.kill(started.pid, 'SIGQUIT');
  } catch {
    // It has ended already, as it should.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** What runs left behind that were killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const abandoned = join(tmpdir(), name);
    const lock = statSync(join(abandoned, 'calanque.lock'), { throwIfNoEntry: false });
    const age = Date.now() - (statSync(abandoned, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if ((lock !== undefined || age > SURELY_ABANDONED_MS) && (await stopAbandoned(abandoned))) {
      rmSync(abandoned, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
