import { Injectable } from '@nestjs/common';
import type { LinkUse } from '@calanque/shared';
import { deleteSessionsOf, hashPassword, PasswordChanges, requireStrongPassword, setPasswordHash, SignInDelay } from '../access/index.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { lockAccount } from './account.queries.js';
import type { OpenLink } from './one-time-link.queries.js';
import { OneTimeLinks } from './one-time-links.js';

/** Lets the holder of an invitation or a reset choose the password of the account that it opens. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly delay: SignInDelay,
    private readonly changes: PasswordChanges,
  ) {}

  /**
   * Gives the account. Its other links work no more, its sessions end, and earlier failures to sign in no longer delay it.
   * @throws Refusal `link-invalid`, `password-too-weak`
   */
  async choose(use: LinkUse, clientAddress: string, requestId: string): Promise<string> {
    const { id, email } = openedAccount(await this.links.open(this.database, use.token), use.password);
    const hash = await hashPassword(use.password);
    await this.database.write({ accountId: id, requestId }, async (tx) => {
      const before = await lockAccount(tx, id);
      openedAccount(await this.links.open(tx, use.token), use.password);
      await setPasswordHash(tx, id, hash);
      await this.links.consume(tx, id);
      await deleteSessionsOf(tx, id, null);
      if (before?.has_password) await this.changes.tell(tx, id, 'link');
    });
    await this.delay.forget(email, clientAddress);
    return id;
  }
}

/** @throws Refusal `link-invalid` for a first access, `password-too-weak` for the role of the account */
function openedAccount(link: OpenLink, password: string): { id: string; email: string } {
  if (link.account_id === null || link.email === null || link.role === null) throw new Refusal('link-invalid');
  requireStrongPassword(password, link.role, 'password');
  return { id: link.account_id, email: link.email };
}
