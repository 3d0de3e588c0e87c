import { loadConfig } from '../config/config.js';
import { EmbeddedDatabase } from '../database/embedded/index.js';
import { migrate } from '../database/migrate.js';
import { reachDatabase } from '../database/reach.queries.js';
import { say, sayRefusal } from './say.js';

/**
 * Brings the database to the present schema without starting the server. A migration is not
 * left half-way: a stop is obeyed once it has ended.
 * @returns the exit code: 0, or 1 when a sentence told why not.
 */
export async function runMigrations(): Promise<number> {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  try {
    const config = loadConfig(process.env);
    if (config.databaseUrl !== null) {
      await reachDatabase(config.databaseUrl);
      await migrate(config.databaseUrl);
    } else {
      await migrateEmbedded(config.dataFolder);
    }
    say('La base de données est à jour.');
    return 0;
  } catch (error) {
    sayRefusal(error);
    return 1;
  }
}

async function migrateEmbedded(dataFolder: string): Promise<void> {
  const database = await EmbeddedDatabase.start({ dataFolder, watcher: { said: say, lost: sayRefusal } });
  try {
    await migrate(database.url);
  } finally {
    await database.stop();
  }
}
