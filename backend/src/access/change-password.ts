import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '@calanque/shared';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { deleteSessionsOf, findCredentialsOf, setPasswordHash } from './access.queries.js';
import type { Caller } from './caller.js';
import { hashPassword, passwordFits, requireStrongPassword } from './password.js';
import { SignInDelay } from './sign-in-delay.js';

/** Lets somebody replace their own password; their other sessions end. */
@Injectable()
export class ChangePassword {
  constructor(private readonly database: Database, private readonly delay: SignInDelay) {}

  /** @throws Refusal `password-wrong`, `password-too-weak`, `too-many-attempts` */
  async change(caller: Caller, change: PasswordChange): Promise<void> {
    const attempts = `password-of-${caller.accountId}`;
    await this.delay.count(attempts, '');
    const found = await findCredentialsOf(this.database, caller.accountId);
    if (!(await passwordFits(change.currentPassword, found?.password_hash ?? null))) {
      throw new Refusal('password-wrong', {}, { field: 'currentPassword' });
    }
    await this.delay.forget(attempts, '');
    requireStrongPassword(change.newPassword, caller.role, 'newPassword');
    const hash = await hashPassword(change.newPassword);
    await this.database.write(caller, async (tx) => {
      await setPasswordHash(tx, caller.accountId, hash);
      await deleteSessionsOf(tx, caller.accountId, caller.sessionHash);
    });
  }
}
