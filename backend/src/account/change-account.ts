import { Injectable } from '@nestjs/common';
import type { AccountAnswer, AccountChange } from '@calanque/shared';
import { deleteSessionsOf, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { PersonEntity } from '../person/index.js';
import { Refusal } from '../refusal/refusal.js';
import { AccountSiteEntity } from './account-site.entity.js';
import { AccountEntity } from './account.entity.js';
import { anotherAdministrator, lockAccount, lockAdministrators, raiseVersion, type LockedAccount } from './account.queries.js';
import { requireFieldsOfRole } from './account-rules.js';
import { OneTimeLinks } from './one-time-links.js';
import { ReadAccounts } from './read-accounts.js';

/** Changes what an account is; its sessions end when it may do other things than before. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly accounts: ReadAccounts,
    private readonly clock: Clock,
  ) {}

  /**
   * Who becomes an administrator chooses another password, with a new link: nobody can tell whether the one they have
   * follows the stricter rule.
   * @throws Refusal `not-found`, `stale`, `sites-required`, `end-required`, `site-unknown`, `email-taken`, `last-administrator`
   */
  async change(caller: Caller, id: string, version: number, change: AccountChange): Promise<AccountAnswer> {
    requireFieldsOfRole(change);
    const endsOn = change.endsOn ?? null;
    return this.changing(caller, id, version, async (tx, now) => {
      if (change.role !== 'administrator') await this.keepAnAdministrator(tx, now, 'role');
      if (endsOn !== null && (now.ends_on === null || endsOn < now.ends_on)) await this.keepAnAdministrator(tx, now, 'endsOn');
      const { givenName, familyName, email, role } = change;
      await tx.manager.update(PersonEntity, { id: now.person_id }, { givenName, familyName });
      const promoted = role === 'administrator' && now.role !== 'administrator';
      await tx.manager.update(AccountEntity, { id }, { email, role, endsOn, ...(promoted && { passwordHash: null }) });
      const moved = await replaceSites(tx, now, change.siteIds);
      if (moved || role !== now.role || this.isPast(endsOn)) await deleteSessionsOf(tx, id, null);
    });
  }

  /** @throws Refusal `not-found`, `stale`, `last-administrator` */
  async disable(caller: Caller, id: string, version: number): Promise<AccountAnswer> {
    return this.changing(caller, id, version, async (tx, now) => {
      await this.keepAnAdministrator(tx, now);
      await tx.manager.update(AccountEntity, { id }, { disabledAt: now.disabled_at ?? this.clock.now() });
      await this.links.consume(tx, id);
      await deleteSessionsOf(tx, id, null);
    });
  }

  /** @throws Refusal `not-found`, `stale` */
  async enable(caller: Caller, id: string, version: number): Promise<AccountAnswer> {
    return this.changing(caller, id, version, async (tx) => {
      await tx.manager.update(AccountEntity, { id }, { disabledAt: null });
    });
  }

  /** Signs the account out everywhere. @throws Refusal `not-found` */
  async signOut(id: string): Promise<void> {
    await this.accounts.one(id);
    await deleteSessionsOf(this.database, id, null);
  }

  private changing(
    caller: Caller, id: string, version: number, work: (tx: Transaction, now: LockedAccount) => Promise<void>,
  ): Promise<AccountAnswer> {
    return this.database.write(caller, async (tx) => {
      await lockAdministrators(tx);
      const now = await lockAccount(tx, id);
      if (now === null) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.accounts.one(id, tx) });
      await work(tx, now);
      return this.accounts.one(id, tx);
    });
  }

  /** @throws Refusal `last-administrator` when no other account can manage accounts for as long as this one */
  private async keepAnAdministrator(tx: Transaction, now: LockedAccount, field?: string): Promise<void> {
    const manages = now.role === 'administrator' && now.has_password && now.disabled_at === null && !this.isPast(now.ends_on);
    if (!manages || (await anotherAdministrator(tx, now, this.clock.today()))) return;
    throw new Refusal('last-administrator', {}, field === undefined ? {} : { field });
  }

  private isPast(day: string | null): boolean {
    return day !== null && day < this.clock.today();
  }
}

/** Gives the account these sites and no others; says whether that is a change. */
async function replaceSites(tx: Transaction, now: LockedAccount, siteIds: readonly string[]): Promise<boolean> {
  const gone = now.site_ids.filter((siteId) => !siteIds.includes(siteId));
  const added = siteIds.filter((siteId) => !now.site_ids.includes(siteId));
  if (gone.length + added.length === 0) return false;
  for (const siteId of gone) await tx.manager.delete(AccountSiteEntity, { accountId: now.id, siteId });
  await tx.manager.insert(AccountSiteEntity, added.map((siteId) => ({ accountId: now.id, siteId })));
  await raiseVersion(tx, now.id);
  return true;
}
