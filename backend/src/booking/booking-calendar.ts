import { BOOKING_USE_LABEL, CATEGORY_LABEL } from '@calanque/shared';
import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { FeedEvent } from './booking-feed.queries.js';

/**
 * The bookings as iCalendar (RFC 5545). Instants are written in UTC, so that no reader has to know when summer time begins here;
 * an event keeps its UID through every change and counts them in SEQUENCE. The same bookings give the same text.
 */
export function writeCalendar(name: string, events: readonly FeedEvent[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Calanque', product: 'Reservations', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@calanque`,
      sequence: event.version - 1,
      stamp: event.at,
      start: event.start,
      end: event.end,
      summary: summaryOf(event),
      location: event.site,
      status: statusOf(event),
      busystatus: isOff(event) ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
}

/** « Tablette MDS13-000187 (Exemplar Tab 9) · Atelier découverte ». Never a name: the address may be passed on. */
function summaryOf({ category, number, model, purpose, use }: FeedEvent): string {
  return `${CATEGORY_LABEL[category]} ${number} (${model}) · ${purpose ?? BOOKING_USE_LABEL[use]}`;
}

function statusOf(event: FeedEvent): ICalEventStatus {
  if (isOff(event)) return ICalEventStatus.CANCELLED;
  return event.status === 'asked' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function isOff({ status }: FeedEvent): boolean {
  return status === 'cancelled' || status === 'refused';
}
