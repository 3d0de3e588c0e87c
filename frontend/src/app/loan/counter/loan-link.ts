import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { LIVE_BOOKING_STATUSES, PAGE_LIMIT_MAX, type BookingAnswer, type Page } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { subjectOf, whenOf } from '../../booking/index';
import type { LoanLink } from './counter-model';

/** What a booking leads to at the counter: the loan that fulfils it, or why it cannot be. */
export type BookedLoan = { readonly link: LoanLink; readonly equipmentIds: readonly string[] } | { readonly trouble: string };

/** Finds what is lent to fulfil a booking: its piece, or all those of its kit. It throws what the requests throw. */
export function injectBookedLoan(): (bookingId: string) => Promise<BookedLoan> {
  const http = inject(HttpClient);
  return async (bookingId) => {
    const booking = await firstValueFrom(http.get<BookingAnswer>(`/api/bookings/${bookingId}`));
    if (!isLive(booking)) return { trouble: 'Cette réservation est terminée, refusée ou annulée : ce prêt n’y est pas lié.' };
    const together = booking.groupId === null ? [booking] : await madeWith(http, booking.groupId);
    return { link: linkOf(booking), equipmentIds: together.map(({ equipmentId }) => equipmentId) };
  };
}

/** A kit that is lent whole, without a booking. */
export const kitLink = (kitId: string): LoanLink => ({ bookingId: null, kitId, end: null, words: 'Ce prêt remet un lot entier.' });

function linkOf(booking: BookingAnswer): LoanLink {
  const { id, kit, start, end } = booking;
  const whole = kit ? `, le lot « ${kit.name} » entier` : '';
  return { bookingId: id, kitId: kit?.id ?? null, end, words: `Ce prêt honore la réservation « ${subjectOf(booking)} », ${whenOf(start, end)}${whole}.` };
}

/** A kit has fewer pieces than a page has lines. */
async function madeWith(http: HttpClient, groupId: string): Promise<readonly BookingAnswer[]> {
  const page = await firstValueFrom(http.get<Page<BookingAnswer>>('/api/bookings', { params: { groupId, limit: PAGE_LIMIT_MAX } }));
  return page.items.filter(isLive);
}

const isLive = ({ status, expired }: BookingAnswer): boolean => !expired && LIVE_BOOKING_STATUSES.includes(status);
