import type { Role } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('account')
@Unique('account_person_once', ['personId'])
@Check('account_role_known', `role IN ('administrator', 'technician', 'manager', 'mediator', 'direction')`)
@Check('account_mediator_ends', `role <> 'mediator' OR ends_on IS NOT NULL`)
@Index('account_email_once', { synchronize: false })
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pk' })
  id!: string;

  /** Counted up by a trigger; not by a sign-in or a new password. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Whose account it is: the name stands there. */
  @ForeignKey('PersonEntity', { name: 'account_person_fk' })
  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** What is typed at sign-in; unique whatever its case. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** Argon2id; null until the invitation is used. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  /** Last day of use, `YYYY-MM-DD`; null for no end. */
  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: string | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'last_sign_in_at', type: 'timestamptz', nullable: true })
  lastSignInAt!: Date | null;
}
