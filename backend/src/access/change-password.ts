import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '@calanque/shared';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { deleteSessionsOf, findCredentialsOf, replacePasswordHash } from './access.queries.js';
import type { Caller } from './caller.js';
import { PasswordChanges } from './password-changes.js';
import { hashPassword, passwordFits, requireStrongPassword } from './password.js';
import { SignInDelay } from './sign-in-delay.js';

/** Lets somebody replace their own password; their other sessions end. */
@Injectable()
export class ChangePassword {
  constructor(private readonly database: Database, private readonly delay: SignInDelay, private readonly changes: PasswordChanges) {}

  /** @throws Refusal `password-wrong`, `password-too-weak`, `too-many-attempts` */
  async change(caller: Caller, change: PasswordChange): Promise<void> {
    const attempts = `password-of-${caller.accountId}`;
    await this.delay.count(attempts, '');
    const from = (await findCredentialsOf(this.database, caller.accountId))?.password_hash ?? null;
    const fits = await passwordFits(change.currentPassword, from);
    if (from === null || !fits) throw new Refusal('password-wrong', {}, { field: 'currentPassword' });
    await this.delay.forget(attempts, '');
    requireStrongPassword(change.newPassword, caller.role, 'newPassword');
    const to = await hashPassword(change.newPassword);
    await this.database.write(caller, async (tx) => {
      // Meanwhile a link may have been used, or the role changed.
      const replaced = await replacePasswordHash(tx, caller.accountId, { from, to, role: caller.role });
      if (!replaced) throw new Refusal('password-wrong', {}, { field: 'currentPassword' });
      await deleteSessionsOf(tx, caller.accountId, caller.sessionHash);
      await this.changes.tell(tx, caller.accountId, 'owner');
    });
  }
}
