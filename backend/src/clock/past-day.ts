import { Refusal } from '../refusal/refusal.js';
import type { Clock } from './clock.js';
import { timeOfDay } from './paris-time.js';

const DAY_MS = 86_400_000;

/** The instant at which a day (`YYYY-MM-DD`) begins in Paris. */
export function startOfDay(day: string): Date {
  return timeOfDay(day, '00:00');
}

/** The last instant of a day in Paris, in whole milliseconds as facts are dated. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(dayAfter(day)).getTime() - 1);
}

/** The day after, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/**
 * The instant that a request asks about: the end of its day, or null for the present.
 * @throws Refusal `date-in-future` on `asOf`
 */
export function instantAsOf({ asOf }: { readonly asOf?: string | null }, clock: Clock): Date | null {
  if (!asOf) return null;
  if (asOf > clock.today()) throw new Refusal('date-in-future', {}, { field: 'asOf' });
  return endOfDay(asOf);
}
