import { Injectable } from '@nestjs/common';
import type { CustodyAnswer, CustodyCancellation, CustodyClosing, CustodyDraft, CustodyPostponement } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { requireRemembered } from '../borrower/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { lockPiece, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { giveBookingBack } from './bookings-ahead.js';
import { closeCustody, openCustody, postponeCustody } from './custody-acts.js';
import { findCustody, markCancelled, readCustody, type CustodyState } from './custody.queries.js';
import { findCustodyAnswer } from './timeline.queries.js';

/** Opens, shows, closes and cancels one custody. */
@Injectable()
export class HoldEquipment {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<CustodyAnswer> {
    const answer = await findCustodyAnswer(reader, caller.scope, id);
    if (!answer) throw new Refusal('not-found');
    return answer;
  }

  async open(caller: Caller, draft: CustodyDraft): Promise<CustodyAnswer> {
    await this.database.create(caller, draft, async (tx) => {
      const piece = await lockPiece(tx, caller, draft.equipmentId);
      await openCustody(tx, caller, piece, draft, this.clock.now());
    });
    return this.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `custody-closed`, … */
  async close(caller: Caller, id: string, version: number, closing: CustodyClosing): Promise<CustodyAnswer> {
    await this.change(caller, id, version, (tx, piece, custody) => closeCustody(tx, caller, piece, custody, closing, this.clock.now()));
    return this.one(caller, id);
  }

  /**
   * Changes when an assignment is planned to come back.
   * @throws Refusal `not-found`, `stale`, `custody-closed`, `custody-fields`, `due-in-past`, `due-before-start`, `equipment-booked`, …
   */
  async postpone(caller: Caller, id: string, version: number, { dueAt, overrideReason }: CustodyPostponement): Promise<CustodyAnswer> {
    await this.change(caller, id, version, async (tx, piece, custody) => {
      const given = { dueAt: dueAt ? new Date(dueAt) : null, now: this.clock.now(), overrideReason: overrideReason ?? null };
      if (custody.kind !== 'assignment') throw new Refusal('custody-fields', { what: 'Ce retour se change pour une affectation seulement. Un prêt se prolonge depuis sa page.' });
      if (given.dueAt !== null && given.dueAt <= given.now) throw new Refusal('due-in-past', {}, { field: 'dueAt' });
      await postponeCustody(tx, caller, piece, custody, given);
    });
    return this.one(caller, id);
  }

  /** Takes back what was entered by mistake: it leaves the facts, and stays readable. The booking that it fulfilled holds its time again. */
  async cancel(caller: Caller, id: string, version: number, cancellation: CustodyCancellation): Promise<CustodyAnswer> {
    await this.change(caller, id, version, async (tx, piece, custody) => {
      if (custody.cancelled) throw new Refusal('custody-closed');
      if (custody.kind === 'loan' && custody.person_id !== null) await requireRemembered(tx, custody.person_id);
      if (custody.kind === 'transit') throw new Refusal('equipment-in-transit', { number: piece.number });
      const now = this.clock.now();
      await markCancelled(tx, id, cancellation.reason, momentOf({ given: null, now, after: [], field: 'at' }));
      await giveBookingBack(tx, piece, id, now);
    });
    return this.one(caller, id);
  }

  private async change(
    caller: Caller, id: string, version: number, act: (tx: Transaction, piece: Piece, custody: CustodyState) => Promise<void>,
  ): Promise<void> {
    await this.database.write(caller, async (tx) => {
      const found = await findCustody(tx, caller.scope, id);
      if (!found) throw new Refusal('not-found');
      const piece = await lockPiece(tx, caller, found.equipment_id);
      const custody = await readCustody(tx, id);
      if (!custody) throw new Refusal('not-found');
      if (custody.version !== version) throw new Refusal('stale', {}, { current: await this.one(caller, id, tx) });
      await act(tx, piece, custody);
    });
  }
}
