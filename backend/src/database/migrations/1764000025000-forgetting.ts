import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKING_ASIDE = 'version,created_at,wish_model_id,wish_category,kit_id,group_id,series_id,decided_by,decided_at,ended_at,custody_id,overridden_at';

/**
 * Whoever borrowed is forgotten whole and for good, and what they left in a memory with them. Which links for a new password were asked
 * for by whoever has the address of an account.
 */
export class Forgetting1764000025000 implements MigrationInterface {
  readonly name = 'Forgetting1764000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Words and pictures about a member of the public are written while these are known, and held so until the transaction ends:
      -- what came after their erasure would never be erased.
      CREATE FUNCTION require_remembered(borrower uuid, rule text) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        gone timestamptz;
      BEGIN
        SELECT erased_at INTO gone FROM person WHERE id = borrower AND kind = 'borrower' FOR SHARE;
        IF gone IS NOT NULL THEN
          PERFORM refuse_fact(rule, 'who is erased is told of no more');
        END IF;
      END $$;

      -- Arguments: name of the rule, columns of words.
      CREATE FUNCTION guard_words_of_holder() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        old_row jsonb := to_jsonb(OLD);
        new_row jsonb := to_jsonb(NEW);
      BEGIN
        IF EXISTS (SELECT FROM unnest(string_to_array(TG_ARGV[1], ',')) AS words
                    WHERE new_row ->> words IS NOT NULL AND new_row ->> words IS DISTINCT FROM old_row ->> words) THEN
          PERFORM require_remembered(NEW.person_id, TG_ARGV[0]);
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER loan_c_remembered BEFORE UPDATE ON loan FOR EACH ROW
        EXECUTE FUNCTION guard_words_of_holder('loan_borrower_remembered', 'dispute_reason,renewal_reason');
      CREATE TRIGGER custody_d_remembered BEFORE INSERT OR UPDATE ON custody FOR EACH ROW WHEN (NEW.kind = 'loan')
        EXECUTE FUNCTION guard_words_of_holder('custody_borrower_remembered', 'note,cancelled_reason');

      -- Arguments: name of the rule.
      CREATE FUNCTION guard_words_of_custody() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM require_remembered(person_id, TG_ARGV[0]) FROM custody WHERE id = NEW.custody_id AND kind = 'loan';
        RETURN NEW;
      END $$;
      CREATE TRIGGER custody_check_a_noted BEFORE INSERT ON custody_check FOR EACH ROW
        WHEN (NEW.note IS NOT NULL OR NEW.photo IS NOT NULL) EXECUTE FUNCTION guard_words_of_custody('custody_check_borrower_remembered');
      CREATE TRIGGER custody_check_b_noted BEFORE UPDATE ON custody_check FOR EACH ROW
        WHEN ((NEW.note IS NOT NULL AND NEW.note IS DISTINCT FROM OLD.note) OR (NEW.photo IS NOT NULL AND NEW.photo IS DISTINCT FROM OLD.photo))
        EXECUTE FUNCTION guard_words_of_custody('custody_check_borrower_remembered');
      CREATE TRIGGER custody_accessory_a_named BEFORE INSERT ON custody_accessory FOR EACH ROW
        EXECUTE FUNCTION guard_words_of_custody('custody_accessory_borrower_remembered');
      -- A label that says more than the terms of loans do is erased: of what came back, nothing else changes.
      DROP TRIGGER custody_accessory_b_back ON custody_accessory;
      CREATE TRIGGER custody_accessory_b_back BEFORE UPDATE ON custody_accessory FOR EACH ROW
        WHEN (NEW.custody_id <> OLD.custody_id
          OR (NEW.label = OLD.label AND (OLD.returned OR NEW.returned IS NULL))
          OR (NEW.label <> OLD.label AND (NEW.label NOT LIKE 'effacé %' OR NEW.returned IS DISTINCT FROM OLD.returned)))
        EXECUTE FUNCTION refuse_change('fact_kept', 'what came back came back');
    `);

    await runner.query(`
      -- Whether what is said of a piece at that instant may be of a member of the public: one had it then, or until then.
      CREATE FUNCTION lent_at(piece uuid, at_instant timestamptz) RETURNS boolean LANGUAGE sql STABLE
        RETURN EXISTS (SELECT FROM custody WHERE equipment_id = piece AND kind = 'loan'
          AND lower(period) <= at_instant AND at_instant <= coalesce(upper(period), cancelled_at, 'infinity'));
      DROP TRIGGER equipment_condition_history ON equipment_condition;
      CREATE TRIGGER equipment_condition_history AFTER INSERT OR UPDATE ON equipment_condition FOR EACH ROW
        WHEN (NOT lent_at(NEW.equipment_id, lower(NEW.period))) EXECUTE FUNCTION write_history('equipment', 'equipment_id', '', '');
      CREATE TRIGGER equipment_condition_loan_history AFTER INSERT OR UPDATE ON equipment_condition FOR EACH ROW
        WHEN (lent_at(NEW.equipment_id, lower(NEW.period))) EXECUTE FUNCTION write_history('equipment', 'equipment_id', '', 'reason');
      DROP TRIGGER equipment_condition_a_guarded ON equipment_condition;
      CREATE TRIGGER equipment_condition_a_guarded BEFORE INSERT OR UPDATE ON equipment_condition FOR EACH ROW EXECUTE FUNCTION guard_fact('reason');
      CREATE TRIGGER equipment_condition_b_reason BEFORE UPDATE ON equipment_condition FOR EACH ROW
        WHEN (NEW.reason IS DISTINCT FROM OLD.reason AND NEW.reason IS DISTINCT FROM 'effacé')
        EXECUTE FUNCTION refuse_change('fact_kept', 'a fact that is past is not rewritten');

