import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One search for everything: words with their typing errors, and identifiers from their beginning. */
export class GlobalSearch1764000010000 implements MigrationInterface {
  readonly name = 'GlobalSearch1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Each word of a plain text, and what is left of it when one letter is taken away, of a long word two. Two words
      -- that differ by a slip of the keyboard share one of these, so that an index finds them by equality. Words with
      -- figures are left out: another figure is another thing.
      CREATE FUNCTION word_slips(content text) RETURNS text[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
      DECLARE
        word text;
        shorter text;
        slips text[] := '{}';
      BEGIN
        FOREACH word IN ARRAY regexp_split_to_array(content, '[^a-z0-9]+') LOOP
          CONTINUE WHEN word !~ '^[a-z]{4,30}$';
          slips := slips || word;
          FOR place IN 1..length(word) LOOP
            shorter := overlay(word PLACING '' FROM place FOR 1);
            slips := slips || shorter;
            IF length(word) BETWEEN 7 AND 16 THEN
              FOR next_place IN place..length(shorter) LOOP
                slips := slips || overlay(shorter PLACING '' FROM next_place FOR 1);
              END LOOP;
            END IF;
          END LOOP;
        END LOOP;
        RETURN slips;
      END $$;

      -- A reference such as SM-X200 is typed without its hyphen as well.
      CREATE INDEX equipment_model_by_words ON equipment_model
        USING gin (plain(maker || ' ' || name || ' ' || coalesce(model_number, '') || ' ' || search_key(name || coalesce(model_number, ''))) gin_trgm_ops);
      CREATE INDEX equipment_model_by_slips ON equipment_model USING gin (word_slips(plain(maker || ' ' || name)));
      CREATE INDEX site_by_words ON site USING gin (plain(name || ' ' || city) gin_trgm_ops);
      CREATE INDEX site_by_slips ON site USING gin (word_slips(plain(name || ' ' || city)));
      CREATE INDEX room_by_words ON room USING gin (plain(name) gin_trgm_ops);
      CREATE INDEX room_by_slips ON room USING gin (word_slips(plain(name)));
      CREATE INDEX person_by_slips ON person USING gin (word_slips(plain(given_name || ' ' || family_name)));

      -- Whole identifiers and their beginnings, in the order of their letters; a MAC address has its own index.
      CREATE INDEX equipment_by_number_key ON equipment (search_key(number) COLLATE "C", id);
      CREATE INDEX equipment_by_serial_key ON equipment (search_key(serial) COLLATE "C", id) WHERE serial IS NOT NULL;
      CREATE INDEX equipment_by_imei ON equipment (imei COLLATE "C", id) WHERE imei IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX equipment_by_imei, equipment_by_serial_key, equipment_by_number_key;
      DROP INDEX person_by_slips, room_by_slips, room_by_words, site_by_slips, site_by_words, equipment_model_by_slips, equipment_model_by_words;
      DROP FUNCTION word_slips;
    `);
  }
}
