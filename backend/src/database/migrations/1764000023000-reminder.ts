import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which loan a reminder is, and why a loan was renewed beyond its terms. */
export class Reminder1764000023000 implements MigrationInterface {
  readonly name = 'Reminder1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail ADD COLUMN loan_id uuid,
        ADD CONSTRAINT mail_loan_fk FOREIGN KEY (loan_id, person_id) REFERENCES loan (id, person_id),
        ADD CONSTRAINT mail_loan_fits_kind CHECK (loan_id IS NULL OR (kind = 'loan-reminder' AND person_id IS NOT NULL));
      CREATE INDEX mail_by_loan ON mail (loan_id, created_at) WHERE loan_id IS NOT NULL;

      ALTER TABLE loan ADD COLUMN renewal_reason text,
        ADD CONSTRAINT loan_renewal_told CHECK (renewal_reason IS NULL OR (renewals > 0 AND length(renewal_reason) BETWEEN 1 AND 300));
      -- Words about a member of the public are erased one day, which those of the history never are.
      DROP TRIGGER loan_history ON loan;
      CREATE TRIGGER loan_history AFTER INSERT OR UPDATE OR DELETE ON loan
        FOR EACH ROW EXECUTE FUNCTION write_history('loan', 'id', 'version,created_at,returned_at', 'dispute_reason,renewal_reason');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER loan_history ON loan;
      ALTER TABLE loan DROP COLUMN renewal_reason;
      CREATE TRIGGER loan_history AFTER INSERT OR UPDATE OR DELETE ON loan
        FOR EACH ROW EXECUTE FUNCTION write_history('loan', 'id', 'version,created_at,returned_at', 'dispute_reason');
      ALTER TABLE mail DROP COLUMN loan_id;
    `);
  }
}
