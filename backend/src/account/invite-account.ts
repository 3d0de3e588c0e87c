import { Injectable } from '@nestjs/common';
import type { AccountInvitation, AccountWithLink } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Mails } from '../mail/index.js';
import { PersonEntity } from '../person/index.js';
import { Refusal } from '../refusal/refusal.js';
import { AccountSiteEntity } from './account-site.entity.js';
import { AccountEntity } from './account.entity.js';
import { lockPerson } from './account.queries.js';
import { requireFieldsOfRole, writingSites } from './account-rules.js';
import { AccountLinks } from './account-links.js';
import { OneTimeLinks } from './one-time-links.js';
import { ReadAccounts } from './read-accounts.js';

/** Opens an account without a password, and makes the link with which its owner chooses one. */
@Injectable()
export class InviteAccount {
  constructor(
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly accountLinks: AccountLinks,
    private readonly accounts: ReadAccounts,
    private readonly clock: Clock,
    private readonly mails: Mails,
  ) {}

  /**
   * Sent again, it gives the same account with a fresh link: the first one is kept nowhere.
   * @throws Refusal `sites-required`, `end-required`, `site-unknown`, `person-unknown`, `person-left`, `person-has-account`, `email-taken`, `id-reused`
   */
  invite(caller: Caller, invitation: AccountInvitation): Promise<AccountWithLink> {
    requireFieldsOfRole(invitation);
    return this.database.createOrElse(
      caller,
      invitation,
      async (tx) => {
        await writingSites(() => this.open(tx, invitation));
        const link = await this.links.replace(tx, 'invitation', invitation.id);
        return { account: await this.accounts.one(invitation.id, tx), link, byMail: await this.mails.available(tx) };
      },
      () => this.accountLinks.make(caller, invitation.id),
    );
  }

  private async open(tx: Transaction, invitation: AccountInvitation): Promise<void> {
    const { id, email, role, siteIds } = invitation;
    const personId = await this.personOf(tx, invitation);
    await tx.manager.insert(AccountEntity, { id, personId, email, role, endsOn: invitation.endsOn ?? null });
    await tx.manager.insert(AccountSiteEntity, siteIds.map((siteId) => ({ accountId: id, siteId })));
  }

  /** An agent who is known, with the name as it is written now; else a new one. */
  private async personOf(tx: Transaction, invitation: AccountInvitation): Promise<string> {
    const name = { givenName: invitation.givenName, familyName: invitation.familyName };
    if (!invitation.personId) {
      const id = uuidv7();
      await tx.manager.insert(PersonEntity, { id, kind: 'agent', ...name, siteId: invitation.siteIds[0] ?? null });
      return id;
    }
    const known = await lockPerson(tx, invitation.personId);
    if (known?.kind !== 'agent') throw new Refusal('person-unknown', {}, { field: 'personId' });
    if (known.left_on !== null && known.left_on <= this.clock.today()) {
      const left = { name: `${known.given_name} ${known.family_name}`, day: frenchDay(new Date(known.left_on)) };
      throw new Refusal('person-left', left, { field: 'personId' });
    }
    await tx.manager.update(PersonEntity, { id: invitation.personId }, name);
    return invitation.personId;
  }
}
