import type { Transaction } from '../database/database.js';
import { tell } from '../notice/index.js';
import type { BookingState } from './booking-writes.queries.js';

/** What a notice about bookings needs of the first of those that go together. */
type Told = Pick<BookingState, 'id' | 'equipmentId' | 'ownerId' | 'personId'> & { readonly start: Date; readonly end: Date };

const about = ({ id, equipmentId }: Told, siteId: string) => ({ siteId, equipmentId, link: `/reservations/${id}` });
const span = ({ start, end }: Told) => ({ from: start.toISOString(), to: end.toISOString() });
const people = ({ ownerId, personId }: Told) => [...new Set([ownerId, ...(personId ? [personId] : [])])];

/** Those who may approve hear of what waits for them: once for all that was asked together. */
export async function tellAsked(tx: Transaction, booking: Told, siteId: string): Promise<void> {
  await tell(tx, { ...about(booking, siteId), to: { siteId, permission: 'booking:approve' }, kind: 'booking-asked', params: span(booking) });
}

/** Who asked, and for whom it was, hear what became of it. */
export async function tellApproved(tx: Transaction, booking: Told, siteId: string): Promise<void> {
  await tell(tx, { ...about(booking, siteId), to: people(booking), kind: 'booking-approved', params: span(booking) });
}

/** Who asked, and for whom it was, hear that nothing comes of it, and why. */
export async function tellEnded(tx: Transaction, booking: Told, siteId: string, ending: { readonly status: 'refused' | 'cancelled'; readonly reason: string | null }): Promise<void> {
  const params = { ...span(booking), ...(ending.reason !== null && { reason: ending.reason }) };
  await tell(tx, { ...about(booking, siteId), to: people(booking), kind: `booking-${ending.status}`, params });
}

/** Who waits for a piece that may not be there hears of it, once. */
export async function tellEndangered(tx: Transaction, booking: Told, siteId: string): Promise<void> {
  const key = `booking-endangered:${booking.id}`;
  await tell(tx, { ...about(booking, siteId), to: people(booking), kind: 'booking-endangered', params: { from: booking.start.toISOString() }, key });
}
