import type { Transaction } from '../database/database.js';
import type { Piece } from '../equipment/index.js';
import { tell } from '../notice/index.js';
import { endBookings } from './moved-bookings.queries.js';

/**
 * Ends the bookings to come of a locked piece that is at home at another site from now on, where who booked would not go for
 * it; they and for whom it was are told. `piece` is as it was before.
 */
export async function endBookingsOfMoved(tx: Transaction, piece: Piece, toSite: string, moved: { readonly at: Date; readonly now: Date }): Promise<void> {
  const reason = `Le matériel est maintenant à la MDS ${toSite}`;
  for (const { id, start, end, ownerId, personId } of await endBookings(tx, piece.id, reason, moved)) {
    await tell(tx, {
      to: [...new Set([ownerId, ...(personId ? [personId] : [])])], kind: 'booking-cancelled',
      params: { from: start.toISOString(), to: end.toISOString(), reason }, siteId: piece.siteId, equipmentId: piece.id, link: `/reservations/${id}`,
    });
  }
}
