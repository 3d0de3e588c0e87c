import { WEEKDAY_LABEL, WEEKDAYS, type OpeningHours, type Weekday } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';

/**
 * The days on which the site opens, as they are kept.
 * @throws Refusal `hours-invalid` for a day whose times do not follow one another
 */
export function openDays(hours: OpeningHours): OpeningHours {
  const open: Partial<Record<Weekday, string>> = {};
  for (const day of WEEKDAYS) {
    const spans = hours[day];
    if (!spans) continue;
    // HH:MM compares like the time that it says.
    const times = spans.split(/[ -]/);
    const inOrder = times.every((time, place) => place === 0 || (times[place - 1] ?? '') < time);
    if (!inOrder) throw new Refusal('hours-invalid', { day: WEEKDAY_LABEL[day] }, { field: `openingHours.${day}` });
    open[day] = spans;
  }
  return open;
}
