import { Injectable } from '@nestjs/common';
import {
  CONDITIONS_OF_ABSENCE, isOnTheWay, LINE_OUTCOME_LABEL, SAID_AT_ARRIVAL, type ExtraPiece, type LineDecision, type LineDecisions, type LineOutcome, type TransferAnswer,
} from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { endBookingsOfMoved } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { endInstalled, movePiece, reportCondition, requireRoom, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { holdTransfer, pieceOf, requireSent, settledOtherwise, type Held } from './act-on-transfer.js';
import { ReadTransfers } from './read-transfers.js';
import { tellDifferences, tellReceived } from './tell-of-transfer.js';
import { countChange, endTransfer, endTransit, findByNumber, findListed, insertExtra, settleLine, type LockedLine, type LockedTransfer } from './transfer-writes.queries.js';

/** The arrival of a transfer, line by line, until every line is settled. */
@Injectable()
export class ReceiveTransfers {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly transfers: ReadTransfers) {}

  /**
   * Says of lines what became of their pieces. A line that already says so is left as it is.
   * @throws Refusal `not-found`, `transfer-not-sent`, `transfer-over`, `transfer-line-unknown`, `transfer-line-settled`,
   * `transfer-outcome-reserved`, `reason-required`, `room-…`, `date-…`
   */
  async decide(caller: Caller, id: string, decisions: LineDecisions): Promise<TransferAnswer> {
    await this.database.write(caller, async (tx) => {
      const held = await holdTransfer(tx, caller, id);
      requireSent(held.transfer);
      const said: LineOutcome[] = [];
      for (const [place, decision] of decisions.lines.entries()) {
        const line = held.transfer.lines.find((one) => one.id === decision.lineId);
        if (!line) throw new Refusal('transfer-line-unknown', {}, { field: `lines.${place}.lineId` });
        requireEnd(caller, held.transfer, decision);
        if (line.outcome === decision.outcome) continue;
        if (!isOnTheWay(line.outcome)) throw settledOtherwise(line);
        await this.settle(tx, caller, held, line, decision, decisions.at ?? null);
        said.push(decision.outcome);
      }
      if (said.length > 0) await countChange(tx, id);
      await tellDifferences(tx, held.transfer, said);
    });
    return this.transfers.one(caller, id);
  }

  /**
   * Notes what came without being listed. A free piece of the sending site is at home here from then on; anything else is noted in words.
   * @throws Refusal `not-found`, `transfer-not-sent`, `transfer-over`, `transfer-line-settled`, `room-…`, `id-reused`
   */
  async addExtra(caller: Caller, id: string, extra: ExtraPiece): Promise<TransferAnswer> {
    await this.database.create(caller, extra, async (tx) => {
      const known = await findByNumber(tx, extra.label);
      const held = await holdTransfer(tx, caller, id, known ? [known.id] : []);
      const { transfer } = held;
      const sentAt = requireSent(transfer);
      requireReceiver(caller, transfer, LINE_OUTCOME_LABEL.extra);
      const listed = transfer.lines.find((line) => line.equipmentId !== null && line.equipmentId === known?.id);
      if (listed) throw settledOtherwise(listed);
      const piece = known && held.pieces.get(known.id);
      const moves = piece && (await mayCome(tx, transfer, piece)) ? piece : null;
      const after = moves ? [sentAt, moves.placeSince, moves.custody?.since ?? null] : [sentAt];
      const at = momentOf({ given: null, now: this.clock.now(), after, field: 'at' });
      if (moves) {
        await endInstalled(tx, moves, at);
        await this.moveIn(tx, caller, transfer, moves, extra.roomId ?? null, at);
      }
      await insertExtra(tx, { id: extra.id, transferId: id, equipmentId: moves?.id ?? null, label: moves ? null : extra.label, note: extra.note ?? null, at });
      await countChange(tx, id);
      await tellDifferences(tx, transfer, ['extra']);
    });
    return this.transfers.one(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `transfer-not-sent`, `transfer-over`, `transfer-unsettled` */
  async close(caller: Caller, id: string, version: number): Promise<TransferAnswer> {
    await this.database.write(caller, async (tx) => {
      const { transfer } = await holdTransfer(tx, caller, id);
      if (transfer.version !== version) throw new Refusal('stale', {}, { current: await this.transfers.one(caller, id, tx) });
      const sentAt = requireSent(transfer);
      const count = transfer.lines.filter((line) => isOnTheWay(line.outcome)).length;
      if (count > 0) throw new Refusal('transfer-unsettled', { count });
      await endTransfer(tx, id, { closedAt: momentOf({ given: null, now: this.clock.now(), after: [sentAt], field: 'at' }) });
      await tellReceived(tx, transfer);
    });
    return this.transfers.one(caller, id);
  }

  private async settle(tx: Transaction, caller: Caller, held: Held, line: LockedLine, decision: LineDecision, given: string | null): Promise<void> {
    const piece = pieceOf(held, line);
    const { outcome } = decision;
    const note = decision.note ?? null;
    if (outcome === 'lost' && note === null) throw new Refusal('reason-required', {}, { field: 'note' });
    const breaks = outcome === 'damaged' && piece.condition !== 'broken';
    const after = [held.transfer.sentAt, outcome === 'missing' ? null : piece.custody?.since ?? null, piece.placeSince, breaks || outcome === 'lost' ? piece.conditionSince : null];
    const at = momentOf({ given, now: this.clock.now(), after, field: 'at' });
    if (outcome === 'lost') {
      // The absence ends the transit, and settles the line.
      await reportCondition(tx, caller, piece, { condition: 'lost', reason: note, at: at.toISOString() }, at);
      return;
    }
    if (outcome !== 'missing' && line.custodyId !== null) await endTransit(tx, line.custodyId, at);
    if (outcome === 'received' || outcome === 'damaged') await this.moveIn(tx, caller, held.transfer, piece, decision.roomId ?? null, at);
    if (breaks) await reportCondition(tx, caller, piece, { condition: 'broken', reason: note, at: at.toISOString() }, at);
    await settleLine(tx, line.id, outcome, note, at);
  }

  private async moveIn(tx: Transaction, caller: Caller, transfer: LockedTransfer, piece: Piece, roomId: string | null, at: Date): Promise<void> {
    if (roomId !== null) await requireRoom(tx, caller, transfer.toSiteId, roomId);
    await movePiece(tx, { ...piece, siteId: transfer.toSiteId }, roomId, at);
    await endBookingsOfMoved(tx, piece, transfer.toName, { at, now: this.clock.now() });
  }
}

/** @throws Refusal `transfer-outcome-reserved` for who is at the other end */
function requireEnd(caller: Caller, transfer: LockedTransfer, { outcome }: LineDecision): void {
  const atArrival = (SAID_AT_ARRIVAL as readonly string[]).includes(outcome);
  if (atArrival) requireReceiver(caller, transfer, LINE_OUTCOME_LABEL[outcome]);
  else if (!caller.scope.has(transfer.fromSiteId)) throw new Refusal('transfer-outcome-reserved', { outcome: LINE_OUTCOME_LABEL[outcome], site: transfer.fromName });
}

function requireReceiver(caller: Caller, transfer: LockedTransfer, outcome: string): void {
  if (!caller.scope.has(transfer.toSiteId)) throw new Refusal('transfer-outcome-reserved', { outcome, site: transfer.toName });
}

/** Whether a piece that was not listed is one of the sending site that nobody holds and no other transfer lists. */
async function mayCome(tx: Transaction, transfer: LockedTransfer, piece: Piece): Promise<boolean> {
  if (piece.annulledAt !== null || piece.siteId !== transfer.fromSiteId || CONDITIONS_OF_ABSENCE.includes(piece.condition)) return false;
  if (piece.custody !== null && piece.custody.kind !== 'installed') return false;
  return (await findListed(tx, transfer.id, [piece.id])) === null;
}
