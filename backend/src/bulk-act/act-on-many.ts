import { Injectable } from '@nestjs/common';
import type { BulkAct, BulkActAnswer, BulkActRequest, BulkLine, LineProblem } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { closeCustody, openCustody, readCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { withSavepoint } from '../database/savepoint.queries.js';
import { changePlace, lockPieces, reportCondition, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';

/** The acts that open a custody of each piece. */
const OPENING: readonly BulkAct[] = ['assign', 'install', 'repair'];

/** One act on many pieces, in one transaction: all of them, or none and a report of which refuse and why. */
@Injectable()
export class ActOnMany {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** @throws Refusal `bulk-refused` with one entry for each line that refuses, `not-allowed`, `invalid-fields` */
  async act(caller: Caller, request: BulkActRequest): Promise<BulkActAnswer> {
    requireMay(caller, request);
    requireCustodyIds(request);
    const [first] = request.lines;
    const opens = OPENING.includes(request.act) && first?.custodyId;
    const work = (tx: Transaction) => this.actOnAll(tx, caller, request);
    // Sent again after a lost answer, it finds what it did.
    await (opens ? this.database.create(caller, { ...request, id: opens }, work) : this.database.write(caller, work));
    return { done: request.lines.length };
  }

  private async actOnAll(tx: Transaction, caller: Caller, request: BulkActRequest): Promise<void> {
    const pieces = await lockPieces(tx, caller.scope, request.lines.map((line) => line.id));
    const refused: LineProblem[] = [];
    // At one instant: that makes one act of it, and one sheet to sign.
    const now = this.clock.now();
    for (const line of request.lines) {
      const problem = await this.actOnOne(tx, caller, { request, now }, line, pieces.get(line.id));
      if (problem) refused.push(problem);
    }
    if (refused.length > 0) throw new Refusal('bulk-refused', { refused: refused.length, total: request.lines.length }, { lines: refused });
  }

  private async actOnOne(
    tx: Transaction, caller: Caller, { request, now }: { readonly request: BulkActRequest; readonly now: Date }, line: BulkLine, piece: Piece | undefined,
  ): Promise<LineProblem | null> {
    try {
      if (!piece) throw new Refusal('not-found');
      requireValid(piece);
      if (piece.version !== line.version) throw new Refusal('stale');
      await withSavepoint(tx, () => perform(tx, caller, request, line, piece, now));
      return null;
    } catch (error) {
      // A refusal of one line must not hide those of the others; anything else ends the whole act.
      if (!(error instanceof Refusal)) throw error;
      return { id: line.id, number: piece?.number ?? null, code: error.code, detail: error.sentence };
    }
  }
}

async function perform(tx: Transaction, caller: Caller, request: BulkActRequest, line: BulkLine, piece: Piece, now: Date): Promise<void> {
  const { personId, roomId, repairer, reason, at, dueAt, overrideReason = null } = request;
  const opened = { id: line.custodyId ?? '', equipmentId: piece.id, start: at ?? null };
  switch (request.act) {
    case 'assign':
      return openCustody(tx, caller, piece, { ...opened, kind: 'assignment', personId: personId ?? null, dueAt: dueAt ?? null, note: reason ?? null, overrideReason }, now);
    case 'install':
      return openCustody(tx, caller, piece, { ...opened, kind: 'installed', roomId: roomId ?? null, note: reason ?? null }, now);
    case 'repair':
      return openCustody(tx, caller, piece, { ...opened, kind: 'repair', repairer: repairer ?? null, dueAt: dueAt ?? null, note: reason ?? null }, now);
    case 'take-back': {
      const custody = piece.custody && (await readCustody(tx, piece.custody.id));
      if (!custody) throw new Refusal('not-held', { number: piece.number });
      // Somebody else holds it by now than whom the screen showed.
      if (custody.id !== line.custodyId) throw new Refusal('stale');
      return closeCustody(tx, caller, piece, custody, { end: at ?? null, note: reason ?? null }, now);
    }
    case 'change-room':
      return changePlace(tx, caller, piece, { roomId: roomId ?? null, at: at ?? null }, now);
    case 'report-broken':
      return reportCondition(tx, caller, piece, { condition: 'broken', reason: reason ?? null, at: at ?? null }, now);
    case 'report-working':
      return reportCondition(tx, caller, piece, { condition: 'working', reason: reason ?? null, at: at ?? null }, now);
  }
}

function requireMay(caller: Caller, { act }: BulkActRequest): void {
  const needed = act === 'change-room' || act === 'report-working' ? 'equipment:edit'
    : act === 'report-broken' ? 'equipment:report-fault'
    : act === 'repair' ? 'custody:repair' : 'custody:assign';
  if (!may(caller, needed)) throw new Refusal('not-allowed');
}

function requireCustodyIds({ act, lines }: BulkActRequest): void {
  const needed = act === 'take-back' || OPENING.includes(act);
  const missing = lines.findIndex((line) => needed && !line.custodyId);
  if (missing < 0) return;
  const field = `lines.${missing}.custodyId`;
  throw new Refusal('invalid-fields', { count: 1 }, { field, errors: [{ field, code: 'invalid', detail: 'Chaque matériel porte l’identifiant de sa détention.' }] });
}
