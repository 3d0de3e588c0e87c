import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Loans to members of the public: who borrows, under which terms, what goes along and comes back, what was erased. */
export class Loan1764000015000 implements MigrationInterface {
  readonly name = 'Loan1764000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN phone text, ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT person_borrower_plain CHECK (kind <> 'borrower' OR (service IS NULL AND site_id IS NULL AND left_on IS NULL)),
        ADD CONSTRAINT person_borrower_contact CHECK (kind <> 'borrower' OR erased_at IS NOT NULL OR (email IS NULL) <> (phone IS NULL)),
        ADD CONSTRAINT person_phone_of_borrower CHECK (phone IS NULL OR kind = 'borrower'),
        ADD CONSTRAINT person_phone_length CHECK (length(phone) BETWEEN 1 AND 25),
        ADD CONSTRAINT person_erased_whole CHECK (erased_at IS NULL OR
          (kind = 'borrower' AND given_name = 'Données' AND family_name = 'effacées' AND email IS NULL AND phone IS NULL));
      CREATE INDEX person_borrowers ON person (id) WHERE kind = 'borrower' AND erased_at IS NULL;

      CREATE FUNCTION guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.kind = 'borrower') <> (NEW.kind = 'borrower') THEN
          PERFORM refuse_fact('person_borrower_kept', 'whoever borrows is no agent, and the other way round');
        END IF;
        IF OLD.erased_at IS NOT NULL AND to_jsonb(NEW) - 'version' <> to_jsonb(OLD) - 'version' THEN
          PERFORM refuse_fact('person_erased_kept', 'what is erased stays erased');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_b_guarded BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION guard_person();
      DROP TRIGGER person_history ON person;
      CREATE TRIGGER person_history AFTER INSERT OR UPDATE OR DELETE ON person
        FOR EACH ROW EXECUTE FUNCTION write_history('person', 'id', 'version,created_at', 'given_name,family_name,email,phone');

      CREATE FUNCTION guard_account_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND kind = 'borrower') THEN
          PERFORM refuse_fact('account_of_staff', 'a member of the public has no account');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER account_b_of_staff BEFORE INSERT OR UPDATE OF person_id ON account FOR EACH ROW EXECUTE FUNCTION guard_account_person();
    `);

    await runner.query(`
      CREATE TABLE loan_terms (
        id uuid CONSTRAINT loan_terms_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        category text NOT NULL,
        days integer NOT NULL,
        max_renewals integer NOT NULL,
        replacement_cents integer,
        accessories text[] NOT NULL DEFAULT '{}',
        CONSTRAINT loan_terms_category_known CHECK (category IN ('wifi-point', 'laptop', 'tablet', 'accessory')),
        CONSTRAINT loan_terms_days_sane CHECK (days BETWEEN 1 AND 730),
        CONSTRAINT loan_terms_renewals_sane CHECK (max_renewals BETWEEN 0 AND 50),
        CONSTRAINT loan_terms_replacement_sane CHECK (replacement_cents BETWEEN 0 AND 100000000),
        CONSTRAINT loan_terms_accessories_few CHECK (cardinality(accessories) <= 20)
      );
      CREATE UNIQUE INDEX loan_terms_category_once ON loan_terms (category);
      INSERT INTO loan_terms (id, category, days, max_renewals, accessories) VALUES
        (gen_random_uuid(), 'laptop', 30, 2, ARRAY['Chargeur', 'Housse']),
        (gen_random_uuid(), 'tablet', 30, 2, ARRAY['Chargeur', 'Coque']),
        (gen_random_uuid(), 'accessory', 30, 2, '{}'),
        (gen_random_uuid(), 'wifi-point', 30, 2, ARRAY['Chargeur']);
      CREATE TRIGGER loan_terms_version BEFORE UPDATE ON loan_terms FOR EACH ROW EXECUTE FUNCTION bump_version();
      CREATE TRIGGER loan_terms_kept BEFORE DELETE OR TRUNCATE ON loan_terms EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER loan_terms_history AFTER INSERT OR UPDATE OR DELETE ON loan_terms
        FOR EACH ROW EXECUTE FUNCTION write_history('loan_terms', 'id', 'version', '');

      CREATE TABLE loan (
        id uuid CONSTRAINT loan_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        site_id uuid NOT NULL CONSTRAINT loan_site_fk REFERENCES site (id),
        person_id uuid NOT NULL CONSTRAINT loan_person_fk REFERENCES person (id),
        start_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        renewals integer NOT NULL DEFAULT 0,
        returned_at timestamptz,
        reminded_at timestamptz,
        called_at timestamptz,
        call_outcome text,
        disputed_at timestamptz,
        dispute_reason text,
        dispute_closed_at timestamptz,
        CONSTRAINT loan_due_after_start CHECK (due_at > start_at),
        CONSTRAINT loan_renewals_sane CHECK (renewals >= 0),
        CONSTRAINT loan_call_told CHECK ((called_at IS NULL) = (call_outcome IS NULL)),
        CONSTRAINT loan_call_outcome_known CHECK (call_outcome IN ('reached', 'message-left', 'no-answer')),
        CONSTRAINT loan_dispute_told CHECK ((disputed_at IS NULL) = (dispute_reason IS NULL)
          AND (dispute_closed_at IS NULL OR dispute_closed_at >= disputed_at)),
        CONSTRAINT loan_person_pair UNIQUE (id, person_id)
      );
      CREATE INDEX loan_by_due ON loan (due_at, id);
      CREATE INDEX loan_by_start ON loan (start_at, id);
      CREATE INDEX loan_out_by_due ON loan (due_at, id) WHERE returned_at IS NULL;
      CREATE INDEX loan_by_site ON loan (site_id, due_at, id);
      CREATE INDEX loan_by_person ON loan (person_id);
      CREATE TRIGGER loan_version BEFORE UPDATE ON loan FOR EACH ROW EXECUTE FUNCTION bump_version('reminded_at');
      CREATE TRIGGER loan_kept BEFORE DELETE OR TRUNCATE ON loan EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER loan_history AFTER INSERT OR UPDATE OR DELETE ON loan
        FOR EACH ROW EXECUTE FUNCTION write_history('loan', 'id', 'version,created_at,returned_at', 'dispute_reason');

      -- For whom and since when a loan is: never rewritten.
      CREATE FUNCTION guard_loan() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM person WHERE id = NEW.person_id AND (kind <> 'borrower' OR erased_at IS NOT NULL)) THEN
          PERFORM refuse_fact('loan_of_borrower', 'a loan is for a member of the public');
        END IF;
        IF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.site_id, NEW.start_at) IS DISTINCT FROM (OLD.person_id, OLD.site_id, OLD.start_at) THEN
          PERFORM refuse_fact('fact_kept', 'a fact that is past is not rewritten');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER loan_b_guarded BEFORE INSERT OR UPDATE ON loan FOR EACH ROW EXECUTE FUNCTION guard_loan();
    `);

    await runner.query(`
      ALTER TABLE custody ADD COLUMN loan_id uuid, ADD COLUMN kit_id uuid;
      -- What was noted as lent before is of agents: they are assigned things, and nobody could lend yet.
      ALTER TABLE custody DISABLE TRIGGER USER;
      UPDATE custody SET kind = 'assignment' FROM person p WHERE p.id = person_id AND custody.kind = 'loan' AND p.kind <> 'borrower';
      INSERT INTO loan (id, site_id, person_id, start_at, due_at, returned_at)
        SELECT c.id, site_of_equipment(c.equipment_id), c.person_id, lower(c.period), coalesce(c.due_at, lower(c.period) + interval '30 days'),
               coalesce(upper(c.period), c.cancelled_at)
          FROM custody c WHERE c.kind = 'loan';
      UPDATE custody SET loan_id = id WHERE kind = 'loan';
      ALTER TABLE custody ENABLE TRIGGER USER;
      ALTER TABLE custody
        ADD CONSTRAINT custody_loan_fk FOREIGN KEY (loan_id, person_id) REFERENCES loan (id, person_id),
        ADD CONSTRAINT custody_loan_fits_kind CHECK ((kind = 'loan') = (loan_id IS NOT NULL)),
        ADD CONSTRAINT custody_kit_fits_kind CHECK (kit_id IS NULL OR kind IN ('loan', 'assignment'));
      CREATE INDEX custody_by_loan ON custody (loan_id) WHERE loan_id IS NOT NULL;

      DROP TRIGGER custody_history ON custody;
      CREATE TRIGGER custody_history AFTER INSERT OR UPDATE ON custody FOR EACH ROW WHEN (NEW.kind <> 'loan')
        EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'version,created_at', '');
      -- Words about a member of the public are erased one day, which those of the history never are.
      CREATE TRIGGER custody_loan_history AFTER INSERT OR UPDATE ON custody FOR EACH ROW WHEN (NEW.kind = 'loan')
        EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'version,created_at', 'note,cancelled_reason');

      DROP TRIGGER custody_b_cancelled ON custody;
      CREATE TRIGGER custody_b_cancelled BEFORE UPDATE ON custody FOR EACH ROW
        WHEN (OLD.cancelled_at IS NOT NULL AND (OLD.kind <> 'loan' OR NEW.note IS NOT NULL OR NEW.cancelled_reason IS DISTINCT FROM 'effacé'
              OR NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at OR NEW.due_at IS DISTINCT FROM OLD.due_at OR NEW.period <> OLD.period))
        EXECUTE FUNCTION refuse_change('fact_kept', 'a cancelled custody stays cancelled');

      CREATE FUNCTION guard_custody_holder() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND (kind = 'borrower') <> (NEW.kind = 'loan')) THEN
          PERFORM refuse_fact('custody_holder_of_kind', 'a loan is held by a member of the public, an assignment by an agent or an intern');
        END IF;
        IF erasure_missing(NEW.equipment_id, lower(NEW.period)) THEN
          PERFORM refuse_fact('custody_after_erasure', 'its memory was not erased since it came back');
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER custody_c_holder BEFORE INSERT ON custody FOR EACH ROW WHEN (NEW.person_id IS NOT NULL) EXECUTE FUNCTION guard_custody_holder();

      -- A loan is over once none of its pieces is out, whichever act ended the last one. The loan is locked before it is
      -- looked at: of two pieces that come back at once, the second sees the first.
      CREATE FUNCTION follow_loan() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM loan WHERE id = NEW.loan_id FOR NO KEY UPDATE;
        UPDATE loan SET version = version + 1, returned_at = (
          SELECT CASE WHEN bool_or(upper_inf(period) AND cancelled_at IS NULL) THEN NULL
                      ELSE coalesce(max(upper(period)) FILTER (WHERE cancelled_at IS NULL), max(cancelled_at)) END
            FROM custody WHERE loan_id = NEW.loan_id)
         WHERE id = NEW.loan_id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER custody_z_loan AFTER UPDATE ON custody FOR EACH ROW
        WHEN (NEW.loan_id IS NOT NULL AND (NEW.period <> OLD.period OR NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at))
        EXECUTE FUNCTION follow_loan();

      CREATE FUNCTION check_loan_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM custody WHERE loan_id = NEW.id) THEN
          PERFORM refuse_fact('loan_with_pieces', 'a loan is of one piece at least');
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER loan_with_pieces AFTER INSERT ON loan
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_loan_pieces();
    `);

    await runner.query(`
      CREATE TABLE custody_accessory (
        custody_id uuid NOT NULL CONSTRAINT custody_accessory_custody_fk REFERENCES custody (id),
        label text NOT NULL,
        place integer NOT NULL,
        returned boolean,
        CONSTRAINT custody_accessory_pk PRIMARY KEY (custody_id, label),
        CONSTRAINT custody_accessory_label_length CHECK (length(label) BETWEEN 1 AND 60)
      );
      CREATE TRIGGER custody_accessory_kept BEFORE DELETE OR TRUNCATE ON custody_accessory EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER custody_accessory_b_back BEFORE UPDATE ON custody_accessory FOR EACH ROW
        WHEN (OLD.returned OR NEW.returned IS NULL OR NEW.custody_id <> OLD.custody_id OR NEW.label <> OLD.label)
        EXECUTE FUNCTION refuse_change('fact_kept', 'what came back came back');

      CREATE TABLE custody_check (
        custody_id uuid NOT NULL CONSTRAINT custody_check_custody_fk REFERENCES custody (id),
        moment text NOT NULL,
        wear text NOT NULL,
        note text,
        photo bytea,
        CONSTRAINT custody_check_pk PRIMARY KEY (custody_id, moment),
        CONSTRAINT custody_check_moment_known CHECK (moment IN ('out', 'in')),
        CONSTRAINT custody_check_wear_known CHECK (wear IN ('new', 'good', 'worn', 'damaged')),
        CONSTRAINT custody_check_note_length CHECK (length(note) BETWEEN 1 AND 200),
        CONSTRAINT custody_check_photo_small CHECK (octet_length(photo) BETWEEN 1 AND 1048576)
      );
      CREATE TRIGGER custody_check_kept BEFORE DELETE OR TRUNCATE ON custody_check EXECUTE FUNCTION forbid_delete();

      CREATE TABLE erasure (
        id uuid CONSTRAINT erasure_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        equipment_id uuid NOT NULL CONSTRAINT erasure_equipment_fk REFERENCES equipment (id),
        method text NOT NULL,
        at timestamptz NOT NULL,
        operator_id uuid NOT NULL CONSTRAINT erasure_operator_fk REFERENCES person (id),
        CONSTRAINT erasure_method_known CHECK (method IN ('factory-reset', 'secure-erase', 'reinstalled', 'destroyed'))
      );
      CREATE INDEX erasure_by_equipment ON erasure (equipment_id, at);

      CREATE FUNCTION guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        annulled timestamptz;
      BEGIN
        NEW.at := date_trunc('milliseconds', NEW.at);
        SELECT annulled_at INTO annulled FROM equipment WHERE id = NEW.equipment_id FOR NO KEY UPDATE;
        IF annulled IS NOT NULL THEN
          PERFORM refuse_fact('equipment_not_annulled', 'the entry is annulled');
        END IF;
        IF NEW.at > now() + interval '1 minute' THEN
          PERFORM refuse_fact('fact_not_in_future', 'a fact is never dated in the future');
        END IF;
        IF EXISTS (SELECT FROM equipment WHERE id = NEW.equipment_id AND category NOT IN ('laptop', 'tablet')) THEN
          PERFORM refuse_fact('erasure_of_memory', 'this piece has no memory of its own');
        END IF;
        -- What somebody holds is filled again: only what came back is erased for the next one.
        IF EXISTS (SELECT FROM custody WHERE equipment_id = NEW.equipment_id AND cancelled_at IS NULL AND person_id IS NOT NULL
                    AND (upper_inf(period) OR upper(period) > NEW.at)) THEN
          PERFORM refuse_fact('erasure_after_custody', 'somebody held the piece at that time, or later');
        END IF;
        RETURN NEW;
      END $$;
      -- Whether the piece has a memory that was not erased since it came back, before that instant, from a member of the
      -- public or from an intern.
      CREATE FUNCTION erasure_missing(piece uuid, at_instant timestamptz) RETURNS boolean LANGUAGE sql STABLE
        RETURN EXISTS (
          SELECT FROM (
            SELECT max(upper(c.period)) AS came_back
              FROM custody c JOIN person p ON p.id = c.person_id JOIN equipment e ON e.id = c.equipment_id
             WHERE c.equipment_id = piece AND e.category IN ('laptop', 'tablet') AND c.cancelled_at IS NULL
               AND upper(c.period) <= at_instant AND (c.kind = 'loan' OR p.kind = 'intern')) AS last
           WHERE last.came_back IS NOT NULL
             AND NOT EXISTS (SELECT FROM erasure x WHERE x.equipment_id = piece AND x.at BETWEEN last.came_back AND at_instant));
      CREATE TRIGGER erasure_a_guarded BEFORE INSERT ON erasure FOR EACH ROW EXECUTE FUNCTION guard_erasure();
      CREATE TRIGGER erasure_b_kept BEFORE UPDATE ON erasure FOR EACH ROW EXECUTE FUNCTION refuse_change('fact_kept', 'an erasure stays as it was');
      CREATE TRIGGER erasure_kept BEFORE DELETE OR TRUNCATE ON erasure EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER erasure_history AFTER INSERT ON erasure
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'created_at', '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION erasure_missing(uuid, timestamptz);
      DROP TABLE erasure, custody_check, custody_accessory;
      DROP TRIGGER custody_z_loan ON custody;
      DROP TRIGGER custody_c_holder ON custody;
      DROP TRIGGER custody_loan_history ON custody;
      DROP TRIGGER custody_history ON custody;
      CREATE TRIGGER custody_history AFTER INSERT OR UPDATE OR DELETE ON custody
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', 'version,created_at', '');
      DROP TRIGGER custody_b_cancelled ON custody;
      CREATE TRIGGER custody_b_cancelled BEFORE UPDATE ON custody FOR EACH ROW WHEN (OLD.cancelled_at IS NOT NULL)
        EXECUTE FUNCTION refuse_change('fact_kept', 'a cancelled custody stays cancelled');
      ALTER TABLE custody DROP COLUMN loan_id, DROP COLUMN kit_id;
      DROP TABLE loan, loan_terms;
      DROP TRIGGER account_b_of_staff ON account;
      DROP TRIGGER person_b_guarded ON person;
      DROP TRIGGER person_history ON person;
      CREATE TRIGGER person_history AFTER INSERT OR UPDATE OR DELETE ON person
        FOR EACH ROW EXECUTE FUNCTION write_history('person', 'id', 'version,created_at', 'given_name,family_name,email');
      ALTER TABLE person
        DROP CONSTRAINT person_borrower_plain, DROP CONSTRAINT person_borrower_contact, DROP CONSTRAINT person_erased_whole,
        DROP COLUMN phone, DROP COLUMN erased_at;
      DROP FUNCTION guard_erasure, check_loan_pieces, follow_loan, guard_custody_holder, guard_loan, guard_account_person, guard_person;
    `);
  }
}
