import type { LineOutcome } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One piece of a transfer, or a thing that came without being listed. */
@Entity('transfer_line')
@Check('transfer_line_outcome_known', `outcome IN ('received', 'damaged', 'missing', 'returned', 'lost', 'extra')`)
@Check('transfer_line_decided', '(outcome IS NULL) = (decided_at IS NULL)')
@Check('transfer_line_named', `equipment_id IS NOT NULL OR (label IS NOT NULL AND coalesce(outcome, '') = 'extra')`)
@Check('transfer_line_text_length', 'length(note) <= 500 AND length(label) BETWEEN 1 AND 60')
@Unique('transfer_line_once', ['transferId', 'equipmentId'])
@Index('transfer_line_by_equipment', ['equipmentId'], { where: 'equipment_id IS NOT NULL' })
@Index('transfer_line_one_live', ['equipmentId'], { unique: true, where: `outcome IS NULL OR outcome = 'missing'` })
export class TransferLineEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'transfer_line_pk' })
  id!: string;

  @ForeignKey('TransferEntity', { name: 'transfer_line_transfer_fk' })
  @Column({ name: 'transfer_id', type: 'uuid' })
  transferId!: string;

  /** In which order the slip lists it. */
  @Column({ type: 'integer' })
  place!: number;

  /** Null for a thing that is not known here. */
  @ForeignKey('EquipmentEntity', { name: 'transfer_line_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid', nullable: true })
  equipmentId!: string | null;

  /** The transit; null before it left, and for what came without being listed. */
  @ForeignKey('CustodyEntity', { name: 'transfer_line_custody_fk' })
  @Column({ name: 'custody_id', type: 'uuid', nullable: true })
  custodyId!: string | null;

  /** What was read on a thing that is not known here. */
  @Column({ type: 'text', nullable: true })
  label!: string | null;

  /** Null as long as nobody has said what became of it. */
  @Column({ type: 'text', nullable: true })
  outcome!: LineOutcome | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}
