import type { BookingStatus, BookingUse, Category } from '@calanque/shared';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PERIOD_SANE, periodTransformer, type Period } from '../database/period.js';

/** A piece promised for a time to come. It stops nobody once that time is over. */
@Entity('booking')
@Check('booking_status_known', `status IN ('asked', 'approved', 'refused', 'cancelled', 'fulfilled')`)
@Check('booking_use_known', `use IN ('agent', 'public', 'workshop')`)
@Check('booking_person_fits_use', `(use <> 'agent' OR person_id IS NOT NULL) AND (use <> 'public' OR person_id IS NULL)`)
@Check('booking_wish_known', `wish_category IN ('wifi-point', 'laptop', 'tablet', 'accessory')`)
@Check('booking_one_wish', 'num_nonnulls(wish_model_id, wish_category, kit_id) <= 1')
@Check('booking_purpose_length', 'length(purpose) BETWEEN 1 AND 120')
@Check('booking_period_sane', `${PERIOD_SANE} AND NOT upper_inf(period)`)
@Check('booking_period_short', `upper(period) - lower(period) <= '366 days'::interval`)
@Check('booking_refused_with_reason', `status <> 'refused' OR reason IS NOT NULL`)
@Check('booking_decided_by_somebody', '(decided_at IS NULL) = (decided_by IS NULL)')
@Check('booking_ended_when_over', `(status IN ('asked', 'approved')) = (ended_at IS NULL)`)
@Check('booking_fulfilled_by_custody', `(status = 'fulfilled') = (custody_id IS NOT NULL)`)
@Check('booking_overridden_with_reason', '(overridden_at IS NULL) = (override_reason IS NULL)')
@Exclusion('booking_one_at_a_time', `USING gist (equipment_id WITH =, period WITH &&) WHERE (status IN ('asked', 'approved'))`)
@Index('booking_custody_once', { synchronize: false })
@Index('booking_by_start', { synchronize: false })
@Index('booking_live_by_start', { synchronize: false })
@Index('booking_by_equipment', ['equipmentId'])
@Index('booking_by_person', ['personId'], { where: 'person_id IS NOT NULL' })
@Index('booking_by_owner', ['ownerId'])
@Index('booking_by_group', ['groupId'], { where: 'group_id IS NOT NULL' })
@Index('booking_by_series', ['seriesId'], { where: 'series_id IS NOT NULL' })
export class BookingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'booking_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('EquipmentEntity', { name: 'booking_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'tstzrange', transformer: periodTransformer })
  period!: Period;

  @Column({ type: 'text', default: 'approved' })
  status!: BookingStatus;

  @Column({ type: 'text' })
  use!: BookingUse;

  /** The agent for whom it is, or who leads the workshop; null for the public. */
  @ForeignKey('PersonEntity', { name: 'booking_person_fk' })
  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ type: 'text', nullable: true })
  purpose!: string | null;

  /** Who asked for it. */
  @ForeignKey('PersonEntity', { name: 'booking_owner_fk' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  /** What was asked for, where any piece of a model or category would do; both null where the piece itself was named. */
  @ForeignKey('EquipmentModelEntity', { name: 'booking_wish_model_fk' })
  @Column({ name: 'wish_model_id', type: 'uuid', nullable: true })
  wishModelId!: string | null;

  @Column({ name: 'wish_category', type: 'text', nullable: true })
  wishCategory!: Category | null;

  /** The kit that was asked for as a whole. */
  @ForeignKey('KitEntity', { name: 'booking_kit_fk' })
  @Column({ name: 'kit_id', type: 'uuid', nullable: true })
  kitId!: string | null;

  /** The bookings of the pieces of one kit for one time share it. */
  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  /** The bookings of all weeks of a series share it. */
  @Column({ name: 'series_id', type: 'uuid', nullable: true })
  seriesId!: string | null;

  /** Why it was refused or cancelled. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Who approved or refused it; null where nobody had to. */
  @ForeignKey('PersonEntity', { name: 'booking_decided_by_fk' })
  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  /** When it was refused, cancelled or fulfilled; null while it holds its period. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  /** The custody that came of it. */
  @ForeignKey('CustodyEntity', { name: 'booking_custody_fk' })
  @Column({ name: 'custody_id', type: 'uuid', nullable: true })
  custodyId!: string | null;

  /** When the piece was last given to somebody else for a time that meets this one. */
  @Column({ name: 'overridden_at', type: 'timestamptz', nullable: true })
  overriddenAt!: Date | null;

  @Column({ name: 'override_reason', type: 'text', nullable: true })
  overrideReason!: string | null;
}
