import { WEEKDAYS, WEEKDAY_LABEL, type OpeningHours, type Weekday } from '@calanque/shared';
import { parisMinute } from '../ui/format/dates';

/** A time during which a site is open, `08:30` to `12:00`. Either end is empty while it is being typed. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The spans of a day, as the contract writes them: `08:30-12:00 13:30-17:00`; none when closed. */
export function spansOf(hours: string | null | undefined): Span[] {
  if (!hours) return [];
  return hours.split(' ').map((span) => {
    const [from = '', to = ''] = span.split('-');
    return { from, to };
  });
}

export const hoursOf = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${from}-${to}`).join(' ');

/** What was typed as a time of day: `8h30`, `830` and `8` are `08:30`, `08:30` and `08:00`. Anything else stays, for the form to refuse. */
export function timeOfText(text: string): string {
  const parts = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!parts) return text.replaceAll(/[\s-]/g, '');
  return `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? parts[3] ?? '00'}`;
}

/** « 08:30 – 12:00, 13:30 – 17:00 », or « fermée » */
export function hoursInWords(hours: string | null | undefined): string {
  const spans = spansOf(hours);
  return spans.length > 0 ? spans.map(({ from, to }) => `${from} – ${to}`).join(', ') : 'fermée';
}

/** Following days with the same hours. */
export interface DayGroup {
  /** « Lundi – jeudi » */
  readonly label: string;
  readonly hours: string;
  readonly today: boolean;
}

/** The week, days with the same hours together; empty when no hours are known at all. */
export function weekInWords(week: OpeningHours, now: Date): DayGroup[] {
  if (!hoursKnown(week)) return [];
  const groups: { days: Weekday[]; hours: string }[] = [];
  for (const day of WEEKDAYS) {
    const hours = hoursInWords(week[day]);
    const last = groups.at(-1);
    if (last?.hours === hours) last.days.push(day);
    else groups.push({ days: [day], hours });
  }
  const today = weekdayAt(now);
  return groups.map(({ days, hours }) => ({ label: labelOf(days), hours, today: days.includes(today) }));
}

/** Whether the site says when it is open at all. */
export const hoursKnown = (week: OpeningHours): boolean => WEEKDAYS.some((day) => week[day]);

/** What a visitor wants to know: « Ouverte jusqu’à 17:00 », « Ouvre lundi à 08:30 »; null when no hours are known. */
export function openingNow(week: OpeningHours, now: Date): { readonly open: boolean; readonly words: string } | null {
  if (!hoursKnown(week)) return null;
  const today = weekdayAt(now);
  const time = parisMinute(now).slice(11);
  const spans = spansOf(week[today]);
  const current = spans.find((span) => span.from <= time && time < span.to);
  if (current) return { open: true, words: `Ouverte jusqu’à ${current.to}` };
  const later = spans.find((span) => time < span.from);
  if (later) return { open: false, words: `Ouvre à ${later.from}` };
  const index = WEEKDAYS.indexOf(today);
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = WEEKDAYS[(index + ahead) % 7];
    const [first] = day ? spansOf(week[day]) : [];
    if (day && first) return { open: false, words: `Ouvre ${ahead === 1 ? 'demain' : WEEKDAY_LABEL[day].toLowerCase()} à ${first.from}` };
  }
  return null;
}

/** The weekday in Paris. */
function weekdayAt(now: Date): Weekday {
  const [year = 0, month = 1, day = 1] = parisMinute(now).slice(0, 10).split('-').map(Number);
  return WEEKDAYS[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7] ?? 'monday';
}

function labelOf(days: readonly Weekday[]): string {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return '';
  if (days.length === 1) return WEEKDAY_LABEL[first];
  return `${WEEKDAY_LABEL[first]}${days.length === 2 ? ' et ' : ' – '}${WEEKDAY_LABEL[last].toLowerCase()}`;
}
