import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is promised of a piece for a time to come, and the secret calendar addresses that tell of it. */
export class Booking1764000016000 implements MigrationInterface {
  readonly name = 'Booking1764000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE site ADD booking_approval boolean NOT NULL DEFAULT false;

      CREATE TABLE booking (
        id uuid CONSTRAINT booking_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        equipment_id uuid NOT NULL CONSTRAINT booking_equipment_fk REFERENCES equipment (id),
        period tstzrange NOT NULL,
        status text NOT NULL DEFAULT 'approved',
        use text NOT NULL,
        person_id uuid CONSTRAINT booking_person_fk REFERENCES person (id),
        purpose text,
        owner_id uuid NOT NULL CONSTRAINT booking_owner_fk REFERENCES person (id),
        wish_model_id uuid CONSTRAINT booking_wish_model_fk REFERENCES equipment_model (id),
        wish_category text,
        kit_id uuid,
        group_id uuid,
        series_id uuid,
        reason text,
        decided_by uuid CONSTRAINT booking_decided_by_fk REFERENCES person (id),
        decided_at timestamptz,
        ended_at timestamptz,
        custody_id uuid CONSTRAINT booking_custody_fk REFERENCES custody (id),
        overridden_at timestamptz,
        override_reason text,
        CONSTRAINT booking_status_known CHECK (status IN ('asked', 'approved', 'refused', 'cancelled', 'fulfilled')),
        CONSTRAINT booking_use_known CHECK (use IN ('agent', 'public', 'workshop')),
        CONSTRAINT booking_person_fits_use CHECK ((use <> 'agent' OR person_id IS NOT NULL) AND (use <> 'public' OR person_id IS NULL)),
        CONSTRAINT booking_wish_known CHECK (wish_category IN ('wifi-point', 'laptop', 'tablet', 'accessory')),
        CONSTRAINT booking_one_wish CHECK (num_nonnulls(wish_model_id, wish_category, kit_id) <= 1),
        CONSTRAINT booking_purpose_length CHECK (length(purpose) BETWEEN 1 AND 120),
        CONSTRAINT booking_period_sane CHECK (
          NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period) AND isfinite(lower(period)) AND (upper_inf(period) OR isfinite(upper(period)))
          AND NOT upper_inf(period)),
        CONSTRAINT booking_period_short CHECK (upper(period) - lower(period) <= '366 days'::interval),
        CONSTRAINT booking_refused_with_reason CHECK (status <> 'refused' OR reason IS NOT NULL),
        CONSTRAINT booking_decided_by_somebody CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
        CONSTRAINT booking_ended_when_over CHECK ((status IN ('asked', 'approved')) = (ended_at IS NULL)),
        CONSTRAINT booking_fulfilled_by_custody CHECK ((status = 'fulfilled') = (custody_id IS NOT NULL)),
        CONSTRAINT booking_overridden_with_reason CHECK ((overridden_at IS NULL) = (override_reason IS NULL)),
        CONSTRAINT booking_one_at_a_time EXCLUDE USING gist (equipment_id WITH =, period WITH &&) WHERE (status IN ('asked', 'approved'))
      );
      CREATE UNIQUE INDEX booking_custody_once ON booking (custody_id) WHERE custody_id IS NOT NULL;
      CREATE INDEX booking_by_start ON booking (lower(period), id);
      CREATE INDEX booking_live_by_start ON booking (lower(period), id) WHERE status IN ('asked', 'approved');
      CREATE INDEX booking_by_equipment ON booking (equipment_id);
      CREATE INDEX booking_by_person ON booking (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX booking_by_owner ON booking (owner_id);
      CREATE INDEX booking_by_group ON booking (group_id) WHERE group_id IS NOT NULL;
      CREATE INDEX booking_by_series ON booking (series_id) WHERE series_id IS NOT NULL;

      CREATE TABLE booking_feed (
        id uuid CONSTRAINT booking_feed_pk PRIMARY KEY,
        token_hash bytea NOT NULL,
        owner_id uuid NOT NULL CONSTRAINT booking_feed_owner_fk REFERENCES account (id),
        site_id uuid CONSTRAINT booking_feed_site_fk REFERENCES site (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_read_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT booking_feed_token_hashed CHECK (length(token_hash) = 32)
      );
      CREATE UNIQUE INDEX booking_feed_token_once ON booking_feed (token_hash);
      CREATE INDEX booking_feed_by_owner ON booking_feed (owner_id) WHERE revoked_at IS NULL;
    `);

    await runner.query(`
      -- Bookings of one piece are written one after another, and beside its facts: both lock the piece.
      -- What is over stays as it is.
      CREATE FUNCTION guard_booking() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        annulled timestamptz;
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('asked', 'approved') AND to_jsonb(NEW) <> to_jsonb(OLD) THEN
          PERFORM refuse_fact('booking_over', 'a booking that is over is not changed');
        END IF;
        NEW.period := tstzrange(date_trunc('milliseconds', lower(NEW.period)), date_trunc('milliseconds', upper(NEW.period)),
          CASE WHEN lower_inc(NEW.period) THEN '[' ELSE '(' END || CASE WHEN upper_inc(NEW.period) THEN ']' ELSE ')' END);
        SELECT annulled_at INTO annulled FROM equipment WHERE id = NEW.equipment_id FOR NO KEY UPDATE;
        IF annulled IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.equipment_id <> OLD.equipment_id) THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER booking_a_guarded BEFORE INSERT OR UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION guard_booking();
      CREATE TRIGGER booking_version BEFORE UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER booking_kept BEFORE DELETE OR TRUNCATE ON booking EXECUTE FUNCTION forbid_delete();
      -- What is told elsewhere in the same history stays out of it. The purpose is free text, in which somebody may have written a name.
      CREATE TRIGGER booking_history AFTER INSERT OR UPDATE OR DELETE ON booking
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id',
          'version,created_at,wish_model_id,wish_category,kit_id,group_id,series_id,decided_by,decided_at,ended_at,custody_id,overridden_at', 'purpose');

      CREATE FUNCTION guard_booked() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM booking WHERE equipment_id = NEW.id AND status IN ('asked', 'approved') AND upper(period) > now()) THEN
          PERFORM refuse_fact('equipment_annulled_unbooked', 'the piece is booked');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER equipment_c_unbooked BEFORE UPDATE ON equipment FOR EACH ROW
        WHEN (OLD.annulled_at IS NULL AND NEW.annulled_at IS NOT NULL) EXECUTE FUNCTION guard_booked();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER equipment_c_unbooked ON equipment;
      DROP TABLE booking_feed, booking;
      DROP FUNCTION guard_booked, guard_booking;
      ALTER TABLE site DROP booking_approval;
    `);
  }
}
