import { CONDITION_LABEL, CONDITION_MOVES, CONDITIONS_OF_ABSENCE, type ConditionReport, type PlaceChange } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { momentOf } from '../clock/moment.js';
import type { Transaction } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { changeCondition, holdRoom, lockPieces, movePiece, type Piece } from './piece.queries.js';

/**
 * The one piece, locked, for an act.
 * @throws Refusal `not-found`, `equipment-annulled`
 */
export async function lockPiece(tx: Transaction, caller: Caller, id: string): Promise<Piece> {
  const piece = (await lockPieces(tx, caller.scope, [id])).get(id);
  if (!piece) throw new Refusal('not-found');
  requireValid(piece);
  return piece;
}

/** @throws Refusal `equipment-annulled` */
export function requireValid(piece: Piece): void {
  if (piece.annulledAt !== null) throw new Refusal('equipment-annulled', { number: piece.number });
}

/**
 * Notes another condition of a locked piece.
 * @throws Refusal `not-allowed`, `condition-unchanged`, `condition-move-refused`, `reason-required`, `date-in-future`, `date-too-early`
 */
export async function reportCondition(tx: Transaction, caller: Caller, piece: Piece, report: ConditionReport, now: Date): Promise<void> {
  if (report.condition !== 'broken' && !may(caller, 'equipment:edit')) throw new Refusal('not-allowed');
  const [from, to] = [CONDITION_LABEL[piece.condition], CONDITION_LABEL[report.condition]];
  if (piece.condition === report.condition) throw new Refusal('condition-unchanged', { state: to }, { field: 'condition' });
  if (!CONDITION_MOVES[piece.condition].includes(report.condition)) {
    throw new Refusal('condition-move-refused', { from, to }, { field: 'condition' });
  }
  const absence = CONDITIONS_OF_ABSENCE.includes(report.condition);
  if (absence && !report.reason) throw new Refusal('reason-required', {}, { field: 'reason' });
  const after = [piece.conditionSince, absence ? piece.custody?.since ?? null : null, absence ? piece.lastCustodyEnd : null];
  const at = momentOf({ given: report.at, now, after, field: 'at' });
  await changeCondition(tx, piece, report.condition, report.reason ?? null, at);
}

/**
 * Gives a locked piece another room of its site, or none in particular.
 * @throws Refusal `place-unchanged`, `room-unknown`, `room-elsewhere`, `room-closed`, `date-in-future`, `date-too-early`
 */
export async function changePlace(tx: Transaction, caller: Caller, piece: Piece, change: PlaceChange, now: Date): Promise<void> {
  const roomId = change.roomId ?? null;
  if (roomId === piece.roomId) throw new Refusal('place-unchanged', {}, { field: 'roomId' });
  if (roomId !== null) await requireRoom(tx, caller, piece.siteId, roomId);
  await movePiece(tx, piece, roomId, momentOf({ given: change.at, now, after: [piece.placeSince], field: 'at' }));
}

/** @throws Refusal `room-unknown`, `room-elsewhere`, `room-closed` */
export async function requireRoom(tx: Transaction, caller: Caller, siteId: string, roomId: string): Promise<void> {
  const room = await holdRoom(tx, caller.scope, roomId);
  if (!room) throw new Refusal('room-unknown', {}, { field: 'roomId' });
  if (room.siteId !== siteId) throw new Refusal('room-elsewhere', {}, { field: 'roomId' });
  if (room.closed) throw new Refusal('room-closed', {}, { field: 'roomId' });
}
