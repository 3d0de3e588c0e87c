import { parisDay } from '../ui/format/dates';

/** Days in Paris, both counted. */
export interface HistoryPeriod {
  readonly from: string;
  readonly to: string;
}

/** Whether it ends before it begins, so that nothing can lie in it. */
export const isReversed = ({ from, to }: HistoryPeriod): boolean => to < from;

/** How far back one looks unless one says otherwise. */
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;

/** The last thirty days, the one of `now` counted. */
export function usualPeriod(now: Date): HistoryPeriod {
  const to = parisDay(now);
  // From noon to noon no change of the clocks moves the day.
  const first = new Date(Date.parse(`${to}T12:00:00Z`) - (USUAL_DAYS - 1) * DAY_MS);
  return { from: first.toISOString().slice(0, 10), to };
}
