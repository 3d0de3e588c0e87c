import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pieces that go from one site to another, and what became of each. */
export class Transfer1764000018000 implements MigrationInterface {
  readonly name = 'Transfer1764000018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE transfer (
        id uuid CONSTRAINT transfer_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        from_site_id uuid NOT NULL CONSTRAINT transfer_from_site_fk REFERENCES site (id),
        to_site_id uuid NOT NULL CONSTRAINT transfer_to_site_fk REFERENCES site (id),
        created_by uuid NOT NULL CONSTRAINT transfer_created_by_fk REFERENCES person (id),
        note text,
        sent_at timestamptz,
        closed_at timestamptz,
        cancelled_at timestamptz,
        cancelled_reason text,
        CONSTRAINT transfer_sites_differ CHECK (from_site_id <> to_site_id),
        CONSTRAINT transfer_note_length CHECK (length(note) BETWEEN 1 AND 500),
        CONSTRAINT transfer_closed_after_sent CHECK (closed_at IS NULL OR (sent_at IS NOT NULL AND closed_at >= sent_at AND cancelled_at IS NULL)),
        CONSTRAINT transfer_cancelled_with_reason CHECK ((cancelled_at IS NULL) = (cancelled_reason IS NULL))
      );
      CREATE INDEX transfer_from ON transfer (from_site_id, created_at, id);
      CREATE INDEX transfer_to ON transfer (to_site_id, created_at, id);
      CREATE INDEX transfer_by_creation ON transfer (created_at, id);

      CREATE TABLE transfer_line (
        id uuid CONSTRAINT transfer_line_pk PRIMARY KEY,
        transfer_id uuid NOT NULL CONSTRAINT transfer_line_transfer_fk REFERENCES transfer (id),
        place integer NOT NULL,
        equipment_id uuid CONSTRAINT transfer_line_equipment_fk REFERENCES equipment (id),
        custody_id uuid CONSTRAINT transfer_line_custody_fk REFERENCES custody (id),
        label text,
        outcome text,
        note text,
        decided_at timestamptz,
        CONSTRAINT transfer_line_outcome_known CHECK (outcome IN ('received', 'damaged', 'missing', 'returned', 'lost', 'extra')),
        CONSTRAINT transfer_line_decided CHECK ((outcome IS NULL) = (decided_at IS NULL)),
        CONSTRAINT transfer_line_named CHECK (equipment_id IS NOT NULL OR (label IS NOT NULL AND coalesce(outcome, '') = 'extra')),
        CONSTRAINT transfer_line_text_length CHECK (length(note) <= 500 AND length(label) BETWEEN 1 AND 60),
        CONSTRAINT transfer_line_once UNIQUE (transfer_id, equipment_id)
      );
      CREATE INDEX transfer_line_by_equipment ON transfer_line (equipment_id) WHERE equipment_id IS NOT NULL;
      -- A piece is on its way, or about to be, in one transfer only.
      CREATE UNIQUE INDEX transfer_line_one_live ON transfer_line (equipment_id) WHERE outcome IS NULL OR outcome = 'missing';
    `);

    await runner.query(`
      -- What became of a piece is not said otherwise later, but for one that was missing.
      CREATE FUNCTION guard_transfer_line() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF EXISTS (SELECT FROM transfer WHERE id = OLD.transfer_id AND (sent_at IS NOT NULL OR cancelled_at IS NOT NULL)) THEN
            PERFORM refuse_fact('transfer_line_kept', 'what left stays listed');
          END IF;
          RETURN OLD;
        END IF;
        IF OLD.outcome IS NOT NULL AND OLD.outcome <> 'missing' AND to_jsonb(NEW) <> to_jsonb(OLD) THEN
          PERFORM refuse_fact('transfer_line_kept', 'an outcome is not said otherwise');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER transfer_line_guarded BEFORE UPDATE OR DELETE ON transfer_line FOR EACH ROW EXECUTE FUNCTION guard_transfer_line();

      CREATE FUNCTION guard_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL OR
            (OLD.sent_at IS NOT NULL AND (NEW.sent_at, NEW.from_site_id, NEW.to_site_id) IS DISTINCT FROM (OLD.sent_at, OLD.from_site_id, OLD.to_site_id)))
            AND to_jsonb(NEW) - 'version' <> to_jsonb(OLD) - 'version' THEN
          PERFORM refuse_fact('transfer_kept', 'what is over or under way is not rewritten');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER transfer_guarded BEFORE UPDATE ON transfer FOR EACH ROW EXECUTE FUNCTION guard_transfer();
      CREATE TRIGGER transfer_version BEFORE UPDATE ON transfer FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER transfer_kept BEFORE DELETE OR TRUNCATE ON transfer EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER transfer_line_never_emptied BEFORE TRUNCATE ON transfer_line EXECUTE FUNCTION forbid_delete();

      -- Reported lost by whatever way, a piece is no longer on its way.
      CREATE FUNCTION settle_lost_line() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE transfer_line AS line
           SET outcome = 'lost', decided_at = lower(NEW.period), note = left(coalesce(line.note, NEW.reason), 500)
          FROM transfer AS t
         WHERE t.id = line.transfer_id AND t.sent_at IS NOT NULL AND line.equipment_id = NEW.equipment_id
           AND (line.outcome IS NULL OR line.outcome = 'missing');
        RETURN NULL;
      END $$;
      CREATE TRIGGER equipment_condition_ends_transfer AFTER INSERT ON equipment_condition FOR EACH ROW
        WHEN (NEW.condition IN ('lost', 'stolen', 'written-off')) EXECUTE FUNCTION settle_lost_line();
    `);

    await runner.query(`
      -- At the end of a transaction a piece is in transit exactly as long as a line of a sent transfer says so.
      CREATE FUNCTION check_piece_in_transit(piece uuid) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        held uuid;
        told uuid[];
      BEGIN
        SELECT id INTO held FROM custody WHERE equipment_id = piece AND kind = 'transit' AND cancelled_at IS NULL AND upper_inf(period);
        SELECT array_agg(line.custody_id) INTO told
          FROM transfer_line AS line JOIN transfer AS t ON t.id = line.transfer_id
         WHERE line.equipment_id = piece AND (line.outcome IS NULL OR line.outcome = 'missing')
           AND t.sent_at IS NOT NULL AND t.closed_at IS NULL AND t.cancelled_at IS NULL;
        IF (told IS DISTINCT FROM CASE WHEN held IS NULL THEN NULL ELSE ARRAY[held] END) THEN
          PERFORM refuse_fact('transit_is_transfer', 'a piece in transit is on the list of one transfer');
        END IF;
      END $$;

      CREATE FUNCTION check_transit_custody() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM check_piece_in_transit(NEW.equipment_id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER custody_transit_listed AFTER INSERT OR UPDATE ON custody
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'transit') EXECUTE FUNCTION check_transit_custody();
      CREATE CONSTRAINT TRIGGER transfer_line_in_transit AFTER INSERT OR UPDATE ON transfer_line
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.equipment_id IS NOT NULL) EXECUTE FUNCTION check_transit_custody();

      CREATE FUNCTION check_transfer_settled() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        piece uuid;
      BEGIN
        IF (NEW.closed_at IS NOT NULL OR NEW.cancelled_at IS NOT NULL) AND EXISTS (
            SELECT FROM transfer_line WHERE transfer_id = NEW.id AND (outcome IS NULL OR outcome = 'missing')) THEN
          PERFORM refuse_fact('transfer_over_settled', 'nothing is on its way any more');
        END IF;
        FOR piece IN SELECT equipment_id FROM transfer_line WHERE transfer_id = NEW.id AND equipment_id IS NOT NULL LOOP
          PERFORM check_piece_in_transit(piece);
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER transfer_over_settled AFTER INSERT OR UPDATE ON transfer
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_transfer_settled();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER custody_transit_listed ON custody;
      DROP TRIGGER equipment_condition_ends_transfer ON equipment_condition;
      DROP TABLE transfer_line, transfer;
      DROP FUNCTION check_transfer_settled, check_transit_custody, check_piece_in_transit(uuid), settle_lost_line, guard_transfer, guard_transfer_line;
    `);
  }
}
