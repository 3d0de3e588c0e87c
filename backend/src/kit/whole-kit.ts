import { CONDITION_LABEL, type LineProblem } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { frenchDay } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { lockPieces, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { piecesOfKit } from './kit.queries.js';
import { lockKit, type LockedKit } from './kit-writes.queries.js';

/** A kit and its pieces, all locked, in the order of their ids. */
export interface HeldKit {
  readonly kit: LockedKit;
  readonly pieces: readonly Piece[];
}

/**
 * Locks the pieces of a kit, then the kit: what is in it and who has it stay as they are until the transaction ends.
 * @throws Refusal `kit-unknown`, `kit-dissolved`, `stale` when its content changed while the lock was waited for
 */
export async function holdKit(tx: Transaction, caller: Caller, kitId: string): Promise<HeldKit> {
  const ids = (await piecesOfKit(tx, caller.scope, kitId)) ?? [];
  const locked = await lockPieces(tx, caller.scope, ids);
  const kit = await lockKit(tx, caller.scope, kitId);
  if (!kit) throw new Refusal('kit-unknown', {}, { field: 'kitId' });
  if (kit.dissolved) throw new Refusal('kit-dissolved');
  const pieces = kit.pieces.map((id) => {
    const piece = locked.get(id);
    if (!piece) throw new Refusal('stale');
    return piece;
  });
  return { kit, pieces };
}

/**
 * The pieces of a kit, locked, every one of which is there and works: a kit is handed over whole or not at all.
 * Whether the caller may hand over pieces of their categories is asked where each is.
 * @throws Refusal `kit-unknown`, `kit-dissolved`, `kit-empty`, `kit-refused` with one entry for each piece that is not there
 */
export async function requireWholeKit(tx: Transaction, caller: Caller, kitId: string): Promise<HeldKit> {
  const held = await holdKit(tx, caller, kitId);
  if (held.pieces.length === 0) throw new Refusal('kit-empty');
  const lines = held.pieces.flatMap((piece): LineProblem[] => {
    const refusal = whyNotThere(piece);
    return refusal === null ? [] : [{ id: piece.id, number: piece.number, code: refusal.code, detail: refusal.sentence }];
  });
  if (lines.length > 0) throw new Refusal('kit-refused', { refused: lines.length, total: held.pieces.length }, { lines });
  return held;
}

function whyNotThere(piece: Piece): Refusal | null {
  const { number, custody } = piece;
  requireValid(piece);
  if (custody !== null && custody.kind !== 'installed') {
    const since = frenchDay(custody.since);
    if (custody.kind === 'repair') return new Refusal('equipment-in-repair', { number, since });
    if (custody.kind === 'transit') return new Refusal('equipment-in-transit', { number, since });
    return new Refusal('equipment-already-held', { number, since, ...(custody.holderName !== null && { holder: custody.holderName }) });
  }
  if (piece.condition !== 'working') return new Refusal('kit-piece-absent', { number, state: CONDITION_LABEL[piece.condition].toLowerCase() });
  return null;
}
