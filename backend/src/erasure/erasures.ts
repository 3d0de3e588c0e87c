import { Injectable } from '@nestjs/common';
import { CATEGORIES_WITH_MEMORY, mayAssignCategory, type ErasureAwaitedList, type ErasureDraft, type ErasureList } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPiece, ReadEquipment, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findAwaited, findErasures, insertErasure, lastHeldUntil } from './erasure.queries.js';

const MOST = 200;

/** Memories made unreadable, so that a piece can change hands. */
@Injectable()
export class Erasures {
  constructor(private readonly database: Database, private readonly equipment: ReadEquipment, private readonly clock: Clock) {}

  /** @throws Refusal `not-found` */
  async of(caller: Caller, equipmentId: string): Promise<ErasureList> {
    await this.equipment.one(caller, equipmentId);
    return { items: await findErasures(this.database, caller.scope, equipmentId) };
  }

  async awaited(caller: Caller): Promise<ErasureAwaitedList> {
    return { items: await findAwaited(this.database, caller.scope, MOST) };
  }

  /**
   * Notes that the caller erased the memory of a piece that is back. Answers its erasures.
   * @throws Refusal `not-found`, `category-not-allowed`, `erasure-needless`, `erasure-too-early`, `date-in-future`, `id-reused`
   */
  async note(caller: Caller, draft: ErasureDraft): Promise<ErasureList> {
    await this.database.create(caller, draft, async (tx) => {
      const piece = await lockPiece(tx, caller, draft.equipmentId);
      if (!mayAssignCategory(caller.role, piece.category)) throw new Refusal('category-not-allowed');
      if (!CATEGORIES_WITH_MEMORY.includes(piece.category)) throw new Refusal('erasure-needless', { number: piece.number }, { field: 'equipmentId' });
      await insertErasure(tx, draft, await this.momentOfErasure(tx, piece, draft), caller.personId);
    });
    return this.of(caller, draft.equipmentId);
  }

  private async momentOfErasure(tx: Transaction, piece: Piece, draft: ErasureDraft): Promise<Date> {
    const tooEarly = new Refusal('erasure-too-early', { number: piece.number }, { field: 'at' });
    if (piece.custody?.kind === 'assignment' || piece.custody?.kind === 'loan') throw tooEarly;
    const until = await lastHeldUntil(tx, piece.id);
    if (draft.at && until !== null && new Date(draft.at) < until) throw tooEarly;
    // It may be at the very instant of the return.
    return momentOf({ given: draft.at, now: this.clock.now(), after: [until && new Date(until.getTime() - 1)], field: 'at' });
  }
}
