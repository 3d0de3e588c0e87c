import type { Category, LoanTerms } from '@calanque/shared';
import { dayInParis, instantInParis } from '../clock/clock.js';

/** Things are brought back while somebody is there: by this hour in Paris. */
const HOUR = 18;
const DAY_MS = 24 * 3_600_000;
/** Where no terms say: never, as each category has its own. */
const DAYS = 30;

/** When loans of these categories usually end: the shortest usual length, at six in the evening. */
export function usualDueAt(terms: readonly Pick<LoanTerms, 'category' | 'days'>[], categories: readonly Category[], start: Date): Date {
  const days = terms.filter(({ category }) => categories.includes(category)).map((one) => one.days);
  const noon = Date.parse(`${dayInParis(start)}T12:00:00Z`);
  const day = new Date(noon + (days.length === 0 ? DAYS : Math.min(...days)) * DAY_MS).toISOString().slice(0, 10);
  return instantInParis(day, HOUR);
}
