import type { DocumentKind, DocumentSubject } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DocumentDataByKind } from './document-data.js';

/** A document that was handed out, byte for byte. It is never changed; an erasure may delete it. */
@Entity('document')
@Check('document_kind_fits_subject', `(kind IN ('loan-agreement', 'return-slip') AND subject_kind = 'loan')
          OR (kind = 'handover-sheet' AND subject_kind = 'custody') OR (kind = 'delivery-slip' AND subject_kind = 'transfer')`)
@Check('document_hash_true', `sha256 = encode(sha256(content), 'hex')`)
@Check('document_signed_hash_true', `(signed_content IS NULL) = (signed_sha256 IS NULL) AND signed_sha256 IS NOT DISTINCT FROM encode(sha256(signed_content), 'hex')`)
@Check('document_size', 'octet_length(content) BETWEEN 1 AND 5000000 AND coalesce(octet_length(signed_content), 1) BETWEEN 1 AND 5000000')
@Unique('document_hash_pair', ['id', 'sha256'])
@Index('document_by_subject', ['subjectKind', 'subjectId', 'createdAt'])
export class DocumentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'document_pk' })
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Null for the server itself. */
  @ForeignKey('AccountEntity', { name: 'document_author_fk' })
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'text' })
  kind!: DocumentKind;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind!: DocumentSubject;

  /** A loan, a custody or a transfer, by `subjectKind`. */
  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  /** Whose people see it. */
  @ForeignKey('SiteEntity', { name: 'document_site_fk' })
  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  /** The other site of a transfer, whose people see it too. */
  @ForeignKey('SiteEntity', { name: 'document_other_site_fk' })
  @Column({ name: 'other_site_id', type: 'uuid', nullable: true })
  otherSiteId!: string | null;

  /** What it says, from which the signed file is made. */
  @Column({ type: 'jsonb' })
  data!: DocumentDataByKind[DocumentKind];

  /** The unsigned file. */
  @Column({ type: 'bytea' })
  content!: Buffer;

  /** SHA-256 of the unsigned file, in hexadecimal digits. */
  @Column({ type: 'text' })
  sha256!: string;

  /** The file with its signatures; null until somebody signs. */
  @Column({ name: 'signed_content', type: 'bytea', nullable: true })
  signedContent!: Buffer | null;

  @Column({ name: 'signed_sha256', type: 'text', nullable: true })
  signedSha256!: string | null;
}