      -- Whether words of a booking are erased, and nothing else of it changes: that is also done of one that is over.
      CREATE FUNCTION words_erased(old_row jsonb, new_row jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE
        RETURN new_row - ARRAY['purpose', 'reason', 'override_reason'] = old_row - ARRAY['purpose', 'reason', 'override_reason']
          AND coalesce(new_row ->> 'purpose', 'effacé') IN ('effacé', coalesce(old_row ->> 'purpose', 'effacé'))
          AND coalesce(new_row ->> 'reason', 'effacé') IN ('effacé', coalesce(old_row ->> 'reason', 'effacé'))
          AND coalesce(new_row ->> 'override_reason', 'effacé') IN ('effacé', coalesce(old_row ->> 'override_reason', 'effacé'));
      DROP TRIGGER booking_a_guarded ON booking;
      CREATE TRIGGER booking_a_guarded BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION guard_booking();
      CREATE TRIGGER booking_b_guarded BEFORE UPDATE ON booking FOR EACH ROW
        WHEN (NOT words_erased(to_jsonb(OLD), to_jsonb(NEW))) EXECUTE FUNCTION guard_booking();

      -- Reasons are free text as the purpose is.
      DROP TRIGGER booking_history ON booking;
      CREATE TRIGGER booking_history AFTER INSERT OR UPDATE OR DELETE ON booking
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', '${BOOKING_ASIDE}', 'purpose,reason,override_reason');
    `);
    await runner.query(erasureMissing(''));
    await runner.query(`
      ALTER TABLE one_time_link ADD COLUMN asked boolean NOT NULL DEFAULT false;
      ${linkHistory('token_hash,created_at,used_at,asked')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${linkHistory('token_hash,created_at,used_at')}
      ALTER TABLE one_time_link DROP COLUMN asked;
    `);
    await runner.query(erasureMissing('AND c.cancelled_at IS NULL'));
    await runner.query(`
      DROP TRIGGER booking_history ON booking;
      CREATE TRIGGER booking_history AFTER INSERT OR UPDATE OR DELETE ON booking
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', '${BOOKING_ASIDE}', 'purpose');
      DROP TRIGGER booking_b_guarded ON booking;
      DROP TRIGGER booking_a_guarded ON booking;
      CREATE TRIGGER booking_a_guarded BEFORE INSERT OR UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION guard_booking();
      DROP FUNCTION words_erased(jsonb, jsonb);
      DROP TRIGGER equipment_condition_b_reason ON equipment_condition;
      DROP TRIGGER equipment_condition_a_guarded ON equipment_condition;
      CREATE TRIGGER equipment_condition_a_guarded BEFORE INSERT OR UPDATE ON equipment_condition FOR EACH ROW EXECUTE FUNCTION guard_fact();
      DROP TRIGGER equipment_condition_loan_history ON equipment_condition;
      DROP TRIGGER equipment_condition_history ON equipment_condition;
      CREATE TRIGGER equipment_condition_history AFTER INSERT OR UPDATE OR DELETE ON equipment_condition
        FOR EACH ROW EXECUTE FUNCTION write_history('equipment', 'equipment_id', '', '');
      DROP FUNCTION lent_at(uuid, timestamptz);
      DROP TRIGGER custody_accessory_b_back ON custody_accessory;
      CREATE TRIGGER custody_accessory_b_back BEFORE UPDATE ON custody_accessory FOR EACH ROW
        WHEN (OLD.returned OR NEW.returned IS NULL OR NEW.custody_id <> OLD.custody_id OR NEW.label <> OLD.label)
        EXECUTE FUNCTION refuse_change('fact_kept', 'what came back came back');
      DROP TRIGGER custody_accessory_a_named ON custody_accessory;
      DROP TRIGGER custody_check_b_noted ON custody_check;
      DROP TRIGGER custody_check_a_noted ON custody_check;
      DROP TRIGGER custody_d_remembered ON custody;
      DROP TRIGGER loan_c_remembered ON loan;
      DROP FUNCTION guard_words_of_custody, guard_words_of_holder;
      DROP FUNCTION require_remembered(uuid, text);
    `);
  }
}

/**
 * Whether the piece has a memory that was not erased since it came back, before that instant, from a member of the public or from
 * an intern. What came back was in their hands, also where its custody was cancelled later; what was cancelled before it came back
 * was entered by mistake. @param counts further conditions on the custody
 */
function erasureMissing(counts: string): string {
  return `
    CREATE OR REPLACE FUNCTION erasure_missing(piece uuid, at_instant timestamptz) RETURNS boolean LANGUAGE sql STABLE
      RETURN EXISTS (
        SELECT FROM (
          SELECT max(upper(c.period)) AS came_back
            FROM custody c JOIN person p ON p.id = c.person_id JOIN equipment e ON e.id = c.equipment_id
           WHERE c.equipment_id = piece AND e.category IN ('laptop', 'tablet') ${counts}
             AND upper(c.period) <= at_instant AND (c.kind = 'loan' OR p.kind = 'intern')) AS last
         WHERE last.came_back IS NOT NULL
           AND NOT EXISTS (SELECT FROM erasure x WHERE x.equipment_id = piece AND x.at BETWEEN last.came_back AND at_instant))`;
}

/** What of a link its history tells: whose it is, what for, until when. */
function linkHistory(untold: string): string {
  return `
      DROP TRIGGER one_time_link_history ON one_time_link;
      CREATE TRIGGER one_time_link_history AFTER INSERT ON one_time_link FOR EACH ROW WHEN (NEW.account_id IS NOT NULL)
        EXECUTE FUNCTION write_history('account', 'account_id', '${untold}', '');`;
}
