import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Pieces on their way, or about to be, from one site to another. */
@Entity('transfer')
@Check('transfer_sites_differ', 'from_site_id <> to_site_id')
@Check('transfer_note_length', 'length(note) BETWEEN 1 AND 500')
@Check('transfer_closed_after_sent', 'closed_at IS NULL OR (sent_at IS NOT NULL AND closed_at >= sent_at AND cancelled_at IS NULL)')
@Check('transfer_cancelled_with_reason', '(cancelled_at IS NULL) = (cancelled_reason IS NULL)')
@Index('transfer_from', ['fromSiteId', 'createdAt', 'id'])
@Index('transfer_to', ['toSiteId', 'createdAt', 'id'])
@Index('transfer_by_creation', ['createdAt', 'id'])
export class TransferEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'transfer_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('SiteEntity', { name: 'transfer_from_site_fk' })
  @Column({ name: 'from_site_id', type: 'uuid' })
  fromSiteId!: string;

  @ForeignKey('SiteEntity', { name: 'transfer_to_site_fk' })
  @Column({ name: 'to_site_id', type: 'uuid' })
  toSiteId!: string;

  @ForeignKey('PersonEntity', { name: 'transfer_created_by_fk' })
  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** When the pieces left; null while it is prepared. */
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancelled_reason', type: 'text', nullable: true })
  cancelledReason!: string | null;
}
