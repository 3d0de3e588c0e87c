import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dated facts about a piece: where it is at home, in which condition it is, who holds it. */
export class Custody1764000005000 implements MigrationInterface {
  readonly name = 'Custody1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment_place (
        id uuid CONSTRAINT equipment_place_pk PRIMARY KEY DEFAULT gen_random_uuid(),
        equipment_id uuid NOT NULL CONSTRAINT equipment_place_equipment_fk REFERENCES equipment (id),
        site_id uuid NOT NULL CONSTRAINT equipment_place_site_fk REFERENCES site (id),
        room_id uuid,
        period tstzrange NOT NULL,
        CONSTRAINT equipment_place_room_fk FOREIGN KEY (room_id, site_id) REFERENCES room (id, site_id),
        CONSTRAINT equipment_place_period_sane CHECK (
          NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period) AND isfinite(lower(period)) AND (upper_inf(period) OR isfinite(upper(period)))),
        CONSTRAINT equipment_place_one_at_a_time EXCLUDE USING gist (equipment_id WITH =, period WITH &&)
      );
      CREATE UNIQUE INDEX equipment_place_now ON equipment_place (equipment_id) WHERE upper_inf(period);
      CREATE INDEX equipment_place_here ON equipment_place (site_id, room_id) WHERE upper_inf(period);

      CREATE TABLE equipment_condition (
        id uuid CONSTRAINT equipment_condition_pk PRIMARY KEY DEFAULT gen_random_uuid(),
        equipment_id uuid NOT NULL CONSTRAINT equipment_condition_equipment_fk REFERENCES equipment (id),
        condition text NOT NULL,
        reason text,
        period tstzrange NOT NULL,
        CONSTRAINT equipment_condition_known CHECK (condition IN ('working', 'broken', 'lost', 'stolen', 'written-off')),
        CONSTRAINT equipment_condition_reason CHECK (condition IN ('working', 'broken') OR reason IS NOT NULL),
        CONSTRAINT equipment_condition_period_sane CHECK (
          NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period) AND isfinite(lower(period)) AND (upper_inf(period) OR isfinite(upper(period)))),
        CONSTRAINT equipment_condition_one_at_a_time EXCLUDE USING gist (equipment_id WITH =, period WITH &&)
      );
      CREATE UNIQUE INDEX equipment_condition_now ON equipment_condition (equipment_id) WHERE upper_inf(period);
      CREATE INDEX equipment_condition_amiss ON equipment_condition (condition) WHERE upper_inf(period) AND condition <> 'working';

      CREATE TABLE custody (
        id uuid CONSTRAINT custody_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        equipment_id uuid NOT NULL CONSTRAINT custody_equipment_fk REFERENCES equipment (id),
        kind text NOT NULL,
        person_id uuid CONSTRAINT custody_person_fk REFERENCES person (id),
        repairer text,
        period tstzrange NOT NULL,
        due_at timestamptz,
        note text,
        cancelled_at timestamptz,
        cancelled_reason text,
        CONSTRAINT custody_kind_known CHECK (kind IN ('installed', 'assignment', 'loan', 'repair', 'transit')),
        CONSTRAINT custody_holder_fits_kind CHECK (
          (kind IN ('assignment', 'loan')) = (person_id IS NOT NULL) AND (repairer IS NULL OR kind = 'repair')),
        CONSTRAINT custody_period_sane CHECK (
          NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period) AND isfinite(lower(period)) AND (upper_inf(period) OR isfinite(upper(period)))),
        CONSTRAINT custody_due_after_start CHECK (due_at > lower(period)),
        CONSTRAINT custody_installed_open_ended CHECK (kind <> 'installed' OR due_at IS NULL),
        CONSTRAINT custody_cancelled_with_reason CHECK ((cancelled_at IS NULL) = (cancelled_reason IS NULL)),
        CONSTRAINT custody_one_holder_at_a_time EXCLUDE USING gist (equipment_id WITH =, period WITH &&) WHERE (cancelled_at IS NULL)
      );
      CREATE UNIQUE INDEX custody_now ON custody (equipment_id) WHERE upper_inf(period) AND cancelled_at IS NULL;
      CREATE INDEX custody_held_now ON custody (person_id) WHERE upper_inf(period) AND cancelled_at IS NULL AND person_id IS NOT NULL;
      CREATE INDEX custody_by_equipment ON custody (equipment_id);
      CREATE INDEX custody_by_person ON custody (person_id) WHERE person_id IS NOT NULL;
    `);

    await runner.query(`
      CREATE FUNCTION refuse_fact(constraint_name text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name;
      END $$;

      -- Arguments: name of the rule, sentence.
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refuse_fact(TG_ARGV[0], TG_ARGV[1]);
        RETURN NULL;
      END $$;

      -- Facts about one piece are written one after another, never in the future, never on an annulled entry.
      -- Their instants are whole milliseconds, which programs can give back as they got them.
      -- Arguments: columns that may change while the fact stands, beside the end of its period.
      CREATE FUNCTION guard_fact() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        annulled timestamptz;
        latest timestamptz := now() + interval '1 minute';
        free text[] := coalesce(TG_ARGV, '{}') || ARRAY['period'];
      BEGIN
        NEW.period := tstzrange(date_trunc('milliseconds', lower(NEW.period)), date_trunc('milliseconds', upper(NEW.period)),
          CASE WHEN lower_inc(NEW.period) THEN '[' ELSE '(' END || CASE WHEN upper_inc(NEW.period) THEN ']' ELSE ')' END);
        SELECT annulled_at INTO annulled FROM equipment WHERE id = NEW.equipment_id FOR NO KEY UPDATE;
        IF annulled IS NOT NULL AND TG_OP = 'INSERT' THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        IF lower(NEW.period) > latest OR (NOT upper_inf(NEW.period) AND upper(NEW.period) > latest) THEN
          PERFORM refuse_fact('fact_not_in_future', 'a fact is never dated in the future');
        END IF;
        IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - free <> to_jsonb(OLD) - free OR lower(NEW.period) <> lower(OLD.period)
            OR (NOT upper_inf(OLD.period) AND NEW.period <> OLD.period)) THEN
          PERFORM refuse_fact('fact_kept', 'a fact that is past is not rewritten');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER equipment_place_a_guarded BEFORE INSERT OR UPDATE ON equipment_place FOR EACH ROW EXECUTE FUNCTION guard_fact();
      CREATE TRIGGER equipment_condition_a_guarded BEFORE INSERT OR UPDATE ON equipment_condition FOR EACH ROW EXECUTE FUNCTION guard_fact();
      CREATE TRIGGER custody_a_guarded BEFORE INSERT OR UPDATE ON custody FOR EACH ROW
        EXECUTE FUNCTION guard_fact('version', 'due_at', 'repairer', 'note', 'cancelled_at', 'cancelled_reason');
      CREATE TRIGGER custody_b_cancelled BEFORE UPDATE ON custody FOR EACH ROW WHEN (OLD.cancelled_at IS NOT NULL)
        EXECUTE FUNCTION refuse_change('fact_kept', 'a cancelled custody stays cancelled');

      CREATE FUNCTION guard_condition() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        earlier text;
      BEGIN
        SELECT condition INTO earlier FROM equipment_condition
         WHERE equipment_id = NEW.equipment_id AND lower(period) < lower(NEW.period)
         ORDER BY lower(period) DESC LIMIT 1;
        IF earlier = NEW.condition OR earlier = 'written-off' OR (earlier = 'stolen' AND NEW.condition = 'lost') THEN
          PERFORM refuse_fact('equipment_condition_move', format('no move from %s to %s', earlier, NEW.condition));
        END IF;
        IF NEW.condition IN ('lost', 'stolen', 'written-off') THEN
          UPDATE custody SET period = tstzrange(lower(period), lower(NEW.period))
           WHERE equipment_id = NEW.equipment_id AND cancelled_at IS NULL AND upper_inf(period) AND lower(period) < lower(NEW.period);
          IF EXISTS (SELECT FROM custody WHERE equipment_id = NEW.equipment_id AND cancelled_at IS NULL AND period && NEW.period) THEN
            PERFORM refuse_fact('equipment_absence_after_custody', 'what was held later was not lost before');
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER equipment_condition_b_move BEFORE INSERT ON equipment_condition FOR EACH ROW EXECUTE FUNCTION guard_condition();

      CREATE FUNCTION guard_custody() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM equipment_condition WHERE equipment_id = NEW.equipment_id
                    AND condition IN ('lost', 'stolen', 'written-off') AND period && NEW.period) THEN
          PERFORM refuse_fact('custody_of_present_equipment', 'what is lost, stolen or written off is held by nobody');
        END IF;
        -- A piece that does not exist, and a period without a start, are refused by their own constraints.
        IF lower(NEW.period) IS NOT NULL AND EXISTS (SELECT FROM equipment WHERE id = NEW.equipment_id)
            AND NOT EXISTS (SELECT FROM equipment_place WHERE equipment_id = NEW.equipment_id AND period @> lower(NEW.period)) THEN
          PERFORM refuse_fact('custody_after_arrival', 'nobody holds a piece before it is there');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER custody_b_fits BEFORE INSERT ON custody FOR EACH ROW EXECUTE FUNCTION guard_custody();

      -- At the end of a transaction each piece has a place and a condition for every instant since it came.
      CREATE FUNCTION check_equipment_facts() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        piece uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
        places tstzmultirange;
        conditions tstzmultirange;
      BEGIN
        SELECT range_agg(period) INTO places FROM equipment_place WHERE equipment_id = piece;
        SELECT range_agg(period) INTO conditions FROM equipment_condition WHERE equipment_id = piece;
        IF places IS NULL OR places IS DISTINCT FROM conditions OR NOT upper_inf(places)
            OR (SELECT count(*) FROM unnest(places)) <> 1 THEN
          PERFORM refuse_fact('equipment_facts_complete', 'a piece has a place and a condition at any time');
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER equipment_facts_complete AFTER INSERT ON equipment
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_equipment_facts('id');
      CREATE CONSTRAINT TRIGGER equipment_place_complete AFTER INSERT OR UPDATE ON equipment_place
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_equipment_facts('equipment_id');
      CREATE CONSTRAINT TRIGGER equipment_condition_complete AFTER INSERT OR UPDATE ON equipment_condition
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_equipment_facts('equipment_id');

      -- An entry is annulled only when nobody holds the piece.
      CREATE FUNCTION guard_annulment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.annulled_at IS NOT NULL AND to_jsonb(NEW) - 'maker' <> to_jsonb(OLD) - 'maker' THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        IF NEW.annulled_at IS NOT NULL AND EXISTS (
            SELECT FROM custody WHERE equipment_id = NEW.id AND cancelled_at IS NULL AND upper_inf(period)) THEN
          PERFORM refuse_fact('equipment_annulled_unheld', 'the piece is held');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER equipment_b_annulment BEFORE UPDATE ON equipment FOR EACH ROW
        WHEN (OLD.annulled_at IS NOT NULL OR NEW.annulled_at IS NOT NULL) EXECUTE FUNCTION guard_annulment();

      CREATE TRIGGER custody_version BEFORE UPDATE ON custody FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER custody_kept BEFORE DELETE OR TRUNCATE ON custody EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER equipment_place_kept BEFORE DELETE OR TRUNCATE ON equipment_place EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER equipment_condition_kept BEFORE DELETE OR TRUNCATE ON equipment_condition EXECUTE FUNCTION forbid_delete();
    `);

    await runner.query(`
      CREATE FUNCTION site_of_equipment(piece uuid) RETURNS uuid
        LANGUAGE sql STABLE STRICT
        RETURN (SELECT site_id FROM equipment_place WHERE equipment_id = piece AND upper_inf(period));

      CREATE TRIGGER equipment_model_history AFTER INSERT OR UPDATE OR DELETE ON equipment_model
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment_model', 'id', 'version,created_at', '');
      CREATE TRIGGER equipment_history AFTER INSERT OR UPDATE OR DELETE ON equipment
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'id', 'version,created_at,category,maker', '');
      CREATE TRIGGER equipment_place_history AFTER INSERT OR UPDATE OR DELETE ON equipment_place
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', '', '');
      CREATE TRIGGER equipment_condition_history AFTER INSERT OR UPDATE OR DELETE ON equipment_condition
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', '', '');
      CREATE TRIGGER custody_history AFTER INSERT OR UPDATE OR DELETE ON custody
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'version,created_at', '');

      -- Precedence: written off, stolen, lost, in transit, in repair, broken, on loan, in service, in stock.
      CREATE FUNCTION equipment_state(condition text, custody_kind text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE
          WHEN condition IN ('written-off', 'stolen', 'lost') THEN condition
          WHEN custody_kind = 'transit' THEN 'in-transit'
          WHEN custody_kind = 'repair' THEN 'in-repair'
          WHEN condition = 'broken' THEN 'broken'
          WHEN custody_kind = 'loan' THEN 'on-loan'
          WHEN custody_kind IS NOT NULL THEN 'in-service'
          ELSE 'in-stock'
        END;

      -- The present of each piece: the open facts side by side.
      CREATE VIEW equipment_now AS
      SELECT e.id AS equipment_id, p.site_id, p.room_id, lower(p.period) AS place_since,
             k.condition, k.reason AS condition_reason, lower(k.period) AS condition_since,
             c.id AS custody_id, c.version AS custody_version, c.kind AS custody_kind, c.person_id, c.repairer,
             lower(c.period) AS custody_since, c.due_at, equipment_state(k.condition, c.kind) AS state
        FROM equipment e
        JOIN equipment_place p ON p.equipment_id = e.id AND upper_inf(p.period)
        JOIN equipment_condition k ON k.equipment_id = e.id AND upper_inf(k.period)
        LEFT JOIN custody c ON c.equipment_id = e.id AND upper_inf(c.period) AND c.cancelled_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW equipment_now;
      DROP FUNCTION equipment_state(text, text);
      DROP TRIGGER equipment_history ON equipment;
      DROP TRIGGER equipment_model_history ON equipment_model;
      DROP TRIGGER equipment_facts_complete ON equipment;
      DROP TRIGGER equipment_b_annulment ON equipment;
      DROP FUNCTION site_of_equipment(uuid);
      DROP TABLE custody, equipment_condition, equipment_place;
      DROP FUNCTION refuse_change, guard_annulment, check_equipment_facts, guard_custody, guard_condition, guard_fact;
      DROP FUNCTION refuse_fact(text, text);
    `);
  }
}
