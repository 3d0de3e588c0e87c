import { Injectable } from '@nestjs/common';

const PARIS_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });
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
