import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of past days. */
export class AsOf1764000022000 implements MigrationInterface {
  readonly name = 'AsOf1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was at a site or in a room on a day is read from the index alone. The facts of one piece have the index of their
      -- exclusion constraint; that of the open places knows nothing of the past.
      CREATE INDEX equipment_place_at_site ON equipment_place (site_id, room_id, equipment_id) INCLUDE (period);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX equipment_place_at_site');
  }
}
