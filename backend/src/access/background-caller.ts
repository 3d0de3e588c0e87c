import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Reader } from '../database/sql.js';
import { findAccountForWork } from './access.queries.js';
import type { Caller } from './caller.js';
import { SiteScope } from './site-scope.queries.js';

/** Those for whom work goes on after their request: what they may do is asked again for each part of it. */
@Injectable()
export class BackgroundCallers {
  constructor(private readonly clock: Clock) {}

  /** Who the account is now; null when it is closed. */
  async find(reader: Reader, accountId: string, requestId: string): Promise<Caller | null> {
    const account = await findAccountForWork(reader, accountId, this.clock.today());
    return account && {
      accountId, personId: account.person_id, role: account.role, scope: SiteScope.forRole(account.role, account.site_ids), requestId,
      // Work has no session of its own.
      sessionHash: Buffer.alloc(0),
    };
  }
}
