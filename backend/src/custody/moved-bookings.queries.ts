import { sql, type Reader } from '../database/sql.js';

/** A booking that was ended. */
export interface EndedBooking {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly personId: string | null;
  readonly ownerId: string;
}

/**
 * Cancels the bookings of a locked piece whose time is not over `now`; they end when it moves, so that they stay with the site that
 * it leaves.
 * @scope-free the piece was locked within a scope
 */
export function endBookings(
  reader: Reader, equipmentId: string, reason: string, { at, now }: { readonly at: Date; readonly now: Date },
): Promise<EndedBooking[]> {
  return reader.rows<EndedBooking>(sql`
    UPDATE booking SET status = 'cancelled', reason = ${reason}, ended_at = ${at}
     WHERE equipment_id = ${equipmentId} AND status IN ('asked', 'approved') AND upper(period) > ${now}::timestamptz
    RETURNING id, lower(period) AS start, upper(period) AS "end", person_id AS "personId", owner_id AS "ownerId"`);
}
