import { Refusal } from '../refusal/refusal.js';

/** Nobody lends for longer at once: beyond, the year was mistyped, and the loan would never be late. */
const MOST_DAYS = 731;
const DAY_MS = 24 * 60 * 60_000;

/** @throws Refusal `due-too-far` */
export function requireDueSoon(dueAt: Date, now: Date): void {
  if (dueAt.getTime() - now.getTime() > MOST_DAYS * DAY_MS) throw new Refusal('due-too-far', {}, { field: 'dueAt' });
}
