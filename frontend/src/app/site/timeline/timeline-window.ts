import { isDay } from '@calanque/shared';
import { instantOf, longDay, parisDay } from '../../ui/format/dates';
import type { Scale } from '../../custody/index';

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

/** Today in Paris. */
export const today = (now = new Date()): string => parisDay(now);

const startOf = (day: string): number => Date.parse(instantOf(`${day}T00:00`) ?? '');

function moved(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const to = date.toISOString().slice(0, 10);
  return to < EARLIEST ? EARLIEST : to > LATEST ? LATEST : to;
}
