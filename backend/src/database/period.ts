import type { ValueTransformer } from 'typeorm';

/** From `start`, included, to `end`, excluded; `end` is null while it lasts. Whole milliseconds. */
export interface Period {
  readonly start: Date;
  readonly end: Date | null;
}

/** The check on each period column: it starts at an instant, ends before one or not at all, and lasts. */
export const PERIOD_SANE = `
  NOT isempty(period) AND lower_inc(period) AND NOT upper_inc(period)
  AND isfinite(lower(period)) AND (upper_inf(period) OR isfinite(upper(period)))`;

const WRITTEN = /^\["?([^",]+)"?,(?:"?([^",)]+)"?)?\)$/;

/** Reads `tstzrange` as PostgreSQL writes it, in any zone. */
export function readPeriod(text: string): Period {
  const [, start, end] = WRITTEN.exec(text) ?? [];
  if (start === undefined) throw new TypeError(`not a period: ${text}`);
  return { start: instant(start), end: end === undefined ? null : instant(end) };
}

/** The period as PostgreSQL takes it for a `tstzrange`. */
export function writePeriod({ start, end }: Period): string {
  return `[${start.toISOString()},${end?.toISOString() ?? ''})`;
}

/** Maps a `tstzrange` column that is never null, empty, or without a start. */
export const periodTransformer: ValueTransformer = {
  // TypeORM asks for both ways with columns that a statement leaves out.
  from: (text: string | null | undefined) => (text === null || text === undefined ? text : readPeriod(text)),
  to: (period: Period | null | undefined) => (period === null || period === undefined ? period : writePeriod(period)),
};

/** `2026-03-01 09:30:00.123456+00`, with an offset in hours or hours and minutes. */
function instant(text: string): Date {
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(date.getTime())) throw new TypeError(`not an instant: ${text}`);
  return date;
}
