import { Injectable } from '@nestjs/common';
import type { BookingHandOver, BookingsMade } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { openCustody } from '../custody/index.js';
import { Database, type Transaction } from '../database/database.js';
import { piecesOfKit, requireWholeKit } from '../kit/index.js';
import { Refusal } from '../refusal/refusal.js';
import { approveBookings, piecesBookedTogether, type BookingState } from './booking-writes.queries.js';
import { holds, lockBookings, requireLive, type LockedBookings } from './locked-bookings.js';
import { ReadBookings } from './read-bookings.js';

/** Makes bookings come true: an agent takes what is booked. */
@Injectable()
export class HandOverBookings {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly bookings: ReadBookings) {}

  /**
   * Assigns every piece of the booking, those of its kit included, or none.
   * @throws Refusal `not-found`, `stale`, `booking-over`, `booking-not-approved`, `booking-needs-loan`, `booking-of-another`, `booking-person-required`, `kit-differs`,
   * `kit-refused`, and those of `openCustody`
   */
  async handOver(caller: Caller, id: string, version: number, handOver: BookingHandOver): Promise<BookingsMade> {
    const draft: { readonly id: string } = { ...handOver, ...{ bookingId: id } };
    const ids = await this.database.createOrElse(caller, draft, async (tx) => {
      const locked = await lockBookings(tx, caller, { id, version, together: 'kit', withKit: true }, () => this.bookings.one(caller, id, tx));
      const now = this.clock.now();
      const { asked } = locked;
      const together = await takeTogether(tx, caller, locked, now);
      if (asked.use === 'public') throw new Refusal('booking-needs-loan');
      // What an agent booked is nobody else’s; whoever passes over the booking assigns the piece, and says why.
      if (asked.personId && handOver.personId && handOver.personId !== asked.personId) throw new Refusal('booking-of-another', {}, { field: 'personId' });
      const personId = asked.personId ?? handOver.personId;
      if (!personId) throw new Refusal('booking-person-required', {}, { field: 'personId' });
      const dueAt = handOver.dueAt ?? asked.end.toISOString();
      for (const [place, booking] of together.entries()) {
        const piece = locked.pieces.get(booking.equipmentId);
        if (!piece) throw new Refusal('not-found');
        const custodyId = place === 0 ? handOver.id : uuid();
        await openCustody(tx, caller, piece, { id: custodyId, equipmentId: piece.id, kind: 'assignment', personId, dueAt, kitId: booking.kitId, bookingId: booking.id }, now);
      }
      return together.map((one) => one.id);
    }, () => Promise.resolve([id]));
    return { items: await this.bookings.some(caller, ids) };
  }
}

/** What a loan fulfils. */
export interface BookingsOfLoan {
  /** The kit that was booked; null where it was none. */
  readonly kitId: string | null;
  /** The booking of each piece. */
  readonly ofPiece: ReadonlyMap<string, string>;
}

/**
 * The bookings that a loan of these pieces fulfils, by piece: the named one with those of its kit, all of them. To be asked before the
 * custodies are opened; each is opened with the booking of its piece as `bookingId`, which ends it.
 * @throws Refusal `not-found`, `booking-over`, `booking-not-approved`, `booking-pieces-differ`, `booking-needs-agent`, `kit-differs`, `kit-refused`
 */
export async function bookingsOfLoan(
  tx: Transaction, caller: Caller, bookingId: string, equipmentIds: readonly string[], now: Date,
): Promise<BookingsOfLoan> {
  const locked = await lockBookings(tx, caller, { id: bookingId, version: null, together: 'kit', withKit: true, alsoPieces: equipmentIds }, () => Promise.resolve(null));
  if (locked.asked.use === 'agent') throw new Refusal('booking-needs-agent', {}, { field: 'bookingId' });
  const together = await takeTogether(tx, caller, locked, now);
  if (!together.every(({ equipmentId }) => equipmentIds.includes(equipmentId))) throw new Refusal('booking-pieces-differ', {}, { field: 'bookingId' });
  return { kitId: locked.asked.kitId, ofPiece: new Map(together.map(({ id, equipmentId }) => [equipmentId, id])) };
}

/** Whoever may approve a booking approves it by handing over. @throws Refusal `booking-over`, `booking-not-approved`, `kit-differs`, `kit-refused` */
async function takeTogether(tx: Transaction, caller: Caller, { asked, together }: LockedBookings, now: Date): Promise<BookingState[]> {
  requireLive(asked, now);
  await requireKitAsBooked(tx, caller, asked);
  const live = together.filter(holds);
  const waiting = live.filter(({ status }) => status === 'asked').map(({ id }) => id);
  if (waiting.length > 0) {
    if (!may(caller, 'booking:approve')) throw new Refusal('booking-not-approved');
    await approveBookings(tx, waiting, { by: caller.personId, at: now });
  }
  return live;
}

/**
 * A kit is handed over whole, and as it was booked.
 * @throws Refusal `kit-differs` where what is in it was changed since, `kit-refused` with one entry for each piece that is not there
 */
async function requireKitAsBooked(tx: Transaction, caller: Caller, { kitId, groupId }: BookingState): Promise<void> {
  if (kitId === null || groupId === null) return;
  const booked = await piecesBookedTogether(tx, groupId);
  const inKit = await piecesOfKit(tx, caller.scope, kitId);
  if (inKit === null) throw new Refusal('kit-differs', { count: 1, change: 'il est dissous' });
  const gone = booked.find(({ id }) => !inKit.includes(id));
  if (gone) throw new Refusal('kit-differs', { count: 1, change: `${gone.number} n’en fait plus partie` });
  const { pieces } = await requireWholeKit(tx, caller, kitId);
  const over = booked.find(({ live }) => !live);
  if (over) throw new Refusal('kit-differs', { count: 1, change: `${over.number} n’est plus réservé avec` });
  const added = pieces.find((piece) => !booked.some(({ id }) => id === piece.id));
  if (added) throw new Refusal('kit-differs', { count: 1, change: `${added.number} n’était pas réservé avec` });
}
