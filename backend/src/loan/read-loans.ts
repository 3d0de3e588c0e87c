import { Injectable } from '@nestjs/common';
import type { LoanAnswer, LoanCounts, LoanCountsRequest, LoanListRequest, LoanSummary, Page } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock, dayAfter } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { countAwaited } from '../erasure/index.js';
import { Mails } from '../mail/index.js';
import { Refusal } from '../refusal/refusal.js';
import { countLoans, pageOfLoans, type LoanDay } from './loan-list.queries.js';
import { findLines, findLoanMore, findLoans } from './loan.queries.js';

/** The loans of the caller's sites, read. */
@Injectable()
export class ReadLoans {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly mails: Mails) {}

  async list(caller: Caller, request: LoanListRequest): Promise<Page<LoanSummary>> {
    // Whether mails go anywhere matters to those to be called alone.
    const day = request.toCall ? await this.day() : { today: this.clock.today(), mailsGo: true };
    const { ids, next, total } = await pageOfLoans(this.database, caller.scope, request, day);
    return { items: await findLoans(this.database, caller.scope, ids, day.today), next, total };
  }

  async counts(caller: Caller, { siteId = null }: LoanCountsRequest): Promise<LoanCounts> {
    const day = await this.day();
    const [counts, toErase] = await Promise.all([
      countLoans(this.database, caller.scope, siteId, day, dayAfter(day.today)), countAwaited(this.database, caller.scope, siteId),
    ]);
    return { ...counts, toErase };
  }

  private async day(): Promise<LoanDay> {
    return { today: this.clock.today(), mailsGo: await this.mails.available() };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<LoanAnswer> {
    const [summary] = await findLoans(reader, caller.scope, [id], this.clock.today());
    const more = await findLoanMore(reader, caller.scope, id);
    if (!summary || !more) throw new Refusal('not-found');
    return {
      ...summary,
      lines: await findLines(reader, caller.scope, id),
      kit: more.kit,
      renewalReason: more.renewal_reason,
      disputeReason: more.dispute_reason,
      renewalsLeft: summary.returnedAt === null ? Math.max(0, more.max_renewals - summary.renewals) : 0,
      erasedOn: more.erased_on,
    };
  }
}
