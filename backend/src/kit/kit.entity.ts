import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Pieces of one site that go together. */
@Entity('kit')
@Check('kit_name_length', 'length(name) BETWEEN 1 AND 60')
@Check('kit_note_length', 'length(note) BETWEEN 1 AND 500')
@Index('kit_name_once', { synchronize: false })
@Index('kit_by_name', { synchronize: false })
export class KitEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'kit_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('SiteEntity', { name: 'kit_site_fk' })
  @Column({ name: 'site_id', type: 'uuid' })
  siteId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Since when it is none any more; its pieces left it then. */
  @Column({ name: 'dissolved_at', type: 'timestamptz', nullable: true })
  dissolvedAt!: Date | null;
}
