import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody signed in with one browser. */
@Entity('session')
@Index('session_by_account', ['accountId'])
@Index('session_by_expiry', ['expiresAt'])
export class SessionEntity {
  /** SHA-256 of the cookie, which itself is kept nowhere. */
  @PrimaryColumn({ name: 'id_hash', type: 'bytea', primaryKeyConstraintName: 'session_pk' })
  idHash!: Buffer;

  @ForeignKey('AccountEntity', { name: 'session_account_fk' })
  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Written at most once a minute. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  /** The end that no use of the session puts off. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
