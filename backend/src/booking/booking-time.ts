import { dayInParis } from '../clock/clock.js';
import { daysLater } from '../clock/paris-time.js';
import { Refusal } from '../refusal/refusal.js';

/** From `start`, included, to `end`, excluded. */
export interface BookedTime {
  readonly start: Date;
  readonly end: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Whoever fills in a form at nine may send it at five past. */
const TOLERANCE_MS = 5 * MINUTE_MS;
const LONGEST_MS = 366 * DAY_MS;
const FURTHEST_MS = 366 * DAY_MS;
const MOST_WEEKS = 53;

/** @throws Refusal `booking-reversed`, `booking-too-long`, `booking-in-past`, `booking-too-far` */
export function requireBookable({ start, end }: BookedTime, now: Date): void {
  requireLength({ start, end });
  if (start.getTime() < now.getTime() - TOLERANCE_MS) throw new Refusal('booking-in-past', {}, { field: 'start' });
  if (start.getTime() > now.getTime() + FURTHEST_MS) throw new Refusal('booking-too-far', {}, { field: 'start' });
}

/** @throws Refusal `booking-reversed`, `booking-too-long` */
export function requireLength({ start, end }: BookedTime): void {
  if (end <= start) throw new Refusal('booking-reversed', {}, { field: 'end' });
  if (end.getTime() - start.getTime() > LONGEST_MS) throw new Refusal('booking-too-long', {}, { field: 'end' });
}

/**
 * The time itself, or the same times of day in Paris of every week up to and including the day `until`.
 * @throws Refusal `booking-weeks-refused`
 */
export function everyWeek(time: BookedTime, until: string | null | undefined): BookedTime[] {
  if (!until) return [time];
  if (until < dayInParis(time.start) || time.end > daysLater(time.start, 7)) throw new Refusal('booking-weeks-refused', {}, { field: 'weeklyUntil' });
  const weeks: BookedTime[] = [];
  for (;;) {
    const start = daysLater(time.start, 7 * weeks.length);
    if (dayInParis(start) > until) return weeks;
    if (weeks.length === MOST_WEEKS) throw new Refusal('booking-weeks-refused', {}, { field: 'weeklyUntil' });
    weeks.push({ start, end: daysLater(time.end, 7 * weeks.length) });
  }
}

/** As answers tell it. */
export function written({ start, end }: BookedTime): { start: string; end: string } {
  return { start: start.toISOString(), end: end.toISOString() };
}
