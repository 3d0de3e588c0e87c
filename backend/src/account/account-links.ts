import { Injectable } from '@nestjs/common';
import type { AccountWithLink } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Mails } from '../mail/index.js';
import { Refusal } from '../refusal/refusal.js';
import { lockAccount } from './account.queries.js';
import { OneTimeLinks } from './one-time-links.js';
import { ReadAccounts } from './read-accounts.js';

/** Links for accounts that are there: another invitation before the first sign-in, a reset after. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly accounts: ReadAccounts,
    private readonly clock: Clock,
    private readonly mails: Mails,
  ) {}

  /** The account's earlier links work no more. @throws Refusal `not-found`, `account-closed` */
  make(caller: Caller, id: string): Promise<AccountWithLink> {
    return this.database.write(caller, async (tx) => {
      const now = await lockAccount(tx, id);
      if (now === null) throw new Refusal('not-found');
      const ended = now.ends_on !== null && now.ends_on < this.clock.today();
      if (now.disabled_at !== null || ended) throw new Refusal('account-closed');
      const link = await this.links.replace(tx, now.has_password ? 'reset' : 'invitation', id);
      return { account: await this.accounts.one(id, tx), link, byMail: await this.mails.available(tx) };
    });
  }
}
