import { Injectable } from '@nestjs/common';
import type { BookingAnswer, BookingApproval, BookingEnding, BookingsMade } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { approveBookings, endBookings, type BookingState } from './booking-writes.queries.js';
import { holds, lockBookings, requireLive, requireMayChange } from './locked-bookings.js';
import { ReadBookings } from './read-bookings.js';
import { tellApproved, tellEnded } from './tell-bookings.js';

/** Decides about bookings, and ends them. The pieces of one kit go together. */
@Injectable()
export class ChangeBookings {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly bookings: ReadBookings) {}

  /** One, or all of its series that wait. @throws Refusal `not-found`, `stale`, `booking-over`, `booking-not-asked`, `not-allowed` */
  async approve(caller: Caller, id: string, version: number, { series }: BookingApproval): Promise<BookingAnswer> {
    if (!may(caller, 'booking:approve')) throw new Refusal('not-allowed');
    await this.database.write(caller, async (tx) => {
      const now = this.clock.now();
      const which = { id, version, together: series ? 'series' as const : 'kit' as const };
      const { asked, together, pieces } = await lockBookings(tx, caller, which, () => this.bookings.one(caller, id, tx));
      requireLive(asked, now);
      if (asked.status !== 'asked') throw new Refusal('booking-not-asked');
      const waiting = together.filter(({ status, end }) => status === 'asked' && end > now);
      await approveBookings(tx, waiting.map((one) => one.id), { by: caller.personId, at: now });
      await tellApproved(tx, waiting, siteOf(asked, pieces));
    });
    return this.bookings.one(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `booking-over`, `booking-not-asked`, `reason-required`, `not-allowed` */
  async refuse(caller: Caller, id: string, version: number, ending: BookingEnding): Promise<BookingsMade> {
    if (!may(caller, 'booking:approve')) throw new Refusal('not-allowed');
    const { reason } = ending;
    if (!reason) throw new Refusal('reason-required', {}, { field: 'reason' });
    return this.end(caller, id, version, ending, 'refused');
  }

  /** @throws Refusal `not-found`, `stale`, `booking-over`, `not-allowed` */
  async cancel(caller: Caller, id: string, version: number, ending: BookingEnding): Promise<BookingsMade> {
    return this.end(caller, id, version, ending, 'cancelled');
  }

  private async end(caller: Caller, id: string, version: number, ending: BookingEnding, status: 'refused' | 'cancelled'): Promise<BookingsMade> {
    const ended = await this.database.write(caller, async (tx) => {
      const now = this.clock.now();
      const which = { id, version, together: ending.following ? 'following' as const : 'kit' as const };
      const { asked, together, pieces } = await lockBookings(tx, caller, which, () => this.bookings.one(caller, id, tx));
      requireLive(asked, now);
      requireMayChange(caller, asked);
      if (status === 'refused' && asked.status !== 'asked') throw new Refusal('booking-not-asked');
      const ends = together.filter((one) => (status === 'refused' ? one.status === 'asked' : holds(one)));
      const ids = ends.map((one) => one.id);
      const reason = ending.reason || null;
      await endBookings(tx, ids, { status, reason, by: caller.personId, at: now });
      await tellEnded(tx, ends, siteOf(asked, pieces), { status, reason });
      return ids;
    });
    return { items: await this.bookings.some(caller, ended) };
  }
}

function siteOf({ equipmentId }: BookingState, pieces: ReadonlyMap<string, Piece>): string {
  return pieces.get(equipmentId)?.siteId ?? '';
}
