import { Injectable } from '@nestjs/common';

const PARIS_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });
const PARIS_HOUR = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23',
});
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const PARIS_DAY_FRENCH = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' });
const PARIS_MINUTE_FRENCH = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit',
});

/** The time, so that tests can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The day in Paris, `YYYY-MM-DD`. */
  today(): string {
    return dayInParis(this.now());
  }
}

/** The day of an instant in Paris, `YYYY-MM-DD`. */
export function dayInParis(instant: Date): string {
  return PARIS_DAY.format(instant);
}

/** The day that follows, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** When it is this whole hour of the day in Paris. Of an hour that comes twice, the first. */
export function instantInParis(day: string, hour: number): Date {
  const midday = Date.parse(`${day}T12:00:00Z`);
  const wanted = `${day} ${String(hour).padStart(2, '0')}`;
  // Paris is one or two hours before UTC; the greater shift is the earlier instant.
  const fits = [2, 1].map((shift) => new Date(midday + (hour - 12 - shift) * HOUR_MS)).find((instant) => PARIS_HOUR.format(instant).replace(', ', ' ') === wanted);
  // The hour that the spring leaves out begins when the next one does.
  return fits ?? new Date(midday + (hour - 12 - 1) * HOUR_MS);
}

/** « 23 novembre 2026 », « 1er novembre 2026 » */
export function frenchDay(instant: Date): string {
  return firstAsOrdinal(PARIS_DAY_FRENCH.format(instant));
}

/** « 23 novembre 2026 à 10:42 » */
export function frenchMinute(instant: Date): string {
  return firstAsOrdinal(PARIS_MINUTE_FRENCH.format(instant));
}

function firstAsOrdinal(date: string): string {
  return date.replace(/^1 /, '1er ');
}
