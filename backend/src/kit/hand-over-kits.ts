import { Injectable } from '@nestjs/common';
import type { KitAnswer, KitCheckIn, KitCheckInLine, KitHandOver } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { closeCustody, openCustody, readCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPieces, reportCondition, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { lockKit, piecesOutWith } from './kit-writes.queries.js';
import { ReadKits } from './read-kits.js';
import { requireWholeKit } from './whole-kit.js';

/** Kits handed over as one, and checked in piece by piece. */
@Injectable()
export class HandOverKits {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly kits: ReadKits) {}

  /** Every piece or none. @throws Refusal `kit-…`, `not-found`, and those of a custody */
  async handOver(caller: Caller, id: string, given: KitHandOver): Promise<KitAnswer> {
    await this.database.create(caller, given, async (tx) => {
      const { pieces } = await requireWholeKit(tx, caller, id);
      const { personId, dueAt = null, note = null, overrideReason = null } = given;
      const now = this.clock.now();
      for (const piece of pieces) {
        await openCustody(tx, caller, piece, { id: uuidv7(), equipmentId: piece.id, kind: 'assignment', personId, dueAt, note, overrideReason, kitId: id }, now);
      }
    });
    return this.kits.one(caller, id);
  }

  /**
   * Takes back what came, leaves what is missing with who has it, and reports lost what is said to be.
   * @throws Refusal `not-found`, `kit-not-out`, `kit-lines-differ`, `stale` where a piece went to somebody else meanwhile, `reason-required`, `not-allowed`, and those of a custody
   */
  async checkIn(caller: Caller, id: string, given: KitCheckIn): Promise<KitAnswer> {
    await this.database.write(caller, async (tx) => {
      const pieces = await lockPieces(tx, caller.scope, await piecesOutWith(tx, caller.scope, id));
      if (!(await lockKit(tx, caller.scope, id))) throw new Refusal('not-found');
      const out = await piecesOutWith(tx, caller.scope, id);
      if (out.length === 0) throw new Refusal('kit-not-out');
      requireSameLines(out, given.lines);
      for (const line of given.lines) {
        const piece = pieces.get(line.equipmentId);
        if (piece?.custody?.id !== line.custodyId) throw new Refusal('stale', {}, { current: await this.kits.one(caller, id, tx) });
        await this.checkInOne(tx, caller, piece, line, given.at ?? null);
      }
    });
    return this.kits.one(caller, id);
  }

  private async checkInOne(tx: Transaction, caller: Caller, piece: Piece, line: KitCheckInLine, at: string | null): Promise<void> {
    const now = this.clock.now();
    const note = line.note ?? null;
    if (line.outcome === 'missing') return;
    if (line.outcome === 'lost' && note === null) throw new Refusal('reason-required', {}, { field: 'note' });
    if (line.outcome === 'lost') return reportCondition(tx, caller, piece, { condition: 'lost', reason: note, at }, now);
    const custody = piece.custody && (await readCustody(tx, piece.custody.id));
    if (!custody) throw new Refusal('stale');
    return closeCustody(tx, caller, piece, custody, { end: at, condition: line.condition ?? null, wear: line.wear ?? null, note }, now);
  }
}

/** Each piece that is out is told of, and no other. @throws Refusal `kit-lines-differ` */
function requireSameLines(out: readonly string[], lines: readonly KitCheckInLine[]): void {
  const told = lines.map((line) => line.equipmentId);
  const count = out.filter((id) => !told.includes(id)).length + told.filter((id) => !out.includes(id)).length;
  if (count > 0) throw new Refusal('kit-lines-differ', { count }, { field: 'lines' });
}
