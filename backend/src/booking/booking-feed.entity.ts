import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A secret calendar address, of a site or of an account's own bookings. */
@Entity('booking_feed')
@Check('booking_feed_token_hashed', 'length(token_hash) = 32')
@Index('booking_feed_token_once', ['tokenHash'], { unique: true })
@Index('booking_feed_by_owner', ['ownerId'], { where: 'revoked_at IS NULL' })
export class BookingFeedEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'booking_feed_pk' })
  id!: string;

  /** SHA-256 of the token in the address, which itself is kept nowhere. */
  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  /** The account whose rights it has. */
  @ForeignKey('AccountEntity', { name: 'booking_feed_owner_fk' })
  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  /** Null: what the owner booked, or what is booked for them. */
  @ForeignKey('SiteEntity', { name: 'booking_feed_site_fk' })
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'last_read_at', type: 'timestamptz', nullable: true })
  lastReadAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
