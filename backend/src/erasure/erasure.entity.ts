import type { ErasureMethod } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That the memory of a piece was made unreadable: it can change hands again. Never changed. */
@Entity('erasure')
@Check('erasure_method_known', `method IN ('factory-reset', 'secure-erase', 'reinstalled', 'destroyed')`)
@Index('erasure_by_equipment', ['equipmentId', 'at'])
export class ErasureEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'erasure_pk' })
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('EquipmentEntity', { name: 'erasure_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @Column({ type: 'text' })
  method!: ErasureMethod;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** Who did it. */
  @ForeignKey('PersonEntity', { name: 'erasure_operator_fk' })
  @Column({ name: 'operator_id', type: 'uuid' })
  operatorId!: string;
}
