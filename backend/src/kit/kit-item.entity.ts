import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A piece in a kit, from when to when. */
@Entity('kit_item')
@Check('kit_item_removed_after_added', 'removed_at >= added_at')
@Index('kit_item_one_kit', ['equipmentId'], { unique: true, where: 'removed_at IS NULL' })
@Index('kit_item_by_kit', ['kitId'])
export class KitItemEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'kit_item_pk' })
  id!: string;

  @ForeignKey('KitEntity', { name: 'kit_item_kit_fk' })
  @Column({ name: 'kit_id', type: 'uuid' })
  kitId!: string;

  @ForeignKey('EquipmentEntity', { name: 'kit_item_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @Column({ name: 'added_at', type: 'timestamptz', default: () => 'now()' })
  addedAt!: Date;

  /** Null while it is in the kit. */
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;
}
