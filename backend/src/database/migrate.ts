import { buildDataSource } from './data-source.js';

const MIGRATION_LOCK = 461_313;

/** Brings the database to the present schema. Servers that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const source = buildDataSource(url, 2);
  await source.initialize();
  try {
    const runner = source.createQueryRunner();
    await runner.connect();
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await source.runMigrations({ transaction: 'all' });
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
