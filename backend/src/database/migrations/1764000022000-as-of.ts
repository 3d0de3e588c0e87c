import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of past days. */
export class AsOf1764000022000 implements MigrationInterface {
  readonly name = 'AsOf1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was at a site or in a room on a day is read from the index alone. The facts of one piece have the index of their
      -- exclusion constraint; that of the open places knows nothing of the past.
      CREATE INDEX equipment_place_at_site ON equipment_place (site_id, room_id, equipment_id) INCLUDE (period);
      -- So are the figures of a site on a day: the last custody that had begun, the few conditions that were amiss, the category.
      DROP INDEX custody_by_equipment;
      CREATE INDEX custody_of_piece ON custody (equipment_id, lower(period)) INCLUDE (period, kind, cancelled_at);
      CREATE INDEX equipment_condition_was_amiss ON equipment_condition (equipment_id) INCLUDE (condition, period) WHERE condition <> 'working';
      CREATE INDEX equipment_of_category ON equipment (id) INCLUDE (category) WHERE annulled_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX equipment_of_category;
      DROP INDEX equipment_condition_was_amiss;
      DROP INDEX custody_of_piece;
      CREATE INDEX custody_by_equipment ON custody (equipment_id);
      DROP INDEX equipment_place_at_site;
    `);
  }
}
