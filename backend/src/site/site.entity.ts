import type { NetworkKind, OpeningHours, SiteStatus } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('site')
@Check('site_name_length', 'length(name) BETWEEN 1 AND 100')
@Check('site_status_known', `status IN ('open', 'works', 'closed')`)
@Check('site_network_known', `network_kind IN ('fibre', 'adsl', 'cable', '4g', '5g', 'satellite', 'none')`)
@Check('site_place_known', 'latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180')
@Index('site_name_once', { synchronize: false })
@Index('site_by_name', { synchronize: false })
@Index('site_by_words', { synchronize: false })
@Index('site_by_slips', { synchronize: false })
@Index('site_by_manager', ['managerId'], { where: 'manager_id IS NOT NULL' })
export class SiteEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'site_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'open' })
  status!: SiteStatus;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ name: 'postal_code', type: 'text', nullable: true })
  postalCode!: string | null;

  @Column({ type: 'text' })
  city!: string;

  /** INSEE code. */
  @Column({ name: 'commune_code', type: 'text', nullable: true })
  communeCode!: string | null;

  /** WGS 84, degrees. */
  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  /** WGS 84, degrees. */
  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ name: 'opening_hours', type: 'jsonb', default: {} })
  openingHours!: OpeningHours;

  @Column({ name: 'network_kind', type: 'text', nullable: true })
  networkKind!: NetworkKind | null;

  @Column({ name: 'network_operator', type: 'text', nullable: true })
  networkOperator!: string | null;

  @Column({ name: 'download_mbps', type: 'integer', nullable: true })
  downloadMbps!: number | null;

  @Column({ name: 'upload_mbps', type: 'integer', nullable: true })
  uploadMbps!: number | null;

  /** Whether a mediator's bookings there wait for approval. */
  @Column({ name: 'booking_approval', type: 'boolean', default: false })
  bookingApproval!: boolean;

  @ForeignKey('PersonEntity', { name: 'site_manager_fk' })
  @Column({ name: 'manager_id', type: 'uuid', nullable: true })
  managerId!: string | null;
}
