import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { CATEGORY_LABEL, type BookingAnswer, type Page } from '@calanque/shared';
import { Session } from '../session/session';
import { instantOf, parisDay, shortDay, timeOf } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';
import type { Awaiting, Matter } from './awaiting';

const LIST = '/api/bookings';
const DAY_MS = 24 * 3_600_000;

interface Watched {
  readonly one: string;
  readonly many: string;
  readonly act: string;
  readonly look: Look;
  readonly filters: Readonly<Record<string, string>>;
}

/** Asks what of the bookings waits in one site, or (null) in all of the scope: those that are menaced, those to approve, those of today. */
export function injectBookingsAwaiting(siteId: Signal<string | null>): Awaiting {
  const session = inject(Session);
  const today = midnight(new Date());
  const watched: readonly Watched[] = [
    { one: 'réservation menacée', many: 'réservations menacées', act: 'Voir', look: { tone: 'coral', icon: 'warning' }, filters: { endangered: 'true' } },
    ...(session.may('booking:approve')
      ? [{ one: 'réservation à approuver', many: 'réservations à approuver', act: 'Approuver', look: { tone: 'ochre', icon: 'schedule' } as Look, filters: { status: 'asked', from: today } }]
      : []),
    {
      one: 'réservation aujourd’hui', many: 'réservations aujourd’hui', act: 'Préparer', look: { tone: 'heather', icon: 'event' },
      filters: { status: 'live', from: today, to: midnight(new Date(Date.parse(today) + 1.5 * DAY_MS)) },
    },
  ];
  const asked = (session.may('booking:read') ? watched : []).map((about) => {
    const filters = computed(() => ({ ...about.filters, ...(siteId() ? { siteId: siteId() as string } : {}) }));
    return { about, filters, page: httpResource<Page<BookingAnswer>>(() => ({ url: LIST, params: { ...filters(), limit: 1, count: true } })) };
  });
  return {
    matters: computed(() => asked.flatMap(({ about, filters, page }) => (page.hasValue() ? matterOf(about, page.value(), filters()) : []))),
    failure: computed(() => asked.find(({ page }) => page.error())?.page.error()),
    reload: () => asked.forEach(({ page }) => page.reload()),
  };
}

/** The instant at which the day begins in Paris. */
const midnight = (time: Date): string => instantOf(`${parisDay(time)}T00:00`) ?? time.toISOString();

function matterOf({ one, many, act, look }: Watched, page: Page<BookingAnswer>, filters: Readonly<Record<string, string>>): Matter[] {
  const [first] = page.items;
  if (!first) return [];
  const total = page.total ?? 1;
  const category = total > 1 ? `D’abord ${CATEGORY_LABEL[first.category].toLowerCase()}` : CATEGORY_LABEL[first.category];
  return [{
    heading: counted(total, one, many, 'aucune'), act, look,
    detail: `${category} ${first.number.replaceAll('-', '-\u2060')}, le ${shortDay(first.start)} à ${timeOf(first.start)}`,
    link: total > 1 ? '/reservations/liste' : `/reservations/${first.id}`,
    filters: total > 1 ? filters : undefined,
  }];
}
