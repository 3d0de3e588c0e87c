import type { Transaction } from '../database/database.js';
import { tell } from '../notice/index.js';
import type { BookingState } from './booking-writes.queries.js';

/** What a notice needs of a booking. */
type Told = Pick<BookingState, 'id' | 'equipmentId' | 'ownerId' | 'personId'> & { readonly start: Date; readonly end: Date };

const about = ({ id, equipmentId }: Told, siteId: string) => ({ siteId, equipmentId, link: `/reservations/${id}` });
const span = ({ start, end }: Told) => ({ from: start.toISOString(), to: end.toISOString() });
const people = ({ ownerId, personId }: Told) => [...new Set([ownerId, ...(personId ? [personId] : [])])];

/** What is told together: of the first, with how many more times there are and until when. The pieces of a kit are one time. */
function firstOf(together: readonly Told[]): { readonly first: Told; readonly params: ReturnType<typeof span> & { readonly more?: number; readonly until?: string } } | null {
  const [first, ...others] = together.toSorted((one, other) => one.start.getTime() - other.start.getTime());
  if (!first) return null;
  const more = new Set(others.map(({ start }) => start.getTime()).filter((start) => start !== first.start.getTime())).size;
  const last = others.at(-1);
  return { first, params: { ...span(first), ...(more > 0 && last && { more, until: last.end.toISOString() }) } };
}

/** Those who may approve hear of what waits for them: once for all that was asked together. */
export async function tellAsked(tx: Transaction, together: readonly Told[], siteId: string): Promise<void> {
  const told = firstOf(together);
  if (told) await tell(tx, { ...about(told.first, siteId), to: { siteId, permission: 'booking:approve' }, kind: 'booking-asked', params: told.params });
}

/** Who asked, and for whom it was, hear what became of it: once for all that was approved together. */
export async function tellApproved(tx: Transaction, together: readonly Told[], siteId: string): Promise<void> {
  const told = firstOf(together);
  if (told) await tell(tx, { ...about(told.first, siteId), to: people(told.first), kind: 'booking-approved', params: told.params });
}

/** Who asked, and for whom it was, hear that nothing comes of it, and why: once for all that ended together. */
export async function tellEnded(
  tx: Transaction, together: readonly Told[], siteId: string, ending: { readonly status: 'refused' | 'cancelled'; readonly reason: string | null },
): Promise<void> {
  const told = firstOf(together);
  if (!told) return;
  const params = { ...told.params, ...(ending.reason !== null && { reason: ending.reason }) };
  await tell(tx, { ...about(told.first, siteId), to: people(told.first), kind: `booking-${ending.status}`, params });
}

/** Who asked, and for whom it is, hear that it is at another time, or of another piece. */
export async function tellMoved(tx: Transaction, booking: Told, siteId: string): Promise<void> {
  await tell(tx, { ...about(booking, siteId), to: people(booking), kind: 'booking-moved', params: span(booking) });
}

/** Who waits for a piece that may not be there hears of it, once; and again of another piece or another time. */
export async function tellEndangered(tx: Transaction, booking: Told, siteId: string): Promise<void> {
  const key = `booking-endangered:${booking.id}:${booking.equipmentId}:${booking.start.toISOString()}`;
  await tell(tx, { ...about(booking, siteId), to: people(booking), kind: 'booking-endangered', params: { from: booking.start.toISOString() }, key });
}
