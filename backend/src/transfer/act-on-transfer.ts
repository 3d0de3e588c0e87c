import { LINE_OUTCOME_LABEL } from '@calanque/shared';
import { SiteScope, type Caller } from '../access/index.js';
import type { Transaction } from '../database/database.js';
import { lockPieces, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { lockTransfer, piecesListed, type LockedLine, type LockedTransfer } from './transfer-writes.queries.js';

/** A transfer and the pieces on its list, all locked. */
export interface Held {
  readonly transfer: LockedTransfer;
  readonly pieces: ReadonlyMap<string, Piece>;
}

/**
 * Locks the pieces of a transfer, `more` among them, and then the transfer. Who receives acts on pieces that are still
 * at home elsewhere, so that the transfer and not the piece is what the scope must reach.
 * @throws Refusal `not-found`, `transfer-over`
 */
export async function holdTransfer(tx: Transaction, caller: Caller, id: string, more: readonly string[] = []): Promise<Held> {
  const listed = await piecesListed(tx, caller.scope, id);
  const pieces = await lockPieces(tx, SiteScope.all, [...listed, ...more]);
  const transfer = await lockTransfer(tx, caller.scope, id);
  if (!transfer) throw new Refusal('not-found');
  if (transfer.over) throw new Refusal('transfer-over');
  return { transfer, pieces };
}

/** The locked piece of a line. @throws Refusal `stale` when the list was changed while the lock was waited for */
export function pieceOf(held: Held, line: LockedLine): Piece {
  const piece = line.equipmentId === null ? undefined : held.pieces.get(line.equipmentId);
  if (!piece) throw new Refusal('stale');
  return piece;
}

/** @throws Refusal `not-found` for who sees it from the other end only */
export function requireSender(caller: Caller, transfer: LockedTransfer): void {
  if (!caller.scope.has(transfer.fromSiteId)) throw new Refusal('not-found');
}

/** @throws Refusal `transfer-sent` */
export function requirePrepared(transfer: LockedTransfer): void {
  if (transfer.sentAt !== null) throw new Refusal('transfer-sent');
}

/** @throws Refusal `transfer-not-sent` */
export function requireSent(transfer: LockedTransfer): Date {
  if (transfer.sentAt === null) throw new Refusal('transfer-not-sent');
  return transfer.sentAt;
}

/** What is said when a line is settled otherwise than asked. */
export function settledOtherwise(line: LockedLine): Refusal {
  const of: Record<string, string> = line.number === null ? {} : { number: line.number };
  return line.outcome === null ? new Refusal('transfer-line-listed', of) : new Refusal('transfer-line-settled', { ...of, outcome: LINE_OUTCOME_LABEL[line.outcome] });
}
