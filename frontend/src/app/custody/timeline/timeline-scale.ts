import { parisDay } from '../../ui/format/dates';

/** How far back the picture looks; null for everything. */
export const SPANS = [
  { value: '1', label: '1 mois', months: 1 },
  { value: '6', label: '6 mois', months: 6 },
  { value: '12', label: '1 an', months: 12 },
  { value: 'all', label: 'Tout', months: null },
] as const;
export type Span = (typeof SPANS)[number]['value'];

const DAY = 86_400_000;
/** How much of the width stands for the time to come. */
const AHEAD = 0.14;

/** The stretch of time that the picture shows, in milliseconds. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** @param earliest The beginning of the first fact, in milliseconds. */
export function scaleOf(span: Span, now: number, earliest: number): Scale {
  const months = SPANS.find((candidate) => candidate.value === span)?.months ?? null;
  const from = months === null ? Math.min(earliest, now - 7 * DAY) : monthsBefore(now, months);
  return { from, to: now + ((now - from) * AHEAD) / (1 - AHEAD), now };
}

function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.getTime();
}

/** Where an instant stands, in hundredths of the width, within the picture. */
export function positionOf(scale: Scale, instant: number): number {
  return Math.min(100, Math.max(0, ((instant - scale.from) / (scale.to - scale.from)) * 100));
}

export interface Tick {
  readonly position: number;
  readonly label: string;
}

const MONTH = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', month: 'short' });
const MONTH_AND_YEAR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', month: 'short', year: 'numeric' });
const DAY_AND_MONTH = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'short' });

/** A few dates under the picture, none so near to today's mark that they would touch. */
export function ticksOf(scale: Scale): readonly Tick[] {
  const days = (scale.to - scale.from) / DAY;
  const today = positionOf(scale, scale.now);
  return instantsOf(scale, days)
    .map((instant) => ({ position: positionOf(scale, instant), label: labelOf(instant, days) }))
    .filter(({ position }) => position > 1 && position < 97 && Math.abs(position - today) > 8);
}

function labelOf(instant: number, days: number): string {
  if (days <= 62) return DAY_AND_MONTH.format(instant);
  if (days <= 760) return MONTH.format(instant);
  return days <= 1500 ? MONTH_AND_YEAR.format(instant) : parisDay(new Date(instant)).slice(0, 4);
}

/** Mondays for weeks, the first of a month otherwise, about six of them. */
function instantsOf(scale: Scale, days: number): readonly number[] {
  if (days <= 62) {
    const first = new Date(scale.from);
    first.setUTCHours(12, 0, 0, 0);
    first.setUTCDate(first.getUTCDate() + ((8 - first.getUTCDay()) % 7));
    const weeks = Math.max(1, Math.round(days / 7 / 6));
    return stepping(first.getTime(), scale.to, (date) => date.setUTCDate(date.getUTCDate() + 7 * weeks));
  }
  const first = new Date(scale.from);
  first.setUTCHours(12, 0, 0, 0);
  first.setUTCMonth(first.getUTCMonth() + 1, 1);
  const months = days / 30.44;
  const step = [1, 2, 3, 6, 12, 24, 60].find((candidate) => months / candidate <= 8) ?? 120;
  while (first.getUTCMonth() % Math.min(step, 12) !== 0) first.setUTCMonth(first.getUTCMonth() + 1);
  return stepping(first.getTime(), scale.to, (date) => date.setUTCMonth(date.getUTCMonth() + step));
}

function stepping(first: number, last: number, step: (date: Date) => void): readonly number[] {
  const instants: number[] = [];
  for (const date = new Date(first); date.getTime() < last; step(date)) instants.push(date.getTime());
  return instants;
}
