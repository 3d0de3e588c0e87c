import { Injectable } from '@nestjs/common';
import type { Category, LoanTerms, LoanTermsChange, LoanTermsList } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findTerms, lockTerms, writeTerms } from './loan-terms.queries.js';

/** The usual terms of loans, one set for each category. */
@Injectable()
export class KeepLoanTerms {
  constructor(private readonly database: Database) {}

  async all(): Promise<LoanTermsList> {
    return { items: await findTerms(this.database) };
  }

  /** @throws Refusal `not-found`, `stale` */
  async change(caller: Caller, category: Category, version: number, change: LoanTermsChange): Promise<LoanTerms> {
    await this.database.write(caller, async (tx) => {
      const now = await lockTerms(tx, category);
      if (!now) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.of(category, tx) });
      await writeTerms(tx, category, change);
    });
    return this.of(category);
  }

  private async of(category: Category, reader: Reader = this.database): Promise<LoanTerms> {
    const terms = (await findTerms(reader)).find((one) => one.category === category);
    if (!terms) throw new Refusal('not-found');
    return terms;
  }
}
