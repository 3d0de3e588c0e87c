import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that were handed out, byte for byte, and what was signed of them. */
export class Document1764000019000 implements MigrationInterface {
  readonly name = 'Document1764000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document (
        id uuid CONSTRAINT document_pk PRIMARY KEY,
        created_at timestamptz NOT NULL,
        created_by uuid CONSTRAINT document_author_fk REFERENCES account (id),
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        site_id uuid NOT NULL CONSTRAINT document_site_fk REFERENCES site (id),
        other_site_id uuid CONSTRAINT document_other_site_fk REFERENCES site (id),
        data jsonb NOT NULL,
        content bytea NOT NULL,
        sha256 text NOT NULL,
        signed_content bytea,
        signed_sha256 text,
        CONSTRAINT document_kind_fits_subject CHECK (
          (kind IN ('loan-agreement', 'return-slip') AND subject_kind = 'loan')
          OR (kind = 'handover-sheet' AND subject_kind = 'custody') OR (kind = 'delivery-slip' AND subject_kind = 'transfer')),
        CONSTRAINT document_hash_true CHECK (sha256 = encode(sha256(content), 'hex')),
        CONSTRAINT document_signed_hash_true CHECK (
          (signed_content IS NULL) = (signed_sha256 IS NULL) AND signed_sha256 IS NOT DISTINCT FROM encode(sha256(signed_content), 'hex')),
        CONSTRAINT document_size CHECK (octet_length(content) BETWEEN 1 AND 5000000 AND coalesce(octet_length(signed_content), 1) BETWEEN 1 AND 5000000),
        CONSTRAINT document_hash_pair UNIQUE (id, sha256)
      );
      CREATE INDEX document_by_subject ON document (subject_kind, subject_id, created_at);

      CREATE TABLE signature (
        id uuid CONSTRAINT signature_pk PRIMARY KEY,
        document_id uuid NOT NULL,
        document_sha256 text NOT NULL,
        role text NOT NULL,
        method text NOT NULL,
        drawing text,
        signed_at timestamptz NOT NULL,
        created_by uuid CONSTRAINT signature_author_fk REFERENCES account (id),
        -- What is signed is that very file: a signature goes with it, and is never that of another.
        CONSTRAINT signature_document_fk FOREIGN KEY (document_id, document_sha256) REFERENCES document (id, sha256) ON DELETE CASCADE,
        CONSTRAINT signature_role_known CHECK (role IN ('borrower', 'holder', 'agent', 'sender', 'receiver')),
        CONSTRAINT signature_method_known CHECK (method IN ('screen', 'paper')),
        CONSTRAINT signature_drawn_on_screen CHECK ((method = 'screen') = (drawing IS NOT NULL)),
        CONSTRAINT signature_drawing_sane CHECK (length(drawing) BETWEEN 8 AND 30000 AND drawing ~ '^[ML0-9 ]+$'),
        CONSTRAINT signature_once_per_role UNIQUE (document_id, role)
      );

      -- What was handed out stays as it was; a signature only adds the file that shows it.
      CREATE TRIGGER document_unchanged
        BEFORE UPDATE OF id, created_at, created_by, kind, subject_kind, subject_id, site_id, other_site_id, data, content, sha256 ON document
        FOR EACH ROW EXECUTE FUNCTION refuse_change('document_unchanged', 'a document stays as it was handed out');
      CREATE TRIGGER signature_unchanged BEFORE UPDATE ON signature
        FOR EACH ROW EXECUTE FUNCTION refuse_change('signature_unchanged', 'a signature stays as it was given');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signature, document');
  }
}
