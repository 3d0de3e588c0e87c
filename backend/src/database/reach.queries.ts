import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartRefusal } from '../lifecycle/start-refusal.js';

const OLDEST_VERSION = 150_000;
const TRY_FOR_MS = 6000;
const TRY_EVERY_MS = 500;
/** Not there yet: a database that starts beside the server. */
const PASSING = ['ECONNREFUSED', 'ECONNRESET', '57P03'];

/**
 * Makes sure that the database can be used, and waits a few seconds for one that is starting.
 * @throws StartRefusal in one French sentence, which never repeats the password.
 */
export async function reachDatabase(url: string): Promise<void> {
  const deadline = Date.now() + TRY_FOR_MS;
  for (;;) {
    try {
      await check(url);
      return;
    } catch (error) {
      if (error instanceof StartRefusal) {
        throw error;
      }
      if (!PASSING.includes(codeOf(error)) || Date.now() > deadline) {
        throw refusalOf(error, url);
      }
    }
    await wait(TRY_EVERY_MS);
  }
}

async function check(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TRY_FOR_MS });
  // A connection cut while idle is told to the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ version: number; name: string; encoding: string; standby: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
              current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
    );
    const server = answer.rows[0];
    if (server !== undefined && server.version < OLDEST_VERSION) {
      throw new StartRefusal(
        `La base de données est un PostgreSQL ${server.name}, trop ancien : mettez-la à jour (PostgreSQL 15 au moins),` +
          ' ou donnez l’adresse d’une autre dans DATABASE_URL.',
      );
    }
    if (server !== undefined && server.encoding !== 'UTF8') {
      throw new StartRefusal(
        `La base de données est en ${server.encoding} : créez-en une en UTF8 et donnez son adresse dans DATABASE_URL.`,
      );
    }
    if (server?.standby === true) {
      throw new StartRefusal(
        'La base de données est une copie en lecture seule : donnez dans DATABASE_URL l’adresse de la base principale.',
      );
    }
  } finally {
    await client.end();
  }
}

function refusalOf(error: unknown, url: string): StartRefusal {
  const { host, hostname, pathname, username } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const sentence = {
    '28P01': `La base de données refuse le mot de passe de « ${username} » : corrigez-le dans DATABASE_URL.`,
    '28000': `La base de données n’admet pas « ${username} » depuis cette machine : corrigez DATABASE_URL ou ses droits d’accès.`,
    '3D000': `La base « ${database} » n’existe pas sur ${host} : créez-la, ou corrigez DATABASE_URL.`,
    ENOTFOUND: `La machine « ${hostname} » de DATABASE_URL est introuvable : corrigez son nom, ou vérifiez le réseau.`,
    EAI_AGAIN: `La machine « ${hostname} » de DATABASE_URL est introuvable : corrigez son nom, ou vérifiez le réseau.`,
  }[codeOf(error)];
  return new StartRefusal(
    sentence ??
      `La base de données ne répond pas sur ${host} (${reasonOf(error)}) : démarrez-la, corrigez DATABASE_URL,` +
        ' ou retirez cette variable pour utiliser la base fournie avec Calanque.',
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) {
    return codeOf(error.errors[0]);
  }
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}
