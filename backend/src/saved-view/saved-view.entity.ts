import type { ViewList, ViewQuery } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('saved_view')
@Check('saved_view_list_known', `list IN ('equipment', 'person', 'site', 'equipment_model', 'account')`)
@Check('saved_view_name_length', 'length(name) BETWEEN 1 AND 60')
@Check('saved_view_query_small', `jsonb_typeof(query) = 'object' AND length(query::text) <= 8000`)
@Index('saved_view_name_once', { synchronize: false })
@Index('saved_view_by_site', ['siteId', 'list'], { where: 'site_id IS NOT NULL' })
export class SavedViewEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'saved_view_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('AccountEntity', { name: 'saved_view_owner_fk' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  /** With whose people it is shared; null when it is its owner's alone. */
  @ForeignKey('SiteEntity', { name: 'saved_view_site_fk' })
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId!: string | null;

  @Column({ type: 'text' })
  list!: ViewList;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  query!: ViewQuery;
}
