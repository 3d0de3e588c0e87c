import { Injectable } from '@nestjs/common';
import { TIMELINE_DAYS_MAX, type Page, type SiteTimelineRequest, type SiteTimelineRow } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { dayAfter, startOfDay } from '../clock/past-day.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { findSiteTimeline, pageOfPiecesAt, timelineSiteIsReachable, type Window } from './site-timeline.queries.js';

const DAY_MS = 86_400_000;

/** Everything that was at a site over time: pieces by days. */
@Injectable()
export class SiteTimelines {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** @throws Refusal `not-found`, `period-reversed`, `period-too-long` */
  async of(caller: Caller, siteId: string, request: SiteTimelineRequest): Promise<Page<SiteTimelineRow>> {
    const window = this.windowOf(request);
    if (!(await timelineSiteIsReachable(this.database, caller.scope, siteId))) throw new Refusal('not-found');
    const { ids, next, total } = await pageOfPiecesAt(this.database, caller.scope, siteId, window, request);
    return { items: await findSiteTimeline(this.database, caller.scope, siteId, window, ids), next, total };
  }

  private windowOf({ from, to }: SiteTimelineRequest): Window {
    if (to < from) throw new Refusal('period-reversed', {}, { field: 'to' });
    if (Date.parse(to) - Date.parse(from) >= TIMELINE_DAYS_MAX * DAY_MS) throw new Refusal('period-too-long', { most: TIMELINE_DAYS_MAX }, { field: 'to' });
    // No fact is later than now: what is open lasts as long as anybody can see.
    return { start: startOfDay(from), end: to >= this.clock.today() ? null : startOfDay(dayAfter(to)) };
  }
}
