import { instantOf, longDay, monthOf, parisDay, shortDay, weekday } from '../../ui/format/dates';

export const CALENDAR_VIEWS = [
  { value: 'jour', label: 'Jour', before: 'Jour précédent', after: 'Jour suivant' },
  { value: 'semaine', label: 'Semaine', before: 'Semaine précédente', after: 'Semaine suivante' },
  { value: 'mois', label: 'Mois', before: 'Mois précédent', after: 'Mois suivant' },
] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number]['value'];

/** The hours that the view of a day shows. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20];
const DAY = 86_400_000;

/** One column of the calendar: an hour or a day of Paris. */
export interface Slot {
  /** In milliseconds; `end` is no longer in it. */
  readonly start: number;
  readonly end: number;
  /** Above the column: « lun. 30 », « 9 h ». */
  readonly label: string;
  /** Read out: « mardi 1er décembre », « de 9 h à 10 h ». */
  readonly name: string;
  /** The day it is on: `2026-12-01`. */
  readonly day: string;
  readonly current: boolean;
  readonly weekend: boolean;
}

/** The day `count` days after another, by the calendar. */
export const dayAfter = (day: string, count: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY).toISOString().slice(0, 10);

const at = (day: string, time: string): number => Date.parse(instantOf(`${day}T${time}`) ?? '');
const mondayOf = (day: string): string => dayAfter(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;

/** The columns of a view around a day. */
export function slotsOf(view: CalendarView, day: string, now: Date): readonly Slot[] {
  if (view === 'jour') return hoursOf(day, now);
  const first = view === 'semaine' ? mondayOf(day) : monthStart(day);
  const count = view === 'semaine' ? 7 : daysInMonth(day);
  return Array.from({ length: count }, (_, place) => daySlot(dayAfter(first, place), view, now));
}

function hoursOf(day: string, now: Date): readonly Slot[] {
  return Array.from({ length: LAST_HOUR - FIRST_HOUR }, (_, place) => {
    const hour = FIRST_HOUR + place;
    const [start, end] = [at(day, `${two(hour)}:00`), at(day, `${two(hour + 1)}:00`)];
    return { start, end, label: `${hour} h`, name: `${weekday(day)}, de ${hour} h à ${hour + 1} h`, day, current: start <= now.getTime() && now.getTime() < end, weekend: false };
  });
}

function daySlot(day: string, view: CalendarView, now: Date): Slot {
  const weekdayNumber = new Date(`${day}T12:00:00Z`).getUTCDay();
  const number = Number(day.slice(8));
  return {
    start: at(day, '00:00'), end: at(dayAfter(day, 1), '00:00'), label: view === 'semaine' ? `${weekday(day).slice(0, 3)}. ${number}` : String(number),
    name: weekday(day), day, current: parisDay(now) === day, weekend: weekdayNumber === 0 || weekdayNumber === 6,
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
const daysInMonth = (day: string): number => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

/** The day that the next (1) or the former (-1) stretch of the view is around. */
export function stepDay(view: CalendarView, day: string, step: 1 | -1): string {
  if (view === 'jour') return dayAfter(day, step);
  if (view === 'semaine') return dayAfter(day, step * 7);
  return step === 1 ? dayAfter(monthStart(day), daysInMonth(day)) : monthStart(dayAfter(monthStart(day), -1));
}

/** What the view shows, in words: « du 30 nov. au 6 déc. », « décembre 2026 ». */
export function stretchName(view: CalendarView, day: string): string {
  if (view === 'jour') return `${weekday(day)} ${day.slice(0, 4)}`;
  if (view === 'mois') return monthOf(day);
  const monday = mondayOf(day);
  return `du ${shortDay(monday)} au ${longDay(dayAfter(monday, 6))}`;
}
