import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files on their way into the inventory: their rows, what became of each, and what a person taught about headings and values. */
export class Import1764000009000 implements MigrationInterface {
  readonly name = 'Import1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Spaces of any kind and number are one: a file writes names as they come.
      CREATE FUNCTION one_space(content text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN btrim(regexp_replace(content, '[\\s\\u00a0\\u2007\\u202f]+', ' ', 'g'));

      CREATE TABLE import (
        id uuid CONSTRAINT import_pk PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        account_id uuid NOT NULL CONSTRAINT import_account_fk REFERENCES account (id),
        kind text NOT NULL,
        file_name text NOT NULL,
        file_digest bytea NOT NULL,
        headings text[] NOT NULL,
        fields text[] NOT NULL,
        remembered boolean[] NOT NULL,
        state text NOT NULL DEFAULT 'uploaded',
        row_count integer NOT NULL,
        done_count integer NOT NULL DEFAULT 0,
        total_count integer NOT NULL DEFAULT 0,
        failure text,
        confirmed_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT import_kind_known CHECK (kind IN ('equipment', 'agents', 'sites', 'rooms')),
        CONSTRAINT import_state_known CHECK (state IN ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed')),
        CONSTRAINT import_failure_said CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT import_columns_match CHECK (cardinality(headings) = cardinality(fields) AND cardinality(headings) = cardinality(remembered))
      );
      CREATE INDEX import_by_account ON import (account_id, created_at, id);

      -- A row is written once: its cells never change, and what became of it is said beside them.
      CREATE TABLE import_row (
        import_id uuid NOT NULL CONSTRAINT import_row_import_fk REFERENCES import (id) ON DELETE CASCADE,
        row integer NOT NULL,
        cells jsonb NOT NULL,
        outcome text,
        content jsonb,
        links jsonb,
        faults jsonb,
        differences jsonb,
        target_id uuid,
        target_version integer,
        chosen boolean NOT NULL DEFAULT false,
        written_at timestamptz,
        CONSTRAINT import_row_pk PRIMARY KEY (import_id, row),
        CONSTRAINT import_row_outcome_known CHECK (outcome IN ('accepted', 'rejected', 'ignored', 'already-present', 'different'))
      );
      CREATE INDEX import_row_by_outcome ON import_row (import_id, outcome, row);

      -- What the accepted rows of one file identify themselves by: one row each, and the first one has it.
      CREATE TABLE import_claim (
        import_id uuid NOT NULL CONSTRAINT import_claim_import_fk REFERENCES import (id) ON DELETE CASCADE,
        key text NOT NULL,
        row integer NOT NULL,
        value text,
        CONSTRAINT import_claim_pk PRIMARY KEY (import_id, key)
      );

      -- The target is a field of the kind for a heading, the id or code of a known thing for a value.
      CREATE TABLE import_habit (
        account_id uuid NOT NULL CONSTRAINT import_habit_account_fk REFERENCES account (id),
        kind text NOT NULL,
        about text NOT NULL,
        word text NOT NULL,
        written text NOT NULL,
        target text NOT NULL,
        CONSTRAINT import_habit_pk PRIMARY KEY (account_id, kind, about, word),
        CONSTRAINT import_habit_kind_known CHECK (kind IN ('equipment', 'agents', 'sites', 'rooms')),
        CONSTRAINT import_habit_short CHECK (length(word) <= 200 AND length(written) <= 200 AND length(target) <= 40)
      );

      CREATE TRIGGER import_version BEFORE UPDATE ON import FOR EACH ROW EXECUTE FUNCTION bump_version('done_count', 'total_count');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_habit, import_claim, import_row, import; DROP FUNCTION one_space`);
  }
}
