import { Injectable } from '@nestjs/common';
import type { Borrower, BorrowerChange, BorrowerList, BorrowerListRequest } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { PersonEntity } from '../person/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findBorrower, findBorrowers, holdBorrower } from './borrower.queries.js';
import { contactOf } from './contact.js';

/** Members of the public who borrowed at the sites of the caller. */
@Injectable()
export class Borrowers {
  constructor(private readonly database: Database) {}

  async found(caller: Caller, request: BorrowerListRequest): Promise<BorrowerList> {
    return { items: await findBorrowers(this.database, caller.scope, request.q, request.siteId ?? null) };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<Borrower> {
    const borrower = await findBorrower(reader, caller.scope, id);
    if (!borrower) throw new Refusal('not-found');
    return borrower;
  }

  /** @throws Refusal `not-found`, `stale`, `borrower-erased`, `contact-required`, `phone-invalid` */
  async change(caller: Caller, id: string, version: number, change: BorrowerChange): Promise<Borrower> {
    await this.database.write(caller, async (tx) => {
      const known = await holdBorrower(tx, caller.scope, id, 'to-change');
      if (!known) throw new Refusal('not-found');
      if (known.erased) throw new Refusal('borrower-erased');
      if (known.version !== version) throw new Refusal('stale', {}, { current: await this.one(caller, id, tx) });
      await tx.manager.update(PersonEntity, { id }, contactOf(change));
    });
    return this.one(caller, id);
  }
}
