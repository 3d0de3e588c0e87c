import type { LinkPurpose } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A link that is handed over and works once. */
@Entity('one_time_link')
@Check('one_time_link_purpose_known', `purpose IN ('invitation', 'reset', 'setup')`)
@Check('one_time_link_opens_account', `(purpose = 'setup') = (account_id IS NULL)`)
@Index('one_time_link_by_account', ['accountId'])
export class OneTimeLinkEntity {
  /** SHA-256 of the token, which itself is kept nowhere. */
  @PrimaryColumn({ name: 'token_hash', type: 'bytea', primaryKeyConstraintName: 'one_time_link_pk' })
  tokenHash!: Buffer;

  @Column({ type: 'text' })
  purpose!: LinkPurpose;

  /** The account that it opens; null for the one that makes the first administrator. */
  @ForeignKey('AccountEntity', { name: 'one_time_link_account_fk' })
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  /** Whether somebody who had forgotten a password asked for it, which anybody may; else it was made by an administrator or the server. */
  @Column({ type: 'boolean', default: false })
  asked!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
