import { DayField } from './field/day.js';

/**
 * A day in Paris: the answer is the situation at the end of that day, from the dated facts. Today gives the present; a day
 * to come is refused. Absent: the present.
 */
export const AsOfField = () => DayField('situation au', { optional: true });

/** Query of what can be asked as it was on a day. */
export class AsOfRequest {
  @AsOfField()
  asOf?: string | null;
}
