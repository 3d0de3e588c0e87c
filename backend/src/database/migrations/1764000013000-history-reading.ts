import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The history read by time: of everything, of a site, of whoever acted. Lines about what seldom changes (a site, an
 * account …) are few among those about equipment, and have an index of their own that costs the others nothing.
 */
export class HistoryReading1764000013000 implements MigrationInterface {
  readonly name = 'HistoryReading1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX history_by_time ON history (at, id);
      CREATE INDEX history_by_actor ON history (actor_id, at, id) WHERE actor_id IS NOT NULL;
      CREATE INDEX history_by_site_and_time ON history (site_id, at, id);
      CREATE INDEX history_by_rare_subject ON history (subject, at, id) WHERE subject <> 'equipment';
      DROP INDEX history_by_site;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX history_by_site ON history (site_id, id);
      DROP INDEX history_by_time, history_by_actor, history_by_site_and_time, history_by_rare_subject;
    `);
  }
}
