import { Injectable } from '@nestjs/common';
import { CONDITION_LABEL, CONDITIONS_OF_ABSENCE, type LineProblem, type TransferAnswer, type TransferSending } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { requireUnbooked } from '../custody/index.js';
import { Database } from '../database/database.js';
import { endInstalled, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { holdTransfer, pieceOf, requirePrepared, requireSender } from './act-on-transfer.js';
import { ReadTransfers } from './read-transfers.js';
import { tellSent } from './tell-of-transfer.js';
import { holdDestination } from './transfer.queries.js';
import { openTransits } from './transfer-writes.queries.js';

/** The departure of a transfer: every piece of it is in transit from one instant on, or none. */
@Injectable()
export class SendTransfers {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly transfers: ReadTransfers) {}

  /** @throws Refusal `transfer-refused` with one entry for each piece that cannot leave, `not-found`, `stale`, `transfer-…`, `date-…` */
  async send(caller: Caller, id: string, version: number, sending: TransferSending): Promise<TransferAnswer> {
    await this.database.write(caller, async (tx) => {
      const held = await holdTransfer(tx, caller, id);
      const { transfer } = held;
      if (transfer.version !== version) throw new Refusal('stale', {}, { current: await this.transfers.one(caller, id, tx) });
      requireSender(caller, transfer);
      requirePrepared(transfer);
      if (!(await holdDestination(tx, transfer.toSiteId))) throw new Refusal('transfer-site-closed', { site: transfer.toName });
      if (transfer.lines.length === 0) throw new Refusal('transfer-empty');
      const pieces = transfer.lines.map((line) => pieceOf(held, line));
      await refuseTogether(pieces, (piece) => requireMayLeave(piece, transfer.fromSiteId, transfer.fromName));
      const at = momentOf({ given: sending.at, now: this.clock.now(), after: pieces.flatMap(latestFacts), field: 'at' });
      await refuseTogether(pieces, (piece) => requireUnbooked(tx, caller, piece, { start: at, dueAt: null, now: this.clock.now(), overrideReason: sending.overrideReason ?? null }));
      for (const piece of pieces) await endInstalled(tx, piece, at);
      await openTransits(tx, id, pieces.map((piece) => ({ id: uuidv7(), equipmentId: piece.id })), at);
      await tellSent(tx, transfer);
    });
    return this.transfers.one(caller, id);
  }
}

/** Asks of every piece, so that one is told of all that refuse at once. @throws Refusal `transfer-refused` */
async function refuseTogether(pieces: readonly Piece[], ask: (piece: Piece) => unknown): Promise<void> {
  const lines: LineProblem[] = [];
  for (const piece of pieces) {
    try {
      await ask(piece);
    } catch (error) {
      // Whoever may not override is told so, and not of each piece.
      if (!(error instanceof Refusal) || error.code === 'not-allowed') throw error;
      lines.push({ id: piece.id, number: piece.number, code: error.code, detail: error.sentence });
    }
  }
  if (lines.length > 0) throw new Refusal('transfer-refused', { refused: lines.length, total: pieces.length }, { lines });
}

/** A piece that is there, and at its place or in nobody's hands. A broken one may go: perhaps to be repaired. */
function requireMayLeave(piece: Piece, fromSiteId: string, fromName: string): void {
  requireValid(piece);
  if (piece.siteId !== fromSiteId) throw new Refusal('equipment-elsewhere', { number: piece.number, site: fromName });
  if (CONDITIONS_OF_ABSENCE.includes(piece.condition)) {
    throw new Refusal('equipment-absent', { number: piece.number, state: CONDITION_LABEL[piece.condition].toLowerCase() });
  }
  const { custody } = piece;
  if (custody === null || custody.kind === 'installed') return;
  const since = frenchDay(custody.since);
  if (custody.kind === 'repair') throw new Refusal('equipment-in-repair', { number: piece.number, since });
  if (custody.kind === 'transit') throw new Refusal('equipment-in-transit', { number: piece.number, since });
  throw new Refusal('equipment-already-held', { number: piece.number, since, ...(custody.holderName !== null && { holder: custody.holderName }) });
}

function latestFacts(piece: Piece): (Date | null)[] {
  // It may begin at the very instant of these.
  const [arrived, handedBack, found] = [piece.arrivedAt, piece.lastCustodyEnd, piece.lastFound].map((at) => at && new Date(at.getTime() - 1));
  return [arrived ?? null, handedBack ?? null, found ?? null, piece.custody?.since ?? null];
}
