/** Everything shown is in French, in the time of Europe/Paris, whatever the device is set to. */
const ZONE = 'Europe/Paris';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, ...options });

const DAY = format({ day: 'numeric', month: 'long', year: 'numeric' });
const SHORT_DAY = format({ day: 'numeric', month: 'short', year: 'numeric' });
const SHORT_DAY_OF_THIS_YEAR = format({ day: 'numeric', month: 'short' });
const WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long' });
const TODAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const MONTH = format({ month: 'long', year: 'numeric' });
const TIME = format({ hour: '2-digit', minute: '2-digit' });
const PARTS = format({
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** A day (`2021-05-14`) stands for noon, so that no zone moves it. An instant stays what it is. */
const dateOf = (time: string | Date): Date =>
  time instanceof Date ? time : new Date(/^\d{4}-\d{2}-\d{2}$/.test(time) ? `${time}T12:00:00Z` : time);

/** The first of a month is an ordinal in French: « 1er décembre ». */
const inFrench = (format: Intl.DateTimeFormat, date: Date): string => format.format(date).replace(/\b1 (?=\p{L})/u, '1er ');

/** « 14 mai 2021 », « 1er mai 2021 » */
export const longDay = (time: string | Date): string => inFrench(DAY, dateOf(time));
/** « vendredi 27 novembre » */
export const weekday = (time: string | Date): string => inFrench(WEEKDAY, dateOf(time));
/** « lundi 23 novembre 2026 » */
export const fullDay = (time: string | Date): string => inFrench(TODAY, dateOf(time));
/** « mai 2023 » */
export const monthOf = (time: string | Date): string => MONTH.format(dateOf(time));
/** « 10:42 » */
export const timeOf = (time: string | Date): string => TIME.format(dateOf(time));

/** « 13 nov. », with the year when it is not the year of `now`. */
export function shortDay(time: string | Date, now = new Date()): string {
  const date = dateOf(time);
  return inFrench(parisDay(date).slice(0, 4) === parisDay(now).slice(0, 4) ? SHORT_DAY_OF_THIS_YEAR : SHORT_DAY, date);
}

/** « 13 nov. 10:42 », with the year when it is not the year of `now`. */
export const moment = (time: string | Date, now = new Date()): string => `${shortDay(time, now)} ${timeOf(time)}`;

/** The day on which an instant falls in Paris: `2026-11-23`. */
export const parisDay = (time: Date): string => parisMinute(time).slice(0, 10);

/** The wall clock in Paris at an instant, as a `datetime-local` field wants it: `2026-11-23T10:42`. */
export function parisMinute(time: Date): string {
  const part = partsOf(time);
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant at which the clocks of Paris show this (`2026-11-23T10:42`), as ISO 8601 in UTC.
 * In the hour that autumn repeats, the first; in the hour that spring skips, an hour later. Null when it is no time.
 */
export function instantOf(wallClock: string): string | null {
  const asUtc = Date.parse(`${wallClock}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = (instant: number): number => wallClockAsUtc(new Date(instant)) - instant;
  const summer = asUtc - 7_200_000;
  const instant = offset(summer) === 7_200_000 ? summer : asUtc - 3_600_000;
  return new Date(instant).toISOString();
}

function wallClockAsUtc(time: Date): number {
  const part = partsOf(time);
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`);
}

function partsOf(time: Date): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = PARTS.formatToParts(time);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
