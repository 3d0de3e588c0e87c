import { isDay } from '@calanque/shared';
import { instantOf, longDay, parisDay, weekday } from '../../ui/format/dates';
import { positionOf, ticksOf, type Scale } from '../../custody/index';

/** How much of time the picture shows, in days; `ahead` of them lie after the day that matters where nobody has moved. */
export const SPANS = [
  { value: 'week', label: '1 semaine', days: 7, ahead: 2 },
  { value: 'month', label: '1 mois', days: 31, ahead: 7 },
  { value: 'quarter', label: '3 mois', days: 92, ahead: 14 },
  { value: 'year', label: '1 an', days: 366, ahead: 31 },
] as const;
export type Span = (typeof SPANS)[number];

/** The days that the picture shows, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const EARLIEST = '1980-01-01';
const LATEST = '2199-12-31';

/** The span of that name; a month where it names none. */
export function spanNamed(name: string | null): Span {
  return SPANS.find(({ value }) => value === name) ?? SPANS[1];
}

/** The days of a span from a first day on; around `day` where none is given. */
export function daysOf(span: Span, from: string | null, day: string): Days {
  const first = from !== null && isDay(from) ? from : moved(day, 1 + span.ahead - span.days);
  return { from: first, to: moved(first, span.days - 1) };
}

/** The first day after moving by half of what is shown; `way` is 1 for later, -1 for earlier. */
export function stepped(span: Span, { from }: Days, way: 1 | -1): string {
  return moved(from, way * Math.max(1, Math.floor(span.days / 2)));
}

/** The first day of another span that keeps the middle where it is. */
export function zoomed(days: Days, before: Span, after: Span): string {
  return moved(days.from, Math.round((before.days - after.days) / 2));
}

/** « du 1er mars au 31 mars 2026 » */
export function daysInWords({ from, to }: Days): string {
  const last = longDay(to);
  const first = from.slice(0, 4) === to.slice(0, 4) ? longDay(from).replace(/ \d{4}$/, '') : longDay(from);
  return `du ${first} au ${last}`;
}

/** From the beginning of the first day to the end of the last one in Paris. */
export function scaleOfDays({ from, to }: Days, now: number): Scale {
  return { from: startOf(from), to: startOf(moved(to, 1)), now };
}

/** A date under the picture; `near` another mark, so that a narrow screen has no room for both. */
export interface Mark {
  readonly position: number;
  readonly label: string;
  readonly near: boolean;
}

/** In hundredths of the width: what a wide and a narrow screen need between two words. */
const APART = 8;
const APART_WHEN_NARROW = 19;

/** Each day of a week, else a few dates; none where it would touch one of the marks of days that matter. */
export function marksOf(scale: Scale, span: Span, others: readonly (number | null)[]): readonly Mark[] {
  const distance = (position: number): number => Math.min(...others.map((other) => (other === null ? Infinity : Math.abs(other - position))));
  const ticks = span.value !== 'week' ? ticksOf(scale) : Array.from({ length: span.days }, (_, day) => {
    const noon = scale.from + (day + 0.5) * 86_400_000;
    return { position: positionOf(scale, noon), label: weekday(new Date(noon)).replace(/^(\p{L}{3})\p{L}* (\S+) .*$/u, '$1. $2') };
  });
  return ticks.filter(({ position }) => distance(position) > APART).map((tick) => ({ ...tick, near: distance(tick.position) < APART_WHEN_NARROW }));
}

/** Today in Paris. */
export const today = (now = new Date()): string => parisDay(now);

const startOf = (day: string): number => Date.parse(instantOf(`${day}T00:00`) ?? '');

function moved(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const to = date.toISOString().slice(0, 10);
  return to < EARLIEST ? EARLIEST : to > LATEST ? LATEST : to;
}
