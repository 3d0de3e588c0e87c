import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding models, rooms, sites and persons by words, typing errors forgiven. */
export class GlobalSearch1764000010000 implements MigrationInterface {
  readonly name = 'GlobalSearch1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    // A function keeps a setting of the extension only where the extension's library is loaded already.
    await runner.query(`SELECT similarity('a', 'b')`);
    await runner.query(`
      CREATE INDEX equipment_model_by_words ON equipment_model
        USING gin (plain(maker || ' ' || name || ' ' || coalesce(model_number, '')) gin_trgm_ops);
      CREATE INDEX room_by_words ON room USING gin (plain(name) gin_trgm_ops);

      -- Whatever shares letters with one of the words, with the text in which they stand: more than is meant, for the
      -- caller to judge. The words are plain already. The threshold is the function's own, since one word with a typing
      -- error shares few groups of three letters with the right one, and a setting of the session would change others.
      CREATE FUNCTION names_near(kinds text[], words text[]) RETURNS TABLE (kind text, id uuid, content text)
        LANGUAGE plpgsql STABLE PARALLEL SAFE
        SET pg_trgm.word_similarity_threshold = 0.19
        AS $$
      BEGIN
        IF 'model' = ANY(kinds) THEN
          RETURN QUERY SELECT 'model', m.id, plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, '')) FROM equipment_model m
           WHERE plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, '')) %> ANY(words);
        END IF;
        IF 'room' = ANY(kinds) THEN
          RETURN QUERY SELECT 'room', r.id, plain(r.name) FROM room r WHERE plain(r.name) %> ANY(words);
        END IF;
        -- People say "MDS" before the name of one.
        IF 'site' = ANY(kinds) THEN
          RETURN QUERY SELECT 'site', s.id, 'mds ' || plain(s.name || ' ' || s.city) FROM site s
           WHERE 'mds ' || plain(s.name || ' ' || s.city) %> ANY(words);
        END IF;
        IF 'person' = ANY(kinds) THEN
          RETURN QUERY SELECT 'person', p.id, plain(p.given_name || ' ' || p.family_name) FROM person p
           WHERE plain(p.given_name || ' ' || p.family_name) %> ANY(words);
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION names_near;
      DROP INDEX room_by_words, equipment_model_by_words;
    `);
  }
}
