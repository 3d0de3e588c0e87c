import { BOOKING_STATUS_LABEL, type BookingAnswer, type BookingStatus, type BusyTime } from '@calanque/shared';
import { fullDay, parisDay, shortDay, timeOf, weekday } from '../ui/format/dates';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Tone } from '../ui/state/tone';

/** How a status looks. */
export const STATUS_LOOK: Readonly<Record<BookingStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  asked: { tone: 'ochre', icon: 'schedule' },
  approved: { tone: 'heather', icon: 'event' },
  refused: { tone: 'neutral', icon: 'block' },
  cancelled: { tone: 'neutral', icon: 'close' },
  fulfilled: { tone: 'pine', icon: 'check_circle' },
};
export const STATUS_LABEL = BOOKING_STATUS_LABEL;

/** How time that is not free looks, and what it is called. */
export const BUSY_LOOK: Readonly<Record<BusyTime['kind'], { readonly tone: Tone; readonly icon: IconName; readonly word: string }>> = {
  asked: { tone: 'ochre', icon: 'schedule', word: 'À approuver' },
  approved: { tone: 'heather', icon: 'event', word: 'Réservé' },
  assignment: { tone: 'pine', icon: 'assignment_ind', word: 'Affecté' },
  loan: { tone: 'primary', icon: 'handshake', word: 'Prêté' },
  repair: { tone: 'ochre', icon: 'build', word: 'En réparation' },
  transit: { tone: 'ochre', icon: 'local_shipping', word: 'En transit' },
  absent: { tone: 'coral', icon: 'search_off', word: 'Absent' },
};

/** « mardi 1er décembre, de 09:00 à 12:00 », « du 1er déc. 09:00 au 4 déc. 17:00 »; without an end, « depuis le … ». */
export function whenOf(start: string, end: string | null): string {
  if (end === null) return `depuis le ${shortDay(start)} ${timeOf(start)}`;
  if (parisDay(new Date(start)) === parisDay(new Date(end))) return `${weekday(start)}, de ${timeOf(start)} à ${timeOf(end)}`;
  return `du ${shortDay(start)} ${timeOf(start)} au ${shortDay(end)} ${timeOf(end)}`;
}

/** Like `whenOf`, with the year, for the head of a page. */
export function whenInFull(start: string, end: string): string {
  if (parisDay(new Date(start)) === parisDay(new Date(end))) return `${fullDay(start)}, de ${timeOf(start)} à ${timeOf(end)}`;
  return `du ${fullDay(start)} à ${timeOf(start)} au ${fullDay(end)} à ${timeOf(end)}`;
}

/** For whom or for what: « Nadia Benali », « Atelier découverte », « Prêt au public ». */
export function subjectOf(booking: Pick<BookingAnswer, 'person' | 'purpose' | 'use'>): string {
  const usual = booking.use === 'public' ? 'Prêt au public' : 'Atelier';
  return [booking.person?.name ?? (booking.purpose ? null : usual), booking.purpose].filter(Boolean).join(' · ');
}
