import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is wrong with a piece, as people report it; and what each account is told of, live. */
export class Notice1764000020000 implements MigrationInterface {
  readonly name = 'Notice1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment_report (
        id uuid CONSTRAINT equipment_report_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        equipment_id uuid NOT NULL CONSTRAINT equipment_report_equipment_fk REFERENCES equipment (id),
        reporter_id uuid NOT NULL CONSTRAINT equipment_report_reporter_fk REFERENCES person (id),
        kind text NOT NULL,
        text text,
        answer text,
        answered_by uuid CONSTRAINT equipment_report_answerer_fk REFERENCES person (id),
        answered_at timestamptz,
        closed_at timestamptz,
        CONSTRAINT equipment_report_kind_known CHECK (kind IN ('broken', 'slow', 'missing-part', 'lost', 'other')),
        CONSTRAINT equipment_report_text_length CHECK (length(text) BETWEEN 1 AND 500),
        CONSTRAINT equipment_report_other_said CHECK (kind <> 'other' OR text IS NOT NULL),
        CONSTRAINT equipment_report_answer_length CHECK (length(answer) BETWEEN 1 AND 500),
        CONSTRAINT equipment_report_answer_whole CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3)),
        CONSTRAINT equipment_report_in_order CHECK (answered_at >= created_at AND closed_at >= created_at)
      );
      CREATE INDEX equipment_report_of_equipment ON equipment_report (equipment_id, created_at, id);
      CREATE INDEX equipment_report_of_reporter ON equipment_report (reporter_id, created_at, id);
      CREATE INDEX equipment_report_by_time ON equipment_report (created_at, id);
      CREATE INDEX equipment_report_open ON equipment_report (created_at, id) WHERE closed_at IS NULL;

      -- What was reported stays as it was said; a closed report stays closed.
      CREATE FUNCTION guard_equipment_report() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.closed_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['version', 'answer', 'answered_by', 'answered_at', 'closed_at']
             <> to_jsonb(OLD) - ARRAY['version', 'answer', 'answered_by', 'answered_at', 'closed_at'] THEN
          RAISE EXCEPTION 'a report is kept as it was written' USING ERRCODE = 'check_violation', CONSTRAINT = 'equipment_report_kept', TABLE = 'equipment_report';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER equipment_report_a_guarded BEFORE UPDATE ON equipment_report FOR EACH ROW EXECUTE FUNCTION guard_equipment_report();
      CREATE TRIGGER equipment_report_version BEFORE UPDATE ON equipment_report FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER equipment_report_kept BEFORE DELETE OR TRUNCATE ON equipment_report EXECUTE FUNCTION forbid_delete();
      -- Who reported and who answered is who acted: the line says it already.
      CREATE TRIGGER equipment_report_history AFTER INSERT OR UPDATE OR DELETE ON equipment_report
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'version,created_at,reporter_id,answered_by,answered_at', '');
    `);

    await runner.query(`
      CREATE TABLE notice (
        id uuid CONSTRAINT notice_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        account_id uuid NOT NULL CONSTRAINT notice_account_fk REFERENCES account (id),
        kind text NOT NULL,
        site_id uuid CONSTRAINT notice_site_fk REFERENCES site (id),
        equipment_id uuid CONSTRAINT notice_equipment_fk REFERENCES equipment (id),
        params jsonb NOT NULL,
        link text,
        key text,
        read_at timestamptz,
        CONSTRAINT notice_kind_known CHECK (kind IN (
          'report-filed', 'report-answered', 'booking-asked', 'booking-approved', 'booking-refused', 'booking-cancelled', 'booking-endangered',
          'booking-overridden', 'booking-moved', 'booking-given-back', 'loan-overdue', 'transfer-sent', 'transfer-received', 'transfer-differs', 'transfer-called-back')),
        CONSTRAINT notice_params_small CHECK (jsonb_typeof(params) = 'object' AND length(params::text) <= 4000),
        CONSTRAINT notice_link_inside CHECK (link ~ '^/[a-z0-9/-]{0,200}(\\?[A-Za-z0-9=&%_.,-]{1,200})?$' AND link !~ '^//'),
        CONSTRAINT notice_key_length CHECK (length(key) BETWEEN 1 AND 200)
      );
      CREATE UNIQUE INDEX notice_once ON notice (account_id, key) WHERE key IS NOT NULL;
      CREATE INDEX notice_of_account ON notice (account_id, created_at, id);
      CREATE INDEX notice_unread ON notice (account_id, created_at, id) WHERE read_at IS NULL;

      -- Said when the transaction is committed, once an account however many notices it got: who is told, and nothing else.
      CREATE FUNCTION announce_notice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('notice', coalesce(NEW.account_id, OLD.account_id)::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER notice_announced AFTER INSERT OR UPDATE OF read_at ON notice FOR EACH ROW EXECUTE FUNCTION announce_notice();
      -- Whoever is signed out is told nothing more.
      CREATE TRIGGER session_end_announced AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION announce_notice();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER session_end_announced ON session;
      DROP TABLE notice, equipment_report;
      DROP FUNCTION announce_notice, guard_equipment_report;
    `);
  }
}
