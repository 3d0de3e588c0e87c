import type { BookingStatus, BookingUse } from '@calanque/shared';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** A booking that a custody would meet. */
export interface BookingAhead {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly status: BookingStatus;
  readonly use: BookingUse;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly ownerId: string;
}

/**
 * The bookings of a locked piece that still hold their time and meet a custody from `start` to `dueAt`, or for who knows how
 * long; soonest first. What is over when the custody begins to be written met nothing.
 * @scope-free the piece was locked within a scope
 */
export function findBookingsAhead(
  reader: Reader, equipmentId: string, { start, dueAt, now }: { readonly start: Date; readonly dueAt: Date | null; readonly now: Date },
): Promise<BookingAhead[]> {
  return reader.rows<BookingAhead>(sql`
    SELECT b.id, lower(b.period) AS start, upper(b.period) AS "end", b.status, b.use, b.person_id AS "personId",
           p.given_name || ' ' || p.family_name AS "personName", b.owner_id AS "ownerId"
      FROM booking b LEFT JOIN person p ON p.id = b.person_id
     WHERE b.equipment_id = ${equipmentId} AND b.status IN ('asked', 'approved') AND upper(b.period) > ${now}::timestamptz
       AND b.period && tstzrange(${start}::timestamptz, ${dueAt}::timestamptz)
     ORDER BY lower(b.period)`, 'bookings-ahead');
}

/**
 * Notes on bookings that their piece was given to somebody else.
 * @scope-free the piece was locked within a scope
 */
export async function markOverridden(reader: Reader, ids: readonly string[], reason: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE booking SET overridden_at = ${at}, override_reason = ${reason} WHERE id = ANY(${ids}::uuid[])`);
}

/**
 * The piece came to whom it was booked for. False where the booking is over, or of another piece.
 * @scope-free the piece was locked within a scope
 */
export async function claimBooking(reader: Reader, id: string, custody: { readonly id: string; readonly equipmentId: string }, at: Date): Promise<boolean> {
  return (await oneRow(reader, sql`
    UPDATE booking SET status = 'fulfilled', custody_id = ${custody.id}, ended_at = ${at}
     WHERE id = ${id} AND equipment_id = ${custody.equipmentId} AND status IN ('asked', 'approved') RETURNING id`)) !== null;
}
