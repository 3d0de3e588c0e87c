import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('room')
@Check('room_name_length', 'length(name) BETWEEN 1 AND 100')
@Unique('room_site_pair', ['id', 'siteId'])
@Index('room_name_once', { synchronize: false })
@Index('room_by_words', { synchronize: false })
@Index('room_by_slips', { synchronize: false })
export class RoomEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'room_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('SiteEntity', { name: 'room_site_fk' })
  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  floor!: string | null;

  /** Since when nothing new is put there; null while in use. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
