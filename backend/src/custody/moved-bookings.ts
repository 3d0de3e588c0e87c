import type { Transaction } from '../database/database.js';
import type { Piece } from '../equipment/index.js';
import { tell } from '../notice/index.js';
import { endBookings } from './moved-bookings.queries.js';
import { toldTogether } from './told-together.js';

/**
 * Ends the bookings to come of a locked piece that is at home at another site from now on, where who booked would not go for
 * it; they and for whom it was are told. `piece` is as it was before.
 */
export async function endBookingsOfMoved(tx: Transaction, piece: Piece, toSite: string, moved: { readonly at: Date; readonly now: Date }): Promise<void> {
  const reason = `Le matériel est maintenant à la MDS ${toSite}`;
  const ended = (await endBookings(tx, piece.id, reason, moved)).toSorted((one, other) => one.start.getTime() - other.start.getTime());
  for (const { to, link, times } of toldTogether(ended)) {
    await tell(tx, { to, kind: 'booking-cancelled', params: { ...times, reason }, siteId: piece.siteId, equipmentId: piece.id, link });
  }
}
