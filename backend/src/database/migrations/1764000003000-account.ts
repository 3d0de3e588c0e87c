import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in, from when they did, and what keeps others out. */
export class Account1764000003000 implements MigrationInterface {
  readonly name = 'Account1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid CONSTRAINT account_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        person_id uuid NOT NULL CONSTRAINT account_person_fk REFERENCES person (id),
        email text NOT NULL,
        role text NOT NULL,
        password_hash text,
        ends_on date,
        disabled_at timestamptz,
        last_sign_in_at timestamptz,
        CONSTRAINT account_person_once UNIQUE (person_id),
        CONSTRAINT account_role_known CHECK (role IN ('administrator', 'technician', 'manager', 'mediator', 'direction')),
        CONSTRAINT account_mediator_ends CHECK (role <> 'mediator' OR ends_on IS NOT NULL)
      );
      CREATE UNIQUE INDEX account_email_once ON account (lower(email));

      CREATE TABLE account_site (
        account_id uuid NOT NULL CONSTRAINT account_site_account_fk REFERENCES account (id),
        site_id uuid NOT NULL CONSTRAINT account_site_site_fk REFERENCES site (id),
        CONSTRAINT account_site_pk PRIMARY KEY (account_id, site_id)
      );

      -- The hash of the cookie, never the cookie.
      CREATE TABLE session (
        id_hash bytea CONSTRAINT session_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT session_account_fk REFERENCES account (id),
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_by_account ON session (account_id);
      CREATE INDEX session_by_expiry ON session (expires_at);

      CREATE TABLE one_time_link (
        token_hash bytea CONSTRAINT one_time_link_pk PRIMARY KEY,
        purpose text NOT NULL,
        account_id uuid CONSTRAINT one_time_link_account_fk REFERENCES account (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT one_time_link_purpose_known CHECK (purpose IN ('invitation', 'reset', 'setup')),
        CONSTRAINT one_time_link_opens_account CHECK ((purpose = 'setup') = (account_id IS NULL))
      );
      CREATE INDEX one_time_link_by_account ON one_time_link (account_id);

      -- The key is a digest of the address typed, or of it and the client's address.
      CREATE TABLE sign_in_failure (
        key bytea CONSTRAINT sign_in_failure_pk PRIMARY KEY,
        failures integer NOT NULL,
        last_failed_at timestamptz NOT NULL,
        blocked_until timestamptz NOT NULL
      );

      CREATE TABLE server_secret (
        name text CONSTRAINT server_secret_pk PRIMARY KEY,
        value bytea NOT NULL
      );

      -- A creation that is sent again finds what it made; with another body it is refused.
      CREATE TABLE creation_receipt (
        id uuid CONSTRAINT creation_receipt_pk PRIMARY KEY,
        digest bytea NOT NULL,
        account_id uuid NOT NULL CONSTRAINT creation_receipt_account_fk REFERENCES account (id),
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TRIGGER account_version BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION bump_version('last_sign_in_at', 'password_hash');
      CREATE TRIGGER account_kept BEFORE DELETE OR TRUNCATE ON account EXECUTE FUNCTION forbid_delete();
      CREATE TRIGGER account_history AFTER INSERT OR UPDATE OR DELETE ON account
        FOR EACH ROW EXECUTE FUNCTION write_history('account', 'id', 'version,created_at,password_hash,last_sign_in_at', 'email');
      CREATE TRIGGER account_site_history AFTER INSERT OR UPDATE OR DELETE ON account_site
        FOR EACH ROW EXECUTE FUNCTION write_history('account', 'account_id', '', '');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE creation_receipt, server_secret, sign_in_failure, one_time_link, session, account_site, account`);
  }
}
