import { may, type Caller } from '../access/index.js';
import type { Transaction } from '../database/database.js';
import { lockPieces, type Piece } from '../equipment/index.js';
import { piecesOfKit } from '../kit/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findTogether, readBookings, type BookingState, type Together } from './booking-writes.queries.js';
import { requireMayBook } from './wish.js';

export interface LockedBookings {
  /** The one that was named. */
  readonly asked: BookingState;
  /** It and those that go with it, in order of time. */
  readonly together: readonly BookingState[];
  readonly pieces: ReadonlyMap<string, Piece>;
}

export interface WhichBookings {
  readonly id: string;
  /** The version that the caller saw; null where it does not matter. */
  readonly version: number | null;
  readonly together: Together;
  readonly alsoPieces?: readonly string[];
  /** Whether what is in the kit today is locked as well. */
  readonly withKit?: boolean;
}

/**
 * A booking of the scope with those that go with it, their pieces locked, and other pieces beside them.
 * @param current what the booking is now, for whom holds another version
 * @throws Refusal `not-found`, `stale`, `booking-category`
 */
export async function lockBookings(
  tx: Transaction, caller: Caller,
  which: WhichBookings,
  current: () => Promise<unknown>,
): Promise<LockedBookings> {
  const found = await findTogether(tx, caller.scope, which.id, which.together);
  if (found.length === 0) throw new Refusal('not-found');
  const kitId = found[0]?.kit_id ?? null;
  const ofKit = which.withKit && kitId !== null ? await piecesOfKit(tx, caller.scope, kitId) : null;
  const pieces = await lockPieces(tx, caller.scope, [...found.map((one) => one.equipment_id), ...(which.alsoPieces ?? []), ...(ofKit ?? [])]);
  const together = await readBookings(tx, found.map(({ id }) => id));
  const asked = together.find(({ id }) => id === which.id);
  const piece = asked && pieces.get(asked.equipmentId);
  // Swapped or moved away while the lock was waited for.
  if (!asked || !piece || together.some((one) => !pieces.has(one.equipmentId))) throw new Refusal('stale', {}, { current: await current() });
  requireMayBook(caller, piece.category);
  if (which.version !== null && asked.version !== which.version) throw new Refusal('stale', {}, { current: await current() });
  return { asked, together, pieces };
}

/** Whether it is neither refused, nor cancelled, nor fulfilled. */
export function holds({ status }: Pick<BookingState, 'status'>): boolean {
  return status === 'asked' || status === 'approved';
}

/** @throws Refusal `booking-over` */
export function requireLive(booking: BookingState, now: Date): void {
  if (!holds(booking) || booking.end <= now) throw new Refusal('booking-over');
}

/** @throws Refusal `not-allowed` */
export function requireMayChange(caller: Caller, booking: BookingState): void {
  if (booking.ownerId !== caller.personId && !may(caller, 'booking:approve')) throw new Refusal('not-allowed');
}
