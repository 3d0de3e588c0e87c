import { Injectable } from '@nestjs/common';
import type { BookingDraft, BookingsMade, BookingStatus } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { may, type Caller } from '../access/index.js';
import { Clock, dayInParis, frenchDay } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { piecesOfKit } from '../kit/index.js';
import { Refusal } from '../refusal/refusal.js';
import { allot, type Allotted } from './allot.js';
import { everyWeek, requireBookable, written, type BookedTime } from './booking-time.js';
import { insertBookings, type NewBooking } from './booking-writes.queries.js';
import { FindFreeTimes } from './free-times.js';
import { ReadBookings } from './read-bookings.js';
import { tellAsked } from './tell-bookings.js';
import { readWish } from './wish.js';
import { approvalOf, findBooker, type Wish } from './wish.queries.js';

/** Answers are not made longer: a kit of fifty pieces, each week for nine months. */
const MOST = 2000;

/** Promises pieces for a time to come. */
@Injectable()
export class AskBookings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly freeTimes: FindFreeTimes,
    private readonly bookings: ReadBookings,
  ) {}

  /**
   * All that is asked for, or nothing: every piece of a kit, every week of a series. Sent again, it changes nothing.
   * @throws Refusal `booking-taken` and `booking-weeks-taken` with the next free times, `booking-held`, `equipment-absent`, `booking-in-past`, …
   */
  async ask(caller: Caller, draft: BookingDraft): Promise<BookingsMade> {
    const now = this.clock.now();
    const first = { start: new Date(draft.start), end: new Date(draft.end) };
    const asked: { wish: Wish | null; times: readonly BookedTime[] } = { wish: null, times: [] };
    try {
      await this.database.create(caller, draft, async (tx) => {
        requireBookable(first, now);
        asked.times = everyWeek(first, draft.weeklyUntil);
        asked.wish = await readWish(tx, caller, draft, piecesOfKit);
        await this.requirePerson(tx, caller, draft, asked.times);
        const allotted = await allot(tx, caller, asked.wish, { times: asked.times, now });
        if (allotted.length > MOST) throw new Refusal('booking-weeks-refused', {}, { field: 'weeklyUntil' });
        const rows = await this.rowsOf(tx, caller, draft, asked.wish, allotted);
        await insertBookings(tx, rows);
        const [one] = allotted;
        const waiting = rows.filter(({ status }) => status === 'asked').map((row) => ({ ...row, start: new Date(row.start), end: new Date(row.end) }));
        if (one) await tellAsked(tx, waiting, one.piece.siteId);
      });
    } catch (error) {
      throw await this.freeTimes.withNext(caller, asked, error);
    }
    return this.bookings.made(caller, draft.id);
  }

  /** @throws Refusal `booking-person-required`, `booking-public-unnamed`, `person-unknown`, `person-left` */
  private async requirePerson(tx: Transaction, caller: Caller, draft: BookingDraft, times: readonly BookedTime[]): Promise<void> {
    if (draft.use === 'agent' && !draft.personId) throw new Refusal('booking-person-required', {}, { field: 'personId' });
    if (!draft.personId) return;
    if (draft.use === 'public') throw new Refusal('booking-public-unnamed', {}, { field: 'personId' });
    const person = await findBooker(tx, caller.scope, draft.personId);
    if (!person) throw new Refusal('person-unknown', {}, { field: 'personId' });
    const lastStart = times.at(-1)?.start;
    if (person.leftOn === null || !lastStart || person.leftOn > dayInParis(lastStart)) return;
    throw new Refusal('person-left', { name: person.name, day: frenchDay(new Date(`${person.leftOn}T12:00:00Z`)) }, { field: 'personId' });
  }

  private async rowsOf(tx: Transaction, caller: Caller, draft: BookingDraft, wish: Wish, allotted: readonly Allotted[]): Promise<NewBooking[]> {
    const approval = await approvalOf(tx, caller.scope, [...new Set(allotted.map(({ piece }) => piece.siteId))]);
    const kitId = 'named' in wish ? wish.kitId : null;
    const groups = new Map<number, string>();
    const groupOf = (week: number): string => {
      const group = groups.get(week) ?? (draft.weeklyUntil ? uuid() : draft.id);
      groups.set(week, group);
      return group;
    };
    return allotted.map(({ piece, time, week }): NewBooking => ({
      id: allotted.length === 1 ? draft.id : uuid(),
      equipmentId: piece.id,
      ...written(time),
      status: statusFor(caller, approval.get(piece.siteId) ?? false),
      use: draft.use,
      personId: draft.personId ?? null,
      purpose: draft.purpose || null,
      ownerId: caller.personId,
      wishModelId: 'named' in wish ? null : wish.modelId,
      wishCategory: 'named' in wish || wish.modelId !== null ? null : wish.category,
      kitId,
      groupId: kitId === null ? null : groupOf(week),
      seriesId: draft.weeklyUntil ? draft.id : null,
    }));
  }
}

/** Whoever could approve it need not ask. */
function statusFor(caller: Caller, approvalWanted: boolean): BookingStatus {
  return approvalWanted && !may(caller, 'booking:approve') ? 'asked' : 'approved';
}
