import type { NoticeKind } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something that one account is told of. What it says is made from plain values when it is read. */
@Entity('notice')
@Check('notice_kind_known', `kind IN (
          'report-filed', 'report-answered', 'booking-asked', 'booking-approved', 'booking-refused', 'booking-cancelled', 'booking-endangered',
          'booking-overridden', 'booking-moved', 'booking-given-back', 'loan-overdue', 'transfer-sent', 'transfer-received', 'transfer-differs', 'transfer-called-back')`)
@Check('notice_params_small', `jsonb_typeof(params) = 'object' AND length(params::text) <= 4000`)
@Check('notice_link_inside', `link ~ '^/[a-z0-9/-]{0,200}(\\?[A-Za-z0-9=&%_.,-]{1,200})?$' AND link !~ '^//'`)
@Check('notice_key_length', 'length(key) BETWEEN 1 AND 200')
@Index('notice_once', ['accountId', 'key'], { unique: true, where: 'key IS NOT NULL' })
@Index('notice_of_account', ['accountId', 'createdAt', 'id'])
@Index('notice_unread', ['accountId', 'createdAt', 'id'], { where: 'read_at IS NULL' })
export class NoticeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_pk' })
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @ForeignKey('AccountEntity', { name: 'notice_account_fk' })
  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  /** Whoever no longer has the site sees the notice no more; null where it is of no site. */
  @ForeignKey('SiteEntity', { name: 'notice_site_fk' })
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId!: string | null;

  /** The piece that it points at; null where at none. */
  @ForeignKey('EquipmentEntity', { name: 'notice_equipment_fk' })
  @Column({ name: 'equipment_id', type: 'uuid', nullable: true })
  equipmentId!: string | null;

  @Column({ type: 'jsonb' })
  params!: object;

  @Column({ type: 'text', nullable: true })
  link!: string | null;

  /** The same one is not told twice; null where it may be. */
  @Column({ type: 'text', nullable: true })
  key!: string | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;
}
