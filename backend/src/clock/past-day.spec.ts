import { Clock } from './clock.js';
import { dayAfter, endOfDay, instantAsOf, startOfDay } from './past-day.js';

describe('A day in Paris', () => {
  it('begins at midnight there, in winter, in summer and on the days whose night changes the clocks', () => {
    const starts: readonly (readonly [string, string])[] = [
      ['2026-01-15', '2026-01-14T23:00:00.000Z'], ['2026-07-15', '2026-07-14T22:00:00.000Z'],
      ['2026-03-29', '2026-03-28T23:00:00.000Z'], ['2026-03-30', '2026-03-29T22:00:00.000Z'],
      ['2026-10-25', '2026-10-24T22:00:00.000Z'], ['2026-10-26', '2026-10-25T23:00:00.000Z'],
      ['2026-01-01', '2025-12-31T23:00:00.000Z'],
    ];
    for (const [day, start] of starts) expect(startOfDay(day).toISOString()).withContext(day).toBe(start);
  });

  it('ends a millisecond before the next begins: after 23 hours in spring, 25 in autumn', () => {
    const hours = (day: string): number => (endOfDay(day).getTime() + 1 - startOfDay(day).getTime()) / 3_600_000;
    expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hours)).toEqual([24, 23, 25, 24]);
    expect(dayAfter('2027-12-31')).toBe('2028-01-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  });

  it('can be asked about up to today', () => {
    const clock = new Clock();
    expect(instantAsOf({}, clock)).toBeNull();
    expect(instantAsOf({ asOf: clock.today() }, clock)?.getTime()).toBeGreaterThan(clock.now().getTime());
    expect(() => instantAsOf({ asOf: dayAfter(clock.today()) }, clock)).toThrow(jasmine.objectContaining({ code: 'date-in-future', details: { field: 'asOf' } }));
  });
});
