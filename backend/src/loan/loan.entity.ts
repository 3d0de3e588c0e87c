import type { LoanCall } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One hand-over to a member of the public; who holds each piece, from when to when, stands in its custodies. */
@Entity('loan')
@Check('loan_due_after_start', 'due_at > start_at')
@Check('loan_renewals_sane', 'renewals >= 0')
@Check('loan_renewal_told', 'renewal_reason IS NULL OR (renewals > 0 AND length(renewal_reason) BETWEEN 1 AND 300)')
@Check('loan_call_told', '(called_at IS NULL) = (call_outcome IS NULL)')
@Check('loan_call_outcome_known', `call_outcome IN ('reached', 'message-left', 'no-answer')`)
@Check(
  'loan_dispute_told',
  `(disputed_at IS NULL) = (dispute_reason IS NULL) AND (dispute_closed_at IS NULL OR dispute_closed_at >= disputed_at)`,
)
@Unique('loan_person_pair', ['id', 'personId'])
@Index('loan_by_due', ['dueAt', 'id'])
@Index('loan_by_start', ['startAt', 'id'])
@Index('loan_out_by_due', ['dueAt', 'id'], { where: 'returned_at IS NULL' })
@Index('loan_by_site', ['siteId', 'dueAt', 'id'])
@Index('loan_by_person', ['personId'])
export class LoanEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'loan_pk' })
  id!: string;

  /** Counted up by a trigger, by each return as well; not by a reminder. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Where the pieces were at home when they were lent. */
  @ForeignKey('SiteEntity', { name: 'loan_site_fk' })
  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  /** A borrower. */
  @ForeignKey('PersonEntity', { name: 'loan_person_fk' })
  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'start_at', type: 'timestamptz' })
  startAt!: Date;

  /** As of the last renewal. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ type: 'integer', default: 0 })
  renewals!: number;

  /** Why it was renewed beyond its terms or past a booking, the last time that it was; null when it never was. */
  @Column({ name: 'renewal_reason', type: 'text', nullable: true })
  renewalReason!: string | null;

  /** When the last piece came back, kept by a trigger from the custodies; null while one is out. */
  @Column({ name: 'returned_at', type: 'timestamptz', nullable: true })
  returnedAt!: Date | null;

  /** The last reminder by mail. */
  @Column({ name: 'reminded_at', type: 'timestamptz', nullable: true })
  remindedAt!: Date | null;

  @Column({ name: 'called_at', type: 'timestamptz', nullable: true })
  calledAt!: Date | null;

  @Column({ name: 'call_outcome', type: 'text', nullable: true })
  callOutcome!: LoanCall['outcome'] | null;

  @Column({ name: 'disputed_at', type: 'timestamptz', nullable: true })
  disputedAt!: Date | null;

  @Column({ name: 'dispute_reason', type: 'text', nullable: true })
  disputeReason!: string | null;

  /** When the dispute was settled; null while there is one, or none. */
  @Column({ name: 'dispute_closed_at', type: 'timestamptz', nullable: true })
  disputeClosedAt!: Date | null;
}
