import { Injectable } from '@nestjs/common';
import type { LoanAnswer, LoanReturn } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { closeCustody, readCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPieces } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { custodiesOfLoan, lockLoan } from './loan-writes.queries.js';
import { ReadLoans } from './read-loans.js';

/** Takes pieces of a loan back: these or none of them; the others stay out. */
@Injectable()
export class ReturnLoan {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly loans: ReadLoans) {}

  /** @throws Refusal `not-found`, `stale`, `loan-returned`, `date-in-future`, `date-too-early`, `lend-category-not-allowed` */
  async takeBack(caller: Caller, id: string, request: LoanReturn): Promise<LoanAnswer> {
    await this.database.write(caller, (tx) => this.takeAllBack(tx, caller, id, request));
    return this.loans.one(caller, id);
  }

  private async takeAllBack(tx: Transaction, caller: Caller, id: string, request: LoanReturn): Promise<void> {
    const custodies = new Map((await custodiesOfLoan(tx, caller.scope, id)).map((custody) => [custody.id, custody.equipment_id]));
    const pieces = await lockPieces(tx, caller.scope, [...custodies.values()]);
    const loan = await lockLoan(tx, caller.scope, id);
    if (!loan) throw new Refusal('not-found');
    if (loan.returned_at !== null) throw new Refusal('loan-returned');
    const acts = [];
    for (const line of request.lines) {
      const piece = pieces.get(custodies.get(line.custodyId) ?? '');
      const custody = piece && (await readCustody(tx, line.custodyId));
      if (!piece || !custody || custody.version !== line.version) throw new Refusal('stale', {}, { current: await this.loans.one(caller, id, tx) });
      acts.push({ piece, custody, line });
    }
    for (const { piece, custody, line: { wear, note, condition, accessories } } of acts) {
      await closeCustody(tx, caller, piece, custody, {
        end: request.at ?? null, condition: condition ?? null, wear, wearNote: note ?? null, accessories,
      }, this.clock.now());
    }
  }
}
