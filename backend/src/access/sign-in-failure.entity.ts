import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often sign-in failed in a row for one address, and how long it waits. */
@Entity('sign_in_failure')
export class SignInFailureEntity {
  /** Digest of the address typed, or of it and the client's address. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'sign_in_failure_pk' })
  key!: Buffer;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'last_failed_at', type: 'timestamptz' })
  lastFailedAt!: Date;

  @Column({ name: 'blocked_until', type: 'timestamptz' })
  blockedUntil!: Date;
}
