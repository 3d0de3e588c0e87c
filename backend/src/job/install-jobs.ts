import { PgBoss } from 'pg-boss';

/** The schema of the job queue, beside our own. */
export const JOB_SCHEMA = 'pgboss';

/** Brings the job queue's own tables to the version of its library. */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url, schema: JOB_SCHEMA, application_name: 'calanque-jobs', max: 1, supervise: false, schedule: false, registerInstance: false,
  });
  // Told by the promise of `start` as well.
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
