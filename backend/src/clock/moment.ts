import { Refusal } from '../refusal/refusal.js';
import { frenchMinute } from './clock.js';

const MINUTE_MS = 60_000;
const TOLERANCE_MS = MINUTE_MS;

/** When a fact begins or ends. */
export interface MomentRule {
  /** What the person typed, ISO 8601; the present when absent. */
  readonly given: string | null | undefined;
  readonly now: Date;
  /** The fact begins after each of these; null ones do not count. */
  readonly after: readonly (Date | null)[];
  /** The property of the body that holds `given`. */
  readonly field: string;
}

/**
 * The instant of a fact. A typed one is neither in the future nor before the facts it follows; the present one
 * is moved on by a millisecond where the clock has not moved since the fact before.
 * @throws Refusal `date-in-future`, `date-too-early`
 */
export function momentOf(rule: MomentRule): Date {
  const latest = Math.max(0, ...rule.after.map((instant) => instant?.getTime() ?? 0));
  if (!rule.given) return new Date(Math.max(rule.now.getTime(), latest + 1));
  const given = new Date(rule.given);
  if (given.getTime() > rule.now.getTime() + TOLERANCE_MS) throw new Refusal('date-in-future', {}, { field: rule.field });
  if (given.getTime() <= latest) throw new Refusal('date-too-early', { limit: frenchMinute(minuteAfter(latest)) }, { field: rule.field });
  return given;
}

/** The first whole minute that is later: people type minutes. */
function minuteAfter(instant: number): Date {
  return new Date((Math.floor(instant / MINUTE_MS) + 1) * MINUTE_MS);
}
