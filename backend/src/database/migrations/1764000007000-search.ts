import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding a piece among very many by any part of its identifiers. */
export class Search1764000007000 implements MigrationInterface {
  readonly name = 'Search1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One spelling for what is written with or without separators; they would be wild cards of LIKE as well.
      CREATE FUNCTION search_key(content text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN lower(translate(content, E' \\t\\u00a0\\u2007\\u202f\\u2013\\u2014\\u2019-_./:|%\\\\,;#*+()''"', ''));
      -- The bar is in no key, so that nothing is found across two of them.
      CREATE FUNCTION equipment_identifiers(number text, serial text, mac macaddr, imei text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN search_key(number) || '|' || coalesce(search_key(serial), '') || '|' || coalesce(search_key(mac::text), '') || '|' || coalesce(imei, '');
      -- Pieces are looked up much more often than logged.
      CREATE INDEX equipment_by_identifiers ON equipment
        USING gin (equipment_identifiers(number, serial, mac, imei) gin_trgm_ops) WITH (fastupdate = off);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX equipment_by_identifiers;
      DROP FUNCTION equipment_identifiers, search_key;
    `);
  }
}
