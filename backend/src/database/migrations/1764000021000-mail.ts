import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails on their way. No address is kept: it is looked up when a mail goes out, so that erasing a person leaves none here. */
export class Mail1764000021000 implements MigrationInterface {
  readonly name = 'Mail1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        id uuid CONSTRAINT mail_pk PRIMARY KEY,
        created_at timestamptz NOT NULL,
        kind text NOT NULL,
        account_id uuid CONSTRAINT mail_account_fk REFERENCES account (id),
        person_id uuid CONSTRAINT mail_person_fk REFERENCES person (id),
        secret boolean NOT NULL,
        content jsonb,
        state text NOT NULL DEFAULT 'waiting',
        tries integer NOT NULL DEFAULT 0,
        failure text,
        ended_at timestamptz,
        CONSTRAINT mail_kind_shape CHECK (kind ~ '^[a-z-]{1,40}$'),
        CONSTRAINT mail_one_recipient CHECK (num_nonnulls(account_id, person_id) = 1),
        CONSTRAINT mail_state_known CHECK (state IN ('waiting', 'sent', 'failed')),
        CONSTRAINT mail_ended_at_end CHECK ((state = 'waiting') = (ended_at IS NULL)),
        CONSTRAINT mail_failure_said CHECK (CASE state WHEN 'failed' THEN failure IS NOT NULL WHEN 'sent' THEN failure IS NULL ELSE true END),
        CONSTRAINT mail_content_whole CHECK (content IS NULL OR (jsonb_typeof(content) = 'object' AND content ?& array['subject', 'text'])),
        CONSTRAINT mail_subject_one_line CHECK (content ->> 'subject' !~ '[[:cntrl:]]'),
        -- What is over keeps its content only where it failed, to be sent again; a secret keeps it never.
        CONSTRAINT mail_content_wiped CHECK (CASE state WHEN 'waiting' THEN content IS NOT NULL WHEN 'sent' THEN content IS NULL ELSE NOT secret OR content IS NULL END)
      );
      CREATE INDEX mail_by_creation ON mail (created_at, id);
      CREATE INDEX mail_by_person ON mail (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX mail_by_account ON mail (account_id) WHERE account_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mail`);
  }
}
