import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every later table stands on: extensions, accent-free text, row versions, and the history
 * that triggers write and nobody changes.
 */
export class History1764000001000 implements MigrationInterface {
  readonly name = 'History1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      -- unaccent() is only STABLE because its dictionary could be replaced; this one is not.
      CREATE FUNCTION plain(content text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, content));
    `);

    await runner.query(`
      CREATE TABLE history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT history_pk PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid,
        request_id text,
        site_id uuid,
        action text NOT NULL,
        table_name text NOT NULL,
        row_id uuid NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        before jsonb,
        after jsonb,
        CONSTRAINT history_action_known CHECK (action IN ('insert', 'update', 'delete'))
      );
      CREATE INDEX history_by_subject ON history (subject, subject_id, id);
      CREATE INDEX history_by_site ON history (site_id, id);

      CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('calanque.history_purge', true) = 'on' THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'a history line is never changed or deleted'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'history_append_only', TABLE = 'history';
      END $$;
      CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history
        FOR EACH ROW EXECUTE FUNCTION keep_history();
      CREATE TRIGGER history_never_truncated BEFORE TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION keep_history();
    `);

    await runner.query(`
      -- Arguments: subject, column with the subject's id, columns that never enter (comma separated),
      -- identity columns that are only said to have changed (comma separated).
      CREATE FUNCTION write_history() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        hidden text[] := string_to_array(TG_ARGV[2], ',');
        identity text[] := string_to_array(TG_ARGV[3], ',');
        old_row jsonb;
        new_row jsonb;
        whole jsonb;
        subject_key uuid;
        site uuid;
        concealed text;
      BEGIN
        IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - hidden; END IF;
        IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - hidden; END IF;
        whole := coalesce(new_row, old_row);
        subject_key := (whole ->> TG_ARGV[1])::uuid;

        IF TG_OP = 'UPDATE' THEN
          SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
            INTO old_row, new_row
            FROM jsonb_each(old_row) o
           WHERE o.value IS DISTINCT FROM new_row -> o.key;
          IF old_row IS NULL THEN RETURN NULL; END IF;
        END IF;

        FOREACH concealed IN ARRAY identity LOOP
          IF old_row ? concealed AND old_row -> concealed <> 'null' THEN
            old_row := jsonb_set(old_row, ARRAY[concealed], '{"changed": true}');
          END IF;
          IF new_row ? concealed AND new_row -> concealed <> 'null' THEN
            new_row := jsonb_set(new_row, ARRAY[concealed], '{"changed": true}');
          END IF;
        END LOOP;

        site := CASE
          WHEN TG_TABLE_NAME = 'site' THEN subject_key
          WHEN whole ? 'site_id' THEN (whole ->> 'site_id')::uuid
          WHEN TG_ARGV[0] = 'equipment' THEN site_of_equipment(subject_key)
        END;
        INSERT INTO history (actor_id, request_id, site_id, action, table_name, row_id, subject, subject_id, before, after)
        VALUES (
          nullif(current_setting('calanque.actor_id', true), '')::uuid,
          nullif(current_setting('calanque.request_id', true), ''),
          coalesce(site, nullif(current_setting('calanque.site_id', true), '')::uuid),
          lower(TG_OP), TG_TABLE_NAME, coalesce(whole ->> 'id', whole ->> TG_ARGV[1])::uuid,
          TG_ARGV[0], subject_key, old_row, new_row
        );
        RETURN NULL;
      END $$;

      -- Arguments: columns whose change is no new version. A statement that raises the version itself is
      -- followed: part of what the row stands for may be kept in another table.
      CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        aside text[] := coalesce(TG_ARGV, '{}') || ARRAY['version'];
      BEGIN
        NEW.version := greatest(NEW.version,
          OLD.version + (CASE WHEN to_jsonb(OLD) - aside = to_jsonb(NEW) - aside THEN 0 ELSE 1 END));
        RETURN NEW;
      END $$;

      -- On the statement, so that TRUNCATE is refused as well.
      CREATE FUNCTION forbid_delete() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% rows are never deleted', TG_TABLE_NAME
          USING ERRCODE = 'check_violation', CONSTRAINT = 'never_deleted', TABLE = TG_TABLE_NAME;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE history;
      DROP FUNCTION forbid_delete, bump_version, write_history, keep_history;
      DROP FUNCTION plain(text);
    `);
  }
}
