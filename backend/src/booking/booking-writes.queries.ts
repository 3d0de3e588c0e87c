import type { BookingStatus, BookingUse, Category } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';
import { isEndangered } from './booking-row.queries.js';

export interface NewBooking {
  readonly id: string;
  readonly equipmentId: string;
  readonly start: string;
  readonly end: string;
  readonly status: BookingStatus;
  readonly use: BookingUse;
  readonly personId: string | null;
  readonly purpose: string | null;
  readonly ownerId: string;
  readonly wishModelId: string | null;
  readonly wishCategory: Category | null;
  readonly kitId: string | null;
  readonly groupId: string | null;
  readonly seriesId: string | null;
}

/**
 * Writes bookings of pieces that the transaction has locked.
 * @scope-free the pieces were locked within a scope
 */
export async function insertBookings(reader: Reader, bookings: readonly NewBooking[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO booking (id, equipment_id, period, status, use, person_id, purpose, owner_id, wish_model_id, wish_category, kit_id, group_id, series_id)
    SELECT id, "equipmentId", tstzrange(start, "end"), status, use, "personId", purpose, "ownerId", "wishModelId", "wishCategory", "kitId", "groupId", "seriesId"
      FROM jsonb_to_recordset(${JSON.stringify(bookings)}::jsonb) AS booking(id uuid, "equipmentId" uuid, start timestamptz, "end" timestamptz, status text,
        use text, "personId" uuid, purpose text, "ownerId" uuid, "wishModelId" uuid, "wishCategory" text, "kitId" uuid, "groupId" uuid, "seriesId" uuid)
     ORDER BY "equipmentId", start`);
}

/** A booking with its piece locked. */
export interface BookingState {
  readonly id: string;
  readonly version: number;
  readonly equipmentId: string;
  readonly start: Date;
  readonly end: Date;
  readonly status: BookingStatus;
  readonly use: BookingUse;
  readonly personId: string | null;
  readonly ownerId: string;
  readonly wishModelId: string | null;
  readonly wishCategory: Category | null;
  readonly kitId: string | null;
  readonly groupId: string | null;
  readonly seriesId: string | null;
}

const columns = sql`b.id, b.version, b.equipment_id AS "equipmentId", lower(b.period) AS start, upper(b.period) AS "end", b.status, b.use,
  b.person_id AS "personId", b.owner_id AS "ownerId", b.wish_model_id AS "wishModelId", b.wish_category AS "wishCategory", b.kit_id AS "kitId",
  b.group_id AS "groupId", b.series_id AS "seriesId"`;

/** Which go with a booking: those of its kit; the later ones of its series; all of its series that are still to come. A kit goes along always. */
export type Together = 'kit' | 'following' | 'series';

/** Which bookings an act is about, before their pieces are locked, with the kit that was booked. */
export function findTogether(
  reader: Reader, scope: SiteScope, id: string, together: Together,
): Promise<{ id: string; equipment_id: string; kit_id: string | null }[]> {
  const also = {
    kit: sql`FALSE`,
    following: sql`b.series_id = asked.series_id AND lower(b.period) >= lower(asked.period) AND b.status IN ('asked', 'approved')`,
    series: sql`b.series_id = asked.series_id AND b.status IN ('asked', 'approved')`,
  }[together];
  return reader.rows(sql`
    SELECT b.id, b.equipment_id, asked.kit_id FROM booking asked
      JOIN equipment_place here ON here.equipment_id = asked.equipment_id AND upper_inf(here.period)
      JOIN booking b ON b.id = asked.id OR b.group_id = asked.group_id OR (${also})
      JOIN equipment_place p ON p.equipment_id = b.equipment_id AND upper_inf(p.period)
     WHERE asked.id = ${id} AND ${scope.covers(sql`here.site_id`)} AND ${scope.covers(sql`p.site_id`)}`);
}

/**
 * Bookings as they are now, in order of time.
 * @scope-free their pieces were locked within a scope
 */
export async function readBookings(reader: Reader, ids: readonly string[]): Promise<BookingState[]> {
  return reader.rows<BookingState>(sql`
    SELECT ${columns}
      FROM booking b WHERE b.id = ANY(${ids}::uuid[]) ORDER BY lower(b.period), b.id`);
}

/** A piece of a kit that was booked. */
export interface PieceBooked {
  readonly id: string;
  readonly number: string;
  /** Whether it is booked still. */
  readonly live: boolean;
}

/**
 * The pieces that were booked together by a kit, wherever they are by now.
 * @scope-free one of them was locked within a scope; they were booked as one
 */
export function piecesBookedTogether(reader: Reader, groupId: string): Promise<PieceBooked[]> {
  return reader.rows<PieceBooked>(sql`
    SELECT e.id, e.number, b.status IN ('asked', 'approved') AS live FROM booking b JOIN equipment e ON e.id = b.equipment_id
     WHERE b.group_id = ${groupId} ORDER BY number_prefix(e.number), number_value(e.number)`);
}

/**
 * Gives bookings other times, or another piece that the transaction has locked.
 * @scope-free the pieces were locked within a scope
 */
export async function moveBookings(
  reader: Reader, ids: readonly string[],
  to: { readonly start: Date; readonly end: Date; readonly equipmentId: string | null; readonly asksAgain: boolean },
): Promise<void> {
  const status = to.asksAgain ? sql`, status = 'asked', decided_by = NULL, decided_at = NULL` : sql``;
  await reader.rows(sql`
    UPDATE booking SET period = tstzrange(${to.start}, ${to.end}), equipment_id = coalesce(${to.equipmentId}::uuid, equipment_id)${status}
     WHERE id = ANY(${ids}::uuid[])`);
}

/**
 * Approves bookings of pieces that the transaction has locked.
 * @scope-free the pieces were locked within a scope
 */
export async function approveBookings(reader: Reader, ids: readonly string[], decision: { readonly by: string; readonly at: Date }): Promise<void> {
  await reader.rows(sql`
    UPDATE booking SET status = 'approved', decided_by = ${decision.by}, decided_at = ${decision.at} WHERE id = ANY(${ids}::uuid[])`);
}

/**
 * Ends bookings of pieces that the transaction has locked: they hold their period no longer.
 * @scope-free the pieces were locked within a scope
 */
export async function endBookings(
  reader: Reader, ids: readonly string[],
  ending: { readonly status: 'refused' | 'cancelled'; readonly reason: string | null; readonly by: string; readonly at: Date },
): Promise<void> {
  await reader.rows(sql`
    UPDATE booking SET status = ${ending.status}, reason = ${ending.reason}, decided_by = ${ending.by}, decided_at = ${ending.at}, ended_at = ${ending.at}
     WHERE id = ANY(${ids}::uuid[])`);
}

/**
 * The bookings that begin within so many days and whose piece may not be there, with the site of the piece.
 * @scope-free the server watches over all
 */
export function findEndangered(reader: Reader, now: Date, days: number): Promise<(BookingState & { readonly siteId: string })[]> {
  return reader.rows(sql`
    SELECT ${columns}, n.site_id AS "siteId" FROM booking b JOIN equipment_now n ON n.equipment_id = b.equipment_id
     WHERE ${isEndangered(now)} AND lower(b.period) > ${now}::timestamptz - interval '366 days'
       AND lower(b.period) < ${now}::timestamptz + make_interval(days => ${days}) ORDER BY lower(b.period), b.id`);
}
