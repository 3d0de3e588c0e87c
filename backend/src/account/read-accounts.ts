import { Injectable } from '@nestjs/common';
import type { AccountAnswer, AccountListRequest, Page } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findAccounts, pageOfAccounts } from './account.queries.js';

/** The accounts, read. */
@Injectable()
export class ReadAccounts {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  async list(request: AccountListRequest): Promise<Page<AccountAnswer>> {
    const today = this.clock.today();
    const { ids, next, total } = await pageOfAccounts(this.database, request, today);
    return { items: await findAccounts(this.database, ids, today), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(id: string, reader: Reader = this.database): Promise<AccountAnswer> {
    const [account] = await findAccounts(reader, [id], this.clock.today());
    if (!account) throw new Refusal('not-found');
    return account;
  }
}
