import { Injectable } from '@nestjs/common';
import { WEEKDAYS, type FreeTimes, type FreeTimesRequest, type OpeningHours, type ProblemParameters } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock, dayInParis } from '../clock/clock.js';
import { daysLater, frenchSpan, timeInParis, timeOfDay, weekdayInParis } from '../clock/paris-time.js';
import { Database } from '../database/database.js';
import { piecesOfKit } from '../kit/index.js';
import { Refusal } from '../refusal/refusal.js';
import { everyWeek, requireBookable, written, type BookedTime } from './booking-time.js';
import { countFree, possibleStarts, type Starts } from './free-pieces.queries.js';
import { readWish, sizeOf } from './wish.js';
import { hoursOfSite, type Wish } from './wish.queries.js';

/** How far ahead of the asked time it is looked for others. */
const LOOKED_AHEAD_DAYS = 60;
const TOLD = 3;

/** When a wish could be fulfilled. */
@Injectable()
export class FindFreeTimes {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** @throws Refusal `booking-wish-unclear`, `not-found`, `booking-in-past`, `booking-reversed`, … */
  async of(caller: Caller, request: FreeTimesRequest): Promise<FreeTimes> {
    const now = this.clock.now();
    const wish = await readWish(this.database, caller, request, piecesOfKit);
    const asked = { start: new Date(request.start), end: new Date(request.end) };
    requireBookable(asked, now);
    const times = everyWeek(asked, request.weeklyUntil);
    const counts = await countFree(this.database, caller.scope, { wish, times, now });
    const size = sizeOf(wish);
    const taken = times.filter((_, week) => (counts[week] ?? 0) < size);
    return {
      free: taken.length === 0,
      pieces: Math.min(...counts.map((count) => ('named' in wish ? Number(count >= size) : count))),
      taken: times.length > 1 ? taken.map(written) : [],
      next: (await this.next(caller, wish, times)).map(written),
    };
  }

  /** The error of a wish; a refusal of times that are taken tells the next that are free. */
  async withNext(caller: Caller, { wish, times }: { readonly wish: Wish | null; readonly times: readonly BookedTime[] }, error: unknown): Promise<unknown> {
    if (!(error instanceof Refusal) || wish === null || !['booking-taken', 'booking-weeks-taken'].includes(error.code)) return error;
    const next = await this.next(caller, wish, times);
    const told: ProblemParameters = next.length === 0 ? {} : { next: next.map(({ start, end }) => frenchSpan(start, end)).join(' ; ') };
    return new Refusal(error.code, { ...error.parameters, ...told }, { ...error.details, next: next.map(written) });
  }

  /** The next times after the asked one at which the whole of it, every week of a series included, would be free; at most three. */
  async next(caller: Caller, wish: Wish, times: readonly BookedTime[]): Promise<BookedTime[]> {
    const [first, last] = [times[0], times.at(-1)];
    if (!first || !last) return [];
    const lengthMs = first.end.getTime() - first.start.getTime();
    const window = { start: first.start, end: daysLater(last.end, LOOKED_AHEAD_DAYS) };
    const starts = await possibleStarts(this.database, caller.scope, {
      wish, window, lengthMs, now: this.clock.now(),
    });
    const hours = await hoursOfSite(this.database, caller.scope, 'named' in wish ? { pieces: wish.named } : wish);
    const fits = (time: BookedTime) => isOpen(hours, time);
    const kept = fits(first) ? fits : () => true;
    const proposed = candidates(first, starts, hours).map((start) => ({ start, end: new Date(start.getTime() + lengthMs) }));
    const possible = proposed.filter((time) => kept(time) && times.every((_, week) => isWithin(starts, daysLater(time.start, 7 * week))));
    return withoutOverlap(possible).slice(0, TOLD);
  }
}

/** The same time of each following day, the openings of the site, and whenever a piece becomes free; in order. */
function candidates(asked: BookedTime, starts: readonly Starts[], hours: OpeningHours | null): Date[] {
  const days = Array.from({ length: LOOKED_AHEAD_DAYS + 1 }, (_, days) => daysLater(asked.start, days));
  const openings = days.flatMap((day) => spansOn(hours, day).map(([open]) => timeOfDay(dayInParis(day), open)));
  const limit = days.at(-1) ?? asked.start;
  return [...days, ...openings, ...starts.map(({ from }) => from)]
    .filter((instant) => instant > asked.start && instant <= limit)
    .sort((one, other) => one.getTime() - other.getTime());
}

function isWithin(starts: readonly Starts[], instant: Date): boolean {
  return starts.some(({ from, to }) => from <= instant && instant <= to);
}

/** Whether it begins and ends while the site is open. A site whose hours nobody wrote down is taken to be. */
function isOpen(hours: OpeningHours | null, { start, end }: BookedTime): boolean {
  if (hours === null || WEEKDAYS.every((day) => !hours[day])) return true;
  const [from, to] = [timeInParis(start), timeInParis(end)];
  return spansOn(hours, start).some(([open, close]) => open <= from && from < close)
    && spansOn(hours, end).some(([open, close]) => open < to && to <= close);
}

/** `['08:30', '12:00']`, … of the weekday of the instant. */
function spansOn(hours: OpeningHours | null, instant: Date): [string, string][] {
  const day = WEEKDAYS[weekdayInParis(instant)];
  const spans = (day && hours?.[day]) ?? '';
  return spans.split(' ').filter(Boolean).map((span) => [span.slice(0, 5), span.slice(6, 11)]);
}

function withoutOverlap(times: readonly BookedTime[]): BookedTime[] {
  const kept: BookedTime[] = [];
  for (const time of times) {
    const before = kept.at(-1);
    if (before === undefined || time.start >= before.end) kept.push(time);
  }
  return kept;
}
