import type { MailFailure, MailKind, MailState } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MailContent } from './mail-content.js';

/** A mail on its way, and for a while what became of it. */
@Entity('mail')
@Check('mail_kind_shape', `kind ~ '^[a-z-]{1,40}$'`)
@Check('mail_one_recipient', 'num_nonnulls(account_id, person_id) = 1')
@Check('mail_loan_fits_kind', `loan_id IS NULL OR (kind = 'loan-reminder' AND person_id IS NOT NULL)`)
@Check('mail_state_known', `state IN ('waiting', 'sent', 'failed')`)
@Check('mail_ended_at_end', `(state = 'waiting') = (ended_at IS NULL)`)
@Check('mail_failure_said', `CASE state WHEN 'failed' THEN failure IS NOT NULL WHEN 'sent' THEN failure IS NULL ELSE true END`)
@Check('mail_content_whole', `content IS NULL OR (jsonb_typeof(content) = 'object' AND content ?& array['subject', 'text'])`)
@Check('mail_subject_one_line', `content ->> 'subject' !~ '[[:cntrl:]]'`)
@Check('mail_content_wiped', `CASE state WHEN 'waiting' THEN content IS NOT NULL WHEN 'sent' THEN content IS NULL ELSE NOT secret OR content IS NULL END`)
@Index('mail_by_creation', ['createdAt', 'id'])
@Index('mail_by_person', ['personId'], { where: 'person_id IS NOT NULL' })
@Index('mail_by_loan', ['loanId', 'createdAt'], { where: 'loan_id IS NOT NULL' })
@ForeignKey('LoanEntity', ['loanId', 'personId'], ['id', 'personId'], { name: 'mail_loan_fk' })
@Index('mail_by_account', ['accountId'], { where: 'account_id IS NOT NULL' })
export class MailEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'mail_pk' })
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'text' })
  kind!: MailKind;

  /** Whose account's address it goes to; null where it goes to a person's. */
  @ForeignKey('AccountEntity', { name: 'mail_account_fk' })
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @ForeignKey('PersonEntity', { name: 'mail_person_fk' })
  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  /** The loan that it reminds of; null for what is about none. */
  @Column({ name: 'loan_id', type: 'uuid', nullable: true })
  loanId!: string | null;

  /** Whether whoever reads it can take over an account: its content goes as soon as it is sent or given up. */
  @Column({ type: 'boolean' })
  secret!: boolean;

  /** Null once it is sent, or given up where it is secret; of the others that failed, after some days. */
  @Column({ type: 'jsonb', nullable: true })
  content!: MailContent | null;

  @Column({ type: 'text', default: 'waiting' })
  state!: MailState;

  /** How often sending it has failed. */
  @Column({ type: 'integer', default: 0 })
  tries!: number;

  /** Why the last try failed; null before the first, and once it is sent. */
  @Column({ type: 'text', nullable: true })
  failure!: MailFailure | null;

  /** When it was sent or given up. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
