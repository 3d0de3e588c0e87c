import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks a database as one for demonstration, so that it is never mixed with real data. */
export class Demonstration1764000006000 implements MigrationInterface {
  readonly name = 'Demonstration1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demonstration (
        only_row boolean CONSTRAINT demonstration_pk PRIMARY KEY DEFAULT true,
        prepared_at timestamptz NOT NULL,
        equipment_loaded_at timestamptz,
        CONSTRAINT demonstration_only_row CHECK (only_row)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE demonstration`);
  }
}
