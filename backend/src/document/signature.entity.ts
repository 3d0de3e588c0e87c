import type { SignatureMethod, SignatureRole } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** That somebody signed one document, on screen or on paper. */
@Entity('signature')
@Check('signature_role_known', `role IN ('borrower', 'holder', 'agent', 'sender', 'receiver')`)
@Check('signature_method_known', `method IN ('screen', 'paper')`)
@Check('signature_drawn_on_screen', `(method = 'screen') = (drawing IS NOT NULL)`)
@Check('signature_drawing_sane', `length(drawing) BETWEEN 8 AND 30000 AND drawing ~ '^[ML0-9 ]+$'`)
@ForeignKey('DocumentEntity', ['documentId', 'documentSha256'], ['id', 'sha256'], { name: 'signature_document_fk', onDelete: 'CASCADE' })
@Unique('signature_once_per_role', ['documentId', 'role'])
export class SignatureEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'signature_pk' })
  id!: string;

  @Column({ name: 'document_id', type: 'uuid' })
  documentId!: string;

  /** Of the unsigned file that was signed. */
  @Column({ name: 'document_sha256', type: 'text' })
  documentSha256!: string;

  @Column({ type: 'text' })
  role!: SignatureRole;

  @Column({ type: 'text' })
  method!: SignatureMethod;

  /** Strokes on a field of 600 × 200 (`SIGNATURE_PATH`); null on paper. */
  @Column({ type: 'text', nullable: true })
  drawing!: string | null;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt!: Date;

  /** In whose session it was given. */
  @ForeignKey('AccountEntity', { name: 'signature_author_fk' })
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;
}
