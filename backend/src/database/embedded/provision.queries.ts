import pg from 'pg';
import { SUPERUSER } from './cluster.js';
import type { Passwords } from './passwords.js';

/** The role the application works as; it owns its database and may nothing else. */
export const APPLICATION_ROLE = 'calanque';

/** The database of the application. */
export const APPLICATION_DATABASE = 'calanque';

/** Still in use after the five seconds that PostgreSQL waits itself. */
const IN_USE = '55006';

const CONNECT_WITHIN_MS = 10_000;

/** An address of one database of the embedded server. */
export function databaseUrl(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Makes the application's role and its empty database where they are missing. */
export async function provision(port: number, passwords: Passwords): Promise<void> {
  await asSuperuser(port, passwords, async (client) => {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE]);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(passwords.application);
      await client.query(`CREATE ROLE ${APPLICATION_ROLE} LOGIN PASSWORD ${password}`);
    }
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [APPLICATION_DATABASE]);
    if (database.rowCount === 0) {
      await client.query(`CREATE DATABASE ${APPLICATION_DATABASE} OWNER ${APPLICATION_ROLE}`);
    }
  });
}

/** Makes an empty database, or a copy of another one to which nobody is connected. */
export async function createDatabase(
  port: number,
  passwords: Passwords,
  name: string,
  template = 'template1',
): Promise<void> {
  await asSuperuser(port, passwords, async (client) => {
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${APPLICATION_ROLE}` +
        ` TEMPLATE ${client.escapeIdentifier(template)}`,
    );
  });
}

/**
 * Removes a database. Connections that are just closing are waited for, because one that is cut
 * then tells its client of an error that nobody listens to any more; those that stay are cut.
 */
export async function dropDatabase(port: number, passwords: Passwords, name: string): Promise<void> {
  await asSuperuser(port, passwords, async (client) => {
    const drop = `DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`;
    try {
      await client.query(drop);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === IN_USE)) {
        throw error;
      }
      await client.query(`${drop} WITH (FORCE)`);
    }
  });
}

async function asSuperuser(
  port: number,
  passwords: Passwords,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl(SUPERUSER, passwords.superuser, port, 'postgres'),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  // A connection cut while idle is told to the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
