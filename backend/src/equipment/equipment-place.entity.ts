import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PERIOD_SANE, periodTransformer, type Period } from '../database/period.js';

/** Where a piece is at home, from when to when. */
@Entity('equipment_place')
@Check('equipment_place_period_sane', PERIOD_SANE)
@Exclusion('equipment_place_one_at_a_time', 'USING gist (equipment_id WITH =, period WITH &&)')
@ForeignKey('RoomEntity', ['roomId', 'siteId'], ['id', 'siteId'], { name: 'equipment_place_room_fk' })
@Index('equipment_place_now', { synchronize: false })
@Index('equipment_place_at_site', { synchronize: false })
@Index('equipment_place_here', ['siteId', 'roomId'], { where: 'upper_inf(period)' })
export class EquipmentPlaceEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'equipment_place_pk' })
  id!: string;

  @ForeignKey('EquipmentEntity', { name: 'equipment_place_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid' })
  equipmentId!: string;

  @ForeignKey('SiteEntity', { name: 'equipment_place_site_fk' })
  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  /** A room of that site; null when it is not known. */
  @Column({ name: 'room_id', type: 'uuid', nullable: true })
  roomId!: string | null;

  @Column({ type: 'tstzrange', transformer: periodTransformer })
  period!: Period;
}
