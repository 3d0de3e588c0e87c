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
 * The piece came to whom it was booked for; what waited for approval has it by that. False where the booking is over, or of another piece.
 * @scope-free the piece was locked within a scope
 */
export async function claimBooking(
  reader: Reader, id: string, custody: { readonly id: string; readonly equipmentId: string }, claim: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  return (await oneRow(reader, sql`
    UPDATE booking SET status = 'fulfilled', custody_id = ${custody.id}, ended_at = ${claim.at},
           decided_by = CASE status WHEN 'asked' THEN ${claim.by}::uuid ELSE decided_by END,
           decided_at = CASE status WHEN 'asked' THEN ${claim.at}::timestamptz ELSE decided_at END
     WHERE id = ${id} AND equipment_id = ${custody.equipmentId} AND status IN ('asked', 'approved') RETURNING id`)) !== null;
}

/** A booking that a custody fulfilled. */
export interface FulfilledBooking {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly personId: string | null;
  readonly ownerId: string;
  /** Whether somebody else has booked the piece for a part of its time since. */
  readonly taken: boolean;
}

/**
 * The booking that a custody of a locked piece fulfilled; null when there is none.
 * @scope-free the piece was locked within a scope
 */
export function findFulfilled(reader: Reader, custodyId: string): Promise<FulfilledBooking | null> {
  return oneRow<FulfilledBooking>(reader, sql`
    SELECT b.id, lower(b.period) AS start, upper(b.period) AS "end", b.person_id AS "personId", b.owner_id AS "ownerId",
           EXISTS (SELECT FROM booking o WHERE o.equipment_id = b.equipment_id AND o.status IN ('asked', 'approved') AND o.period && b.period) AS taken
      FROM booking b WHERE b.custody_id = ${custodyId}`);
}

/**
 * The booking holds its time again: the custody that fulfilled it was cancelled.
 * @scope-free the piece was locked within a scope
 */
export async function unclaimBooking(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`UPDATE booking SET status = 'approved', custody_id = NULL, ended_at = NULL WHERE id = ${id}`);
}
