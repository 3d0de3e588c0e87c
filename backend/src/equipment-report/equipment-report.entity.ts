import type { ReportKind } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What somebody says is wrong with a piece, and what was answered. */
@Entity('equipment_report')
@Check('equipment_report_kind_known', `kind IN ('broken', 'slow', 'missing-part', 'lost', 'other')`)
@Check('equipment_report_text_length', 'length(text) BETWEEN 1 AND 500')
@Check('equipment_report_other_said', `kind <> 'other' OR text IS NOT NULL`)
@Check('equipment_report_answer_length', 'length(answer) BETWEEN 1 AND 500')
@Check('equipment_report_answer_whole', 'num_nonnulls(answer, answered_by, answered_at) IN (0, 3)')
@Check('equipment_report_in_order', 'answered_at >= created_at AND closed_at >= created_at')
@Index('equipment_report_of_equipment', ['equipmentId', 'createdAt', 'id'])
@Index('equipment_report_of_reporter', ['reporterId', 'createdAt', 'id'])
@Index('equipment_report_by_time', ['createdAt', 'id'])
@Index('equipment_report_open', ['createdAt', 'id'], { where: 'closed_at IS NULL' })
export class EquipmentReportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'equipment_report_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @ForeignKey('EquipmentEntity', { name: 'equipment_report_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @ForeignKey('PersonEntity', { name: 'equipment_report_reporter_fk' })
  @Column({ name: 'reporter_id', type: 'uuid' })
  reporterId!: string;

  @Column({ type: 'text' })
  kind!: ReportKind;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @ForeignKey('PersonEntity', { name: 'equipment_report_answerer_fk' })
  @Column({ name: 'answered_by', type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  /** Null while something is still to be done. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
