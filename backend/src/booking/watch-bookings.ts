import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { findEndangered } from './booking-writes.queries.js';
import { tellEndangered } from './tell-bookings.js';

/** Of Paris: before the sites open, and every three hours while they are. */
const HOURS = [7, 10, 13, 16];
/** Who is told earlier cannot do more about it. */
const AHEAD_DAYS = 3;

/** Tells those who booked that their piece may not be there: it is late, broken, or with somebody else. */
@Injectable()
export class WatchBookings {
  constructor(private readonly database: Database, private readonly clock: Clock, jobs: Jobs) {
    for (const hour of HOURS) jobs.daily(`watch-bookings-${hour}`, hour, () => this.watch());
  }

  /** Each booking is told of once for its piece and time. */
  async watch(): Promise<void> {
    await this.database.write({ accountId: null, requestId: 'watch-bookings' }, async (tx) => {
      for (const booking of await findEndangered(tx, this.clock.now(), AHEAD_DAYS)) await tellEndangered(tx, booking, booking.siteId);
    });
  }
}
