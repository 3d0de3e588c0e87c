import type { Condition } from '@calanque/shared';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PERIOD_SANE, periodTransformer, type Period } from '../database/period.js';

/** In which condition a piece is, from when to when. */
@Entity('equipment_condition')
@Check('equipment_condition_known', `condition IN ('working', 'broken', 'lost', 'stolen', 'written-off')`)
@Check('equipment_condition_reason', `condition IN ('working', 'broken') OR reason IS NOT NULL`)
@Check('equipment_condition_period_sane', PERIOD_SANE)
@Exclusion('equipment_condition_one_at_a_time', 'USING gist (equipment_id WITH =, period WITH &&)')
@Index('equipment_condition_now', { synchronize: false })
@Index('equipment_condition_was_amiss', { synchronize: false })
@Index('equipment_condition_amiss', ['condition'], { where: `upper_inf(period) AND condition <> 'working'` })
export class EquipmentConditionEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'equipment_condition_pk' })
  id!: string;

  @ForeignKey('EquipmentEntity', { name: 'equipment_condition_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  condition!: Condition;

  /** Never null for lost, stolen and written off. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'tstzrange', transformer: periodTransformer })
  period!: Period;
}
