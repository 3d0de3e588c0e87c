import { Injectable } from '@nestjs/common';
import type { BookingAnswer, BookingMove, BookingSwaps } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { requireBookablePiece } from './allot.js';
import { requireBookable, requireLength, type BookedTime } from './booking-time.js';
import { moveBookings, readBookings, type BookingState } from './booking-writes.queries.js';
import { countFree, freePieces } from './free-pieces.queries.js';
import { FindFreeTimes } from './free-times.js';
import { holds, lockBookings, requireLive, requireMayChange, type LockedBookings } from './locked-bookings.js';
import { ReadBookings } from './read-bookings.js';
import { tellAsked, tellMoved } from './tell-bookings.js';
import { approvalOf, findModel, findPieces, type OpenWish, type Wish } from './wish.queries.js';

/** How many other pieces are proposed. */
const PROPOSED = 50;

/** Gives bookings other times or another piece, through the same rules as new ones. */
@Injectable()
export class MoveBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly freeTimes: FindFreeTimes,
    private readonly bookings: ReadBookings,
  ) {}

  /**
   * Moves, shortens or lengthens a booking, or swaps its piece before the hand-over; a kit moves as a whole and keeps its pieces.
   * @throws Refusal `not-found`, `stale`, `booking-over`, `booking-taken` with the next free times, `booking-held`, `booking-not-swappable`, …
   */
  async move(caller: Caller, id: string, version: number, move: BookingMove): Promise<BookingAnswer> {
    const asked: { wish: Wish | null; times: BookedTime[] } = { wish: null, times: [] };
    try {
      await this.database.write(caller, async (tx) => {
        const which = { id, version, together: 'kit' as const, alsoPieces: move.equipmentId ? [move.equipmentId] : [] };
        const found = await lockBookings(tx, caller, which, () => this.bookings.one(caller, id, tx));
        // What of the kit was handed over singly stays as it was.
        const locked = { ...found, together: found.together.filter(holds) };
        requireLive(locked.asked, this.clock.now());
        requireMayChange(caller, locked.asked);
        const swapped = move.equipmentId && move.equipmentId !== locked.asked.equipmentId ? move.equipmentId : null;
        asked.times = [this.timeOf(locked.asked, move)];
        asked.wish = { named: swapped ? [swapped] : piecesOf(locked), kitId: locked.asked.kitId };
        if (swapped === null) await this.moveTimes(tx, caller, locked, asked.times);
        else await this.swap(tx, caller, locked, swapped, asked.times);
      });
    } catch (error) {
      throw await this.freeTimes.withNext(caller, asked, error);
    }
    return this.bookings.one(caller, id);
  }

  /** The pieces that could take the place of the one allotted, best first. @throws Refusal `not-found`, `booking-over` */
  async swaps(caller: Caller, id: string): Promise<BookingSwaps> {
    const now = this.clock.now();
    const { site } = await this.bookings.one(caller, id);
    const [booking] = await readBookings(this.database, [id]);
    if (!booking) throw new Refusal('not-found');
    requireLive(booking, now);
    const wish = await openWishOf(this.database, booking, site.id);
    if (wish === null) return { items: [] };
    const free = await freePieces(this.database, caller.scope, { wish, times: [booking], now }, PROPOSED);
    return { items: await findPieces(this.database, caller.scope, free.map((piece) => piece.id)) };
  }

  /** @throws Refusal `booking-held`, `equipment-absent`, `booking-taken` */
  private async moveTimes(tx: Transaction, caller: Caller, locked: LockedBookings, times: readonly BookedTime[]): Promise<void> {
    const [time] = times;
    const { asked, together, pieces } = locked;
    if (!time) return;
    const wider = time.start < asked.start || time.end > asked.end;
    // Who only shortens meets nothing that was not met before.
    if (wider) {
      for (const { equipmentId } of together) {
        const piece = pieces.get(equipmentId);
        if (piece) requireBookablePiece(caller, piece, { times, now: this.clock.now() });
      }
      await this.requireFree(tx, caller, locked, { wish: { named: piecesOf(locked), kitId: null }, times });
    }
    const asksAgain = wider && asked.status === 'approved' && (await this.wantsApproval(tx, caller, locked));
    await moveBookings(tx, together.map(({ id }) => id), { ...time, equipmentId: null, asksAgain });
    await tellOfMove(tx, { ...asked, ...time }, pieces, asksAgain);
  }

  /** @throws Refusal `booking-not-swappable`, `booking-taken` */
  private async swap(tx: Transaction, caller: Caller, locked: LockedBookings, swapped: string, times: readonly BookedTime[]): Promise<void> {
    const { asked, pieces } = locked;
    const [time, from, to] = [times[0], pieces.get(asked.equipmentId), pieces.get(swapped)];
    if (!time || !from || !to) throw new Refusal('not-found');
    const wish = await openWishOf(tx, asked, from.siteId);
    const differs = wish === null || to.siteId !== wish.siteId || (wish.modelId === null && to.category !== wish.category);
    if (differs) throw new Refusal('booking-not-swappable', { number: to.number }, { field: 'equipmentId' });
    requireBookablePiece(caller, to, { times, now: this.clock.now() });
    await this.requireFree(tx, caller, locked, { wish, among: [swapped], times });
    const wider = time.start < asked.start || time.end > asked.end;
    const asksAgain = wider && asked.status === 'approved' && (await this.wantsApproval(tx, caller, locked));
    await moveBookings(tx, [asked.id], { ...time, equipmentId: swapped, asksAgain });
    await tellOfMove(tx, { ...asked, ...time, equipmentId: swapped }, pieces, asksAgain);
  }

  private async requireFree(
    tx: Transaction, caller: Caller, { together, pieces }: LockedBookings,
    asked: { readonly wish: Wish; readonly among?: readonly string[]; readonly times: readonly BookedTime[] },
  ): Promise<void> {
    const [free = 0] = await countFree(tx, caller.scope, { ...asked, now: this.clock.now(), except: together.map(({ id }) => id) });
    const needed = asked.among ?? ('named' in asked.wish ? asked.wish.named : []);
    if (free === needed.length) return;
    throw new Refusal('booking-taken', { what: `${pieces.get(needed[0] ?? '')?.number ?? 'Ce matériel'} n’est pas libre` }, { field: 'start' });
  }

  private async wantsApproval(tx: Transaction, caller: Caller, { asked, pieces }: LockedBookings): Promise<boolean> {
    if (may(caller, 'booking:approve')) return false;
    const siteId = pieces.get(asked.equipmentId)?.siteId ?? '';
    return (await approvalOf(tx, caller.scope, [siteId])).get(siteId) ?? false;
  }

  /** @throws Refusal `booking-reversed`, `booking-too-long`, `booking-in-past`, `booking-too-far` */
  private timeOf(booking: BookingState, move: BookingMove): BookedTime {
    const time = { start: move.start ? new Date(move.start) : booking.start, end: move.end ? new Date(move.end) : booking.end };
    if (time.start.getTime() === booking.start.getTime()) requireLength(time);
    else requireBookable(time, this.clock.now());
    if (time.end <= this.clock.now()) throw new Refusal('booking-in-past', { end: time.end.toISOString() }, { field: 'end' });
    return time;
  }
}

/** Whoever has to approve it again hears of it, and whoever it belongs to unless they moved it themselves. */
async function tellOfMove(tx: Transaction, moved: BookingState, pieces: LockedBookings['pieces'], asksAgain: boolean): Promise<void> {
  const siteId = pieces.get(moved.equipmentId)?.siteId ?? '';
  if (asksAgain) await tellAsked(tx, [moved], siteId);
  await tellMoved(tx, moved, siteId);
}

function piecesOf({ together }: LockedBookings): string[] {
  return together.map(({ equipmentId }) => equipmentId);
}

/** What was asked for, where any piece would do; null where the piece or the kit was named. */
async function openWishOf(reader: Reader, booking: BookingState, siteId: string): Promise<OpenWish | null> {
  if (booking.wishCategory !== null) return { siteId, modelId: null, category: booking.wishCategory, label: '' };
  const model = booking.wishModelId === null ? null : await findModel(reader, booking.wishModelId);
  return model && { siteId, modelId: model.id, category: model.category, label: model.name };
}
