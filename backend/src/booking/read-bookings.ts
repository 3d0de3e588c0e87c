import { Injectable } from '@nestjs/common';
import type { BookingAnswer, BookingListRequest, BookingsMade, Calendar, CalendarRequest, Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { daysLater } from '../clock/paris-time.js';
import { Database } from '../database/database.js';
import { inOrderOf } from '../database/keyset.queries.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { pageOfBookings } from './booking-list.queries.js';
import { findBookings, type BookingView } from './booking-row.queries.js';
import { findCalendar } from './calendar.queries.js';
import { siteExists } from './wish.queries.js';

/** What of a calendar is told at once. */
const CALENDAR_DAYS = 62;

/** The bookings of the caller's sites, read. */
@Injectable()
export class ReadBookings {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  async list(caller: Caller, request: BookingListRequest): Promise<Page<BookingAnswer>> {
    const view = this.viewOf(caller);
    const { ids, next, total } = await pageOfBookings(this.database, caller.scope, view, request);
    const found = await findBookings(this.database, caller.scope, view, { ids });
    return { items: inOrderOf(ids, found, (booking) => booking.id), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<BookingAnswer> {
    const [booking] = await findBookings(reader, caller.scope, this.viewOf(caller), { ids: [id] });
    if (!booking) throw new Refusal('not-found');
    return booking;
  }

  /** What was made under an id: one booking, the pieces of a kit, the weeks of a series. */
  async made(caller: Caller, id: string): Promise<BookingsMade> {
    return { items: await findBookings(this.database, caller.scope, this.viewOf(caller), { madeAs: id }) };
  }

  /** Some bookings of the scope, in order of time. */
  some(caller: Caller, ids: readonly string[]): Promise<BookingAnswer[]> {
    return findBookings(this.database, caller.scope, this.viewOf(caller), { ids });
  }

  /** @throws Refusal `site-unknown`, `booking-reversed`, `booking-calendar-too-long` */
  async calendar(caller: Caller, request: CalendarRequest): Promise<Calendar> {
    const [from, to] = [new Date(request.from), new Date(request.to)];
    if (to <= from) throw new Refusal('booking-reversed', {}, { field: 'to' });
    if (to > daysLater(from, CALENDAR_DAYS)) throw new Refusal('booking-calendar-too-long', { max: CALENDAR_DAYS }, { field: 'to' });
    if (!(await siteExists(this.database, caller.scope, request.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
    return { pieces: await findCalendar(this.database, caller.scope, { ...request, from, to, now: this.clock.now() }) };
  }

  private viewOf(caller: Caller): BookingView {
    return { now: this.clock.now(), readerId: caller.personId, approves: may(caller, 'booking:approve') };
  }
}
