import pg from 'pg';
import { violatedConstraint } from '../database/violation.js';
import type { Connection } from './rows.js';
import { createThrowAwayDatabase } from './throw-away-database.js';

/** A migrated database of its own for the specs of one `describe`. */
export interface ScratchDatabase {
  readonly url: string;
  /** Every statement by itself. */
  readonly pool: pg.Pool;
  /** A connection beside the others; it is closed with the database. */
  connect(): Promise<pg.Client>;
  /** Runs `work` in a transaction, which a refusal undoes. */
  transaction<Result>(work: (db: pg.PoolClient) => Promise<Result>): Promise<Result>;
}

/** Call it in the body of a `describe`: its database is made before the specs and removed after them. */
export function useScratchDatabase(): ScratchDatabase {
  let database: Awaited<ReturnType<typeof createThrowAwayDatabase>> | undefined;
  let pool: pg.Pool | undefined;
  const clients: pg.Client[] = [];

  const ready = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the database is there only while specs run');
    return thing;
  };

  beforeAll(async () => {
    database = await createThrowAwayDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 4 });
    pool.on('connect', ignoreTheCut);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await pool?.end();
    await database?.drop();
  });

  return {
    get url() {
      return ready(database).url;
    },
    get pool() {
      return ready(pool);
    },
    async connect() {
      const client = new pg.Client({ connectionString: ready(database).url });
      clients.push(client);
      ignoreTheCut(client);
      await client.connect();
      return client;
    },
    async transaction(work) {
      const client = await ready(pool).connect();
      try {
        await client.query('BEGIN');
        const result = await work(client);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** A connection that is being closed may still hear that its database is removed. */
function ignoreTheCut(client: pg.ClientBase): void {
  client.on('error', () => undefined);
}

/** The name of the constraint or rule that refuses the write, or null when it is accepted. */
export async function refusalOf(write: Promise<unknown>): Promise<string | null> {
  try {
    await write;
    return null;
  } catch (error) {
    const name = violatedConstraint(error);
    if (name === null) throw error;
    return name;
  }
}

/** The first column of the first row. */
export async function valueOf<Value>(db: Connection, statement: string, values: unknown[] = []): Promise<Value> {
  const answer = await db.query<Value[]>({ text: statement, values, rowMode: 'array' });
  const [row] = answer.rows;
  if (row === undefined) throw new Error('the statement gave no row');
  return row[0] as Value;
}

/** Resolves once so many statements in this database wait for locks of other transactions. */
export async function untilBlocked(db: Connection, statements = 1): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const waiting = await valueOf<number>(
      db,
      `SELECT count(*)::integer FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting >= statements) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('too few statements wait for a lock');
}
