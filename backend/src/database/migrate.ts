import { installJobs } from '../job/install-jobs.js';
import { buildDataSource } from './data-source.js';
import { RunnerReader } from './database.js';
import { endMigrationTurn, takeMigrationTurn } from './database.queries.js';

/** Brings the database to the present schema. Servers that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const source = buildDataSource(url, 2);
  await source.initialize();
  const runner = source.createQueryRunner();
  const turn = new RunnerReader(runner);
  try {
    await takeMigrationTurn(turn);
    try {
      await source.runMigrations({ transaction: 'all' });
      await installJobs(url);
    } finally {
      await endMigrationTurn(turn);
    }
  } finally {
    await runner.release();
    await source.destroy();
  }
}
