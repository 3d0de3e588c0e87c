import { daysLater, timeInParis, timeOfDay, weekdayInParis } from './paris-time.js';

describe('The time in Paris', () => {
  const later = (instant: string, days: number) => daysLater(new Date(instant), days).toISOString();

  it('keeps the time of day over both changes of the clock', () => {
    expect(later('2026-10-20T07:00:00.000Z', 7)).withContext('to winter time').toBe('2026-10-27T08:00:00.000Z');
    expect(later('2027-03-23T08:00:00.000Z', 7)).withContext('to summer time').toBe('2027-03-30T07:00:00.000Z');
    expect(later('2027-03-02T08:00:00.123Z', 7)).toBe('2027-03-09T08:00:00.123Z');
  });

  it('goes on where the clock leaves an hour out, and takes the first of an hour that comes twice', () => {
    expect(later('2027-03-27T01:30:00.000Z', 1)).toBe('2027-03-28T01:30:00.000Z');
    expect(later('2026-10-24T00:30:00.000Z', 1)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('tells the instant of a time of day, and the time and the weekday of an instant', () => {
    expect(timeOfDay('2026-12-01', '08:30').toISOString()).toBe('2026-12-01T07:30:00.000Z');
    expect(timeOfDay('2026-07-01', '08:30').toISOString()).toBe('2026-07-01T06:30:00.000Z');
    expect(timeInParis(new Date('2026-07-01T06:30:00Z'))).toBe('08:30');
    expect(weekdayInParis(new Date('2026-11-29T23:30:00Z'))).withContext('already Monday').toBe(0);
  });
});
