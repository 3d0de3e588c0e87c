import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { BorrowerErasurePreview } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { countForgettable, findForgettable, forgetBorrower, loansOfBorrower, lockToForget, mayForget } from './forget.queries.js';

const HOUR = 3;
const AT_A_TIME = 100;

/** Forgets what another feature keeps about a borrower and their loans, as part of the transaction. */
export type Forgetting = (tx: Transaction, borrower: { readonly id: string; readonly loanIds: readonly string[] }) => Promise<unknown>;

/** Every night: erases who borrowed, a year after the return of their last loan, unless one is in dispute. */
@Injectable()
export class ForgetBorrowers implements OnModuleInit {
  private readonly log = new Logger('borrowers');
  private readonly others: Forgetting[] = [];

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.daily('forget-borrowers', HOUR, async (_day, stop) => {
      await this.forget(stop);
    });
  }

  /** Says, before the application has started, what else is to be forgotten with a borrower. */
  alsoForget(forgetting: Forgetting): void {
    this.others.push(forgetting);
  }

  /** What the next erasure would do; nothing is done. */
  preview(): Promise<BorrowerErasurePreview> {
    return countForgettable(this.database, this.clock.now());
  }

  /** Each in a transaction of its own, so that one who borrows again at that moment is no harm. Gives how many were erased. */
  async forget(stop?: AbortSignal): Promise<number> {
    const now = this.clock.now();
    let erased = 0;
    for (let before = -1; before < erased && !stop?.aborted;) {
      before = erased;
      for (const id of await findForgettable(this.database, now, AT_A_TIME)) {
        if (!stop?.aborted && (await this.forgetOne(id, now))) erased++;
      }
    }
    if (erased > 0) this.log.log(`${erased} borrowers erased`);
    return erased;
  }

  private forgetOne(id: string, now: Date): Promise<boolean> {
    return this.database.write({ accountId: null, requestId: 'forget-borrowers' }, async (tx) => {
      await lockToForget(tx, id);
      if (!(await mayForget(tx, id, now))) return false;
      const loanIds = await loansOfBorrower(tx, id);
      for (const forgetting of this.others) await forgetting(tx, { id, loanIds });
      await forgetBorrower(tx, id, now);
      return true;
    });
  }
}
