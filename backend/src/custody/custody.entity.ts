import type { CustodyKind } from '@calanque/shared';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PERIOD_SANE, periodTransformer, type Period } from '../database/period.js';

/** Who holds a piece, from when to when. */
@Entity('custody')
@Check('custody_kind_known', `kind IN ('installed', 'assignment', 'loan', 'repair', 'transit')`)
@Check(
  'custody_holder_fits_kind',
  `(kind IN ('assignment', 'loan')) = (person_id IS NOT NULL) AND (repairer IS NULL OR kind = 'repair')`,
)
@Check('custody_period_sane', PERIOD_SANE)
@Check('custody_due_after_start', 'due_at > lower(period)')
@Check('custody_installed_open_ended', `kind <> 'installed' OR due_at IS NULL`)
@Check('custody_cancelled_with_reason', '(cancelled_at IS NULL) = (cancelled_reason IS NULL)')
@Check('custody_loan_fits_kind', `(kind = 'loan') = (loan_id IS NOT NULL)`)
@Check('custody_kit_fits_kind', `kit_id IS NULL OR kind IN ('loan', 'assignment')`)
@ForeignKey('LoanEntity', ['loanId', 'personId'], ['id', 'personId'], { name: 'custody_loan_fk' })
@Exclusion('custody_one_holder_at_a_time', 'USING gist (equipment_id WITH =, period WITH &&) WHERE (cancelled_at IS NULL)')
@Index('custody_now', { synchronize: false })
@Index('custody_held_now', ['personId'], { where: 'upper_inf(period) AND cancelled_at IS NULL AND person_id IS NOT NULL' })
@Index('custody_by_kit', ['kitId'], { where: 'kit_id IS NOT NULL' })
@Index('custody_of_piece', { synchronize: false })
@Index('custody_by_person', ['personId'], { where: 'person_id IS NOT NULL' })
@Index('custody_by_loan', ['loanId'], { where: 'loan_id IS NOT NULL' })
export class CustodyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'custody_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('EquipmentEntity', { name: 'custody_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  kind!: CustodyKind;

  /** The holder of an assignment or a loan; null for the other kinds. */
  @ForeignKey('PersonEntity', { name: 'custody_person_fk' })
  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  /** Of a repair; null when unknown. */
  @Column({ type: 'text', nullable: true })
  repairer!: string | null;

  @Column({ type: 'tstzrange', transformer: periodTransformer })
  period!: Period;

  /** The planned return; null when open-ended. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  /** Of which loan to a member of the public it is a part; null for the other kinds. */
  @Column({ name: 'loan_id', type: 'uuid', nullable: true })
  loanId!: string | null;

  /** The kit that was handed over whole; null where the piece goes by itself. */
  @ForeignKey('KitEntity', { name: 'custody_kit_fk' })
  @Column({ name: 'kit_id', type: 'uuid', nullable: true })
  kitId!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** When it was withdrawn as entered by mistake; null for a true one. */
  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancelled_reason', type: 'text', nullable: true })
  cancelledReason!: string | null;
}
