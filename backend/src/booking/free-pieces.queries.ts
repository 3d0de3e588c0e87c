import type { SiteScope } from '../access/index.js';
import { oneRow, sql, wholeNumber, type Reader, type Sql } from '../database/sql.js';
import type { BookedTime } from './booking-time.js';
import { fulfils, type Wish } from './wish.queries.js';

/** Which pieces, at which times. */
export interface FreeQuestion {
  readonly wish: Wish;
  /** Of those that fulfil the wish, these alone. */
  readonly among?: readonly string[];
  readonly times: readonly BookedTime[];
  readonly now: Date;
  /** Bookings that do not count: those that are moved. */
  readonly except?: readonly string[];
}

export interface FreePiece {
  /** The place of the time in `times`. */
  readonly week: number;
  readonly id: string;
}

/** The open custody keeps the piece beyond the instant: until its planned return, or for who knows how long. A late one may end any moment. */
const outBeyond = (instant: Sql, now: Date): Sql =>
  sql`(n.custody_kind IS NOT NULL AND n.custody_kind <> 'installed'
    AND (n.due_at IS NULL OR greatest(n.due_at, ${now}::timestamptz) > ${instant}))`;

const booked = (period: Sql, except: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM booking b WHERE b.equipment_id = e.id AND b.status IN ('asked', 'approved') AND b.period && ${period} AND b.id <> ALL(${except}::uuid[]))`;

function freeAt({ wish, among, times, now, except = [] }: FreeQuestion, scope: SiteScope): Sql {
  const which = among === undefined ? fulfils(wish) : sql`e.id = ANY(${among}::uuid[]) AND ${fulfils(wish)}`;
  return sql`unnest(${times.map(({ start }) => start)}::timestamptz[], ${times.map(({ end }) => end)}::timestamptz[]) WITH ORDINALITY AS w(start, "end", place)
    CROSS JOIN (equipment e JOIN equipment_now n ON n.equipment_id = e.id)
   WHERE ${which} AND ${scope.covers(sql`n.site_id`)} AND e.annulled_at IS NULL
     AND NOT ${outBeyond(sql`w.start`, now)} AND NOT ${booked(sql`tstzrange(w.start, w."end")`, except)}`;
}

/**
 * The pieces that are free at each of the times, at most `most` for each: first those that are free at the most of them,
 * that nobody keeps now, and that have a day's rest before and after.
 */
export function freePieces(reader: Reader, scope: SiteScope, question: FreeQuestion, most: number): Promise<FreePiece[]> {
  return reader.rows<FreePiece>(sql`
    SELECT ranked.week, ranked.id FROM (
      SELECT found.week, found.id, row_number() OVER (
               PARTITION BY found.week ORDER BY found.weeks DESC, found.out, found.tight, number_prefix(found.number), number_value(found.number)) AS rank
        FROM (
          SELECT w.place::integer - 1 AS week, e.id, e.number, count(*) OVER (PARTITION BY e.id) AS weeks,
                 coalesce(n.custody_kind <> 'installed', false) AS out,
                 ${booked(sql`tstzrange(w.start - interval '1 day', w."end" + interval '1 day')`, question.except ?? [])} AS tight
            FROM ${freeAt(question, scope)}) AS found
      ) AS ranked
     WHERE ranked.rank <= ${wholeNumber(most)} ORDER BY ranked.week, ranked.rank`);
}

/** How many pieces are free at each of the times, in their order. */
export async function countFree(reader: Reader, scope: SiteScope, question: FreeQuestion): Promise<number[]> {
  const rows = await reader.rows<{ week: number; count: number }>(sql`
    SELECT w.place::integer - 1 AS week, count(*)::integer AS count FROM ${freeAt(question, scope)} GROUP BY 1`);
  const counts = new Map(rows.map(({ week, count }) => [week, count]));
  return question.times.map((_, week) => counts.get(week) ?? 0);
}

/** Instants from `from` to `to`, both included. */
export interface Starts {
  readonly from: Date;
  readonly to: Date;
}

/**
 * When a time of so many milliseconds could begin within the window, so that one piece is free for it, or every one.
 * Of named pieces none may be missing.
 */
export async function possibleStarts(
  reader: Reader, scope: SiteScope,
  { wish, window, lengthMs, now }: { readonly wish: Wish; readonly window: BookedTime; readonly lengthMs: number; readonly now: Date },
): Promise<Starts[]> {
  const all = 'named' in wish ? wish.named.length : null;
  const row = await oneRow<{ starts: { from: string; to: string }[] | null }>(reader, sql`
    WITH piece AS (
      SELECT e.id, n.custody_kind, n.due_at FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id
       WHERE ${fulfils(wish)} AND ${scope.covers(sql`n.site_id`)} AND e.annulled_at IS NULL
    ), asked AS (
      SELECT tstzrange(${window.start}::timestamptz, ${window.end}::timestamptz) AS period, ${lengthMs}::double precision * interval '1 millisecond' AS length
    ), starts AS (
      SELECT piece.id, coalesce((
          SELECT range_agg(tstzrange(lower(free), upper(free) - asked.length, '[]'))
            FROM unnest(tstzmultirange(asked.period) - coalesce(busy.periods, '{}')) AS free WHERE upper(free) - lower(free) >= asked.length), '{}') AS times
        FROM piece CROSS JOIN asked CROSS JOIN LATERAL (
          SELECT range_agg(taken.period) AS periods FROM (
            SELECT b.period FROM booking b
             WHERE b.equipment_id = piece.id AND b.status IN ('asked', 'approved') AND b.period && asked.period
            UNION ALL SELECT tstzrange(NULL, CASE WHEN piece.due_at IS NOT NULL THEN greatest(piece.due_at, ${now}::timestamptz) END)
             WHERE piece.custody_kind <> 'installed'
          ) AS taken
        ) AS busy
    ), together AS (
      SELECT CASE WHEN ${all}::integer IS NULL THEN range_agg(times) WHEN count(*) = ${all}::integer THEN range_intersect_agg(times) END AS times FROM starts
    )
    SELECT (SELECT jsonb_agg(jsonb_build_object('from', lower(one), 'to', upper(one)) ORDER BY lower(one)) FROM unnest(together.times) AS one) AS starts
      FROM together`);
  return (row?.starts ?? []).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}
