import { dayInParis, frenchDay, frenchMinute } from './clock.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** How far clocks in Paris are ahead of UTC at an instant, in milliseconds. */
function aheadAt(instant: number): number {
  const part = new Map(PARIS.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(
    part.get('year') ?? 0, (part.get('month') ?? 1) - 1, part.get('day') ?? 1, part.get('hour') ?? 0, part.get('minute') ?? 0, part.get('second') ?? 0);
  return shown - Math.floor(instant / 1000) * 1000;
}

/** What clocks in Paris show at an instant, as if it were UTC. */
function shownAt(instant: number): number {
  return instant + aheadAt(instant);
}

/** The instant at which clocks in Paris show this. In the hour that spring leaves out, the one after it. */
function instantOf(shown: number): number {
  const early = shown - aheadAt(shown - 2 * 60 * MINUTE_MS);
  const late = shown - aheadAt(shown);
  return aheadAt(early) !== shown - early && aheadAt(late) === shown - late ? late : early;
}

/** The same time of day in Paris, so many days later, across the changes of summer time. */
export function daysLater(instant: Date, days: number): Date {
  return new Date(instantOf(shownAt(instant.getTime()) + days * DAY_MS));
}

/** The instant of a time of day in Paris. @param time `HH:MM` */
export function timeOfDay(day: string, time: string): Date {
  return new Date(instantOf(Date.parse(`${day}T${time}:00Z`)));
}

/** « 09:30 » in Paris. */
export function timeInParis(instant: Date): string {
  return new Date(shownAt(instant.getTime())).toISOString().slice(11, 16);
}

/** The day of the week in Paris: 0 for Monday. */
export function weekdayInParis(instant: Date): number {
  return (new Date(shownAt(instant.getTime())).getUTCDay() + 6) % 7;
}

/** « le 3 décembre 2026 de 09:00 à 12:00 », or « du 3 décembre 2026 à 09:00 au 4 décembre 2026 à 12:00 » */
export function frenchSpan(start: Date, end: Date): string {
  return dayInParis(start) === dayInParis(end)
    ? `le ${frenchDay(start)} de ${timeInParis(start)} à ${timeInParis(end)}`
    : `du ${frenchMinute(start)} au ${frenchMinute(end)}`;
}
