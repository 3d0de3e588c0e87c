import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists and cards read of very many pieces. */
export class ReadSpeed1764000012000 implements MigrationInterface {
  readonly name = 'ReadSpeed1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- With what filters ask of a piece beside its key, counting very many reads the open facts from the index alone.
      DROP INDEX equipment_place_now, equipment_condition_now, custody_now;
      CREATE UNIQUE INDEX equipment_place_now ON equipment_place (equipment_id) INCLUDE (site_id, room_id) WHERE upper_inf(period);
      CREATE UNIQUE INDEX equipment_condition_now ON equipment_condition (equipment_id) INCLUDE (condition) WHERE upper_inf(period);
      CREATE UNIQUE INDEX custody_now ON custody (equipment_id) INCLUDE (kind, person_id) WHERE upper_inf(period) AND cancelled_at IS NULL;

      -- An open place is that of a piece: the piece itself need not be looked up.
      CREATE OR REPLACE VIEW equipment_now AS
      SELECT p.equipment_id, p.site_id, p.room_id, lower(p.period) AS place_since,
             k.condition, k.reason AS condition_reason, lower(k.period) AS condition_since,
             c.id AS custody_id, c.version AS custody_version, c.kind AS custody_kind, c.person_id, c.repairer,
             lower(c.period) AS custody_since, c.due_at, equipment_state(k.condition, c.kind) AS state
        FROM equipment_place p
        JOIN equipment_condition k ON k.equipment_id = p.equipment_id AND upper_inf(k.period)
        LEFT JOIN custody c ON c.equipment_id = p.equipment_id AND upper_inf(c.period) AND c.cancelled_at IS NULL
       WHERE upper_inf(p.period);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW equipment_now AS
      SELECT e.id AS equipment_id, p.site_id, p.room_id, lower(p.period) AS place_since,
             k.condition, k.reason AS condition_reason, lower(k.period) AS condition_since,
             c.id AS custody_id, c.version AS custody_version, c.kind AS custody_kind, c.person_id, c.repairer,
             lower(c.period) AS custody_since, c.due_at, equipment_state(k.condition, c.kind) AS state
        FROM equipment e
        JOIN equipment_place p ON p.equipment_id = e.id AND upper_inf(p.period)
        JOIN equipment_condition k ON k.equipment_id = e.id AND upper_inf(k.period)
        LEFT JOIN custody c ON c.equipment_id = e.id AND upper_inf(c.period) AND c.cancelled_at IS NULL;
      DROP INDEX equipment_place_now, equipment_condition_now, custody_now;
      CREATE UNIQUE INDEX equipment_place_now ON equipment_place (equipment_id) WHERE upper_inf(period);
      CREATE UNIQUE INDEX equipment_condition_now ON equipment_condition (equipment_id) WHERE upper_inf(period);
      CREATE UNIQUE INDEX custody_now ON custody (equipment_id) WHERE upper_inf(period) AND cancelled_at IS NULL;
    `);
  }
}
