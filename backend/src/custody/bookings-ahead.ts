import { may, type Caller } from '../access/index.js';
import { frenchSpan } from '../clock/paris-time.js';
import type { Transaction } from '../database/database.js';
import type { Piece } from '../equipment/index.js';
import { tell } from '../notice/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findBookingsAhead, findFulfilled, markOverridden, unclaimBooking, type BookingAhead } from './bookings-ahead.queries.js';
import { peopleOf, toldTogether } from './told-together.js';

/** From when to when somebody has a piece, or would. */
export interface Hold {
  readonly start: Date;
  /** The planned return; null when open-ended. */
  readonly dueAt: Date | null;
  readonly now: Date;
  /** Who has it; null when it is nobody who could have booked. */
  readonly personId?: string | null;
  /** The booking that comes true by it. */
  readonly bookingId?: string | null;
  /** Why it is done although somebody else has booked. */
  readonly overrideReason?: string | null;
}

/**
 * Makes sure that a locked piece may be given, or kept longer: nobody else has booked it for a time that meets this one.
 * With a reason, who may override does so; the bookings keep their time, and tell why.
 * @returns the booking that this fulfils: the one that was named, else the first of that very person that is approved, or that the caller may approve;
 * null when there is none
 * @throws Refusal `equipment-booked`, `not-allowed`
 */
export async function requireUnbooked(tx: Transaction, caller: Caller, piece: Piece, hold: Hold): Promise<string | null> {
  const ahead = (await findBookingsAhead(tx, piece.id, hold)).filter(({ id }) => id !== hold.bookingId);
  const isOwn = (booking: BookingAhead) =>
    hold.personId !== null && hold.personId !== undefined && booking.personId === hold.personId && (booking.status === 'approved' || may(caller, 'booking:approve'));
  const others = ahead.filter((booking) => !isOwn(booking));
  const [first] = others;
  if (first !== undefined) {
    if (!hold.overrideReason) throw bookedRefusal(piece, first);
    if (!may(caller, 'custody:override')) throw new Refusal('not-allowed', {}, { field: 'overrideReason' });
    await markOverridden(tx, others.map(({ id }) => id), hold.overrideReason, hold.now);
    await tellOfOverride(tx, piece, others, hold.overrideReason);
  }
  return hold.bookingId ?? ahead.find(isOwn)?.id ?? null;
}

/**
 * A hand-over that never was gives back the booking that it fulfilled, unless somebody else has booked that time since. Who booked, and
 * for whom it was, hear of it either way. To be asked once the custody of the locked piece is cancelled.
 */
export async function giveBookingBack(tx: Transaction, piece: Piece, custodyId: string, now: Date): Promise<void> {
  const booking = await findFulfilled(tx, custodyId);
  if (!booking) return;
  if (!booking.taken) await unclaimBooking(tx, booking.id);
  const outcome = booking.end <= now ? 'past' : booking.taken ? 'taken' : 'kept';
  const params = { from: booking.start.toISOString(), to: booking.end.toISOString(), outcome } as const;
  await tell(tx, { to: peopleOf(booking), kind: 'booking-given-back', params, siteId: piece.siteId, equipmentId: piece.id, link: `/reservations/${booking.id}` });
}

/** Who booked, and for whom it was, hear that the piece went to somebody else, and why: each of them once, however many bookings it meets. */
async function tellOfOverride(tx: Transaction, piece: Piece, bookings: readonly BookingAhead[], reason: string): Promise<void> {
  for (const { to, link, times } of toldTogether(bookings)) {
    await tell(tx, { to, kind: 'booking-overridden', params: { ...times, reason }, siteId: piece.siteId, equipmentId: piece.id, link });
  }
}

/** What is booked for nobody by name may be for whoever stands there. */
function bookedRefusal(piece: Piece, { start, end, use, personName }: BookingAhead): Refusal {
  const who = personName ?? (use === 'public' ? 'un prêt au public' : 'un atelier');
  const coming = personName === null && { coming: use === 'public' ? 'ce prêt' : 'cet atelier' };
  return new Refusal('equipment-booked', { number: piece.number, period: frenchSpan(start, end), who, ...coming }, { field: 'dueAt' });
}
