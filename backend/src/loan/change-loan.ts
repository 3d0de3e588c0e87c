import { Injectable } from '@nestjs/common';
import type { LoanAnswer, LoanCall, LoanRenewal } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock, dayInParis } from '../clock/clock.js';
import { postponeCustody, readCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPieces, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { requireDueSoon } from './due-soon.js';
import { requireBorrower } from './require-borrower.js';
import { closeDispute, custodiesOfLoan, lockLoan, noteCall, noteRenewal, openDispute, type LoanState } from './loan-writes.queries.js';
import { findTerms } from './loan-terms.queries.js';
import { ReadLoans } from './read-loans.js';

/** A loan that lasts longer, is disputed, or about which somebody was called. */
@Injectable()
export class ChangeLoan {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly loans: ReadLoans) {}

  /** @throws Refusal `not-found`, `stale`, `loan-returned`, `renewal-not-later`, `due-too-far`, `renewals-used`, `lend-category-not-allowed`, `equipment-booked` */
  async renew(caller: Caller, id: string, version: number, renewal: LoanRenewal): Promise<LoanAnswer> {
    await this.database.write(caller, (tx) => this.renewAll(tx, caller, { id, version, renewal }));
    return this.loans.one(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `dispute-open`, `borrower-erased` */
  async dispute(caller: Caller, id: string, version: number, reason: string): Promise<LoanAnswer> {
    await this.database.write(caller, async (tx) => {
      await requireBorrower(tx, caller, id);
      const loan = await this.lock(tx, caller, id, version);
      if (loan.disputed) throw new Refusal('dispute-open');
      await openDispute(tx, id, reason, this.clock.now());
    });
    return this.loans.one(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `dispute-none` */
  async settle(caller: Caller, id: string, version: number): Promise<LoanAnswer> {
    return this.change(caller, id, version, async (tx, loan) => {
      if (!loan.disputed) throw new Refusal('dispute-none');
      await closeDispute(tx, id, this.clock.now());
    });
  }

  /** The last call counts, whoever made it. @throws Refusal `not-found`, `loan-not-overdue` */
  async call(caller: Caller, id: string, { outcome }: LoanCall): Promise<LoanAnswer> {
    return this.change(caller, id, null, async (tx, loan) => {
      if (loan.returned_at !== null || dayInParis(loan.due_at) >= this.clock.today()) throw new Refusal('loan-not-overdue');
      await noteCall(tx, id, outcome, this.clock.now());
    });
  }

  private async change(caller: Caller, id: string, version: number | null, act: (tx: Transaction, loan: LoanState) => Promise<void>): Promise<LoanAnswer> {
    await this.database.write(caller, async (tx) => act(tx, await this.lock(tx, caller, id, version)));
    return this.loans.one(caller, id);
  }

  private async lock(tx: Transaction, caller: Caller, id: string, version: number | null): Promise<LoanState> {
    const loan = await lockLoan(tx, caller.scope, id);
    if (!loan) throw new Refusal('not-found');
    if (version !== null && loan.version !== version) throw new Refusal('stale', {}, { current: await this.loans.one(caller, id, tx) });
    return loan;
  }

  private async renewAll(tx: Transaction, caller: Caller, { id, version, renewal }: { id: string; version: number; renewal: LoanRenewal }): Promise<void> {
    const out = (await custodiesOfLoan(tx, caller.scope, id)).filter((custody) => custody.out);
    const pieces = await lockPieces(tx, caller.scope, out.map((custody) => custody.equipment_id));
    const loan = await this.lock(tx, caller, id, version);
    if (loan.returned_at !== null) throw new Refusal('loan-returned');
    const dueAt = new Date(renewal.dueAt);
    if (dueAt <= loan.due_at || dueAt <= this.clock.now()) throw new Refusal('renewal-not-later', {}, { field: 'dueAt' });
    requireDueSoon(dueAt, this.clock.now());
    if (!renewal.overrideReason || !may(caller, 'custody:override')) await requireRenewable(tx, loan, [...pieces.values()]);
    for (const { id: custodyId, equipment_id: equipmentId } of out) {
      const [piece, custody] = [pieces.get(equipmentId), await readCustody(tx, custodyId)];
      // At home elsewhere by now, where the caller has nothing to say.
      if (!piece || !custody) throw new Refusal('not-found');
      await postponeCustody(tx, caller, piece, custody, { dueAt, now: this.clock.now(), overrideReason: renewal.overrideReason ?? null });
    }
    await noteRenewal(tx, id, dueAt, renewal.overrideReason ?? null);
  }
}

/** @throws Refusal `renewals-used` */
async function requireRenewable(tx: Transaction, loan: LoanState, pieces: readonly Piece[]): Promise<void> {
  const categories = new Set(pieces.map((piece) => piece.category));
  const most = Math.min(...(await findTerms(tx)).filter(({ category }) => categories.has(category)).map((terms) => terms.maxRenewals));
  if (loan.renewals >= most) throw new Refusal('renewals-used', { most }, { field: 'dueAt' });
}
