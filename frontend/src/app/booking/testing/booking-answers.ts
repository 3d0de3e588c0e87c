import type { BookingAnswer, BusyTime, CalendarPiece } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const BOOKING_ID = '019abcde-0000-7000-8000-0000000000b1';
export const PIECE_ID = '019abcde-0000-7000-8000-0000000000e1';
export const TAB = { id: '019abcde-0000-7000-8000-0000000000d1', name: 'Exemplar Tab 8' };

/** An approved booking of a tablet that any other could replace, tomorrow morning. */
export function aBooking(changes: Partial<BookingAnswer> = {}): BookingAnswer {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return {
    id: BOOKING_ID, version: 2, status: 'approved', start: `${day}T09:00:00.000Z`, end: `${day}T11:00:00.000Z`, use: 'workshop', person: null, purpose: 'Atelier découverte',
    owner: { id: 'person-2', name: 'Marc Rascasse' }, equipmentId: PIECE_ID, number: 'MDS13-000012', category: 'tablet', model: TAB, site: VITROLLES, swappable: true,
    groupId: null, kit: null, recurring: false, reason: null, overrideReason: null, endangered: false, expired: false, custodyId: null, mayApprove: false, mayChange: true, ...changes,
  };
}

export function busyTime(changes: Partial<BusyTime> = {}): BusyTime {
  return { kind: 'approved', start: '2026-12-01T08:00:00.000Z', end: '2026-12-01T11:00:00.000Z', bookingId: BOOKING_ID, label: 'Atelier découverte', endangered: false, ...changes };
}

export function calendarPiece(changes: Partial<CalendarPiece> = {}): CalendarPiece {
  return { equipmentId: PIECE_ID, number: 'MDS13-000012', category: 'tablet', model: TAB, busy: [], ...changes };
}
