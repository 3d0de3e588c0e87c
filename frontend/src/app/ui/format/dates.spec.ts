import { fullDay, instantOf, longDay, moment, parisDay, parisMinute, shortDay, timeOf, weekday } from './dates';

describe('dates', () => {
  const now = new Date('2026-11-23T10:00:00Z');

  it('writes days in French', () => {
    expect(longDay('2021-05-14')).toBe('14 mai 2021');
    expect(weekday('2026-11-27')).toBe('vendredi 27 novembre');
    expect(fullDay(now)).toBe('lundi 23 novembre 2026');
  });

  it('leaves out the year of now, and names any other', () => {
    expect(shortDay('2026-11-13', now)).toBe('13 nov.');
    expect(shortDay('2024-11-13', now)).toBe('13 nov. 2024');
    expect(moment('2026-11-13T09:42:00Z', now)).toBe('13 nov. 10:42');
  });

  it('shows instants on the clocks of Paris, in winter and in summer', () => {
    expect(timeOf('2026-01-15T09:42:00Z')).toBe('10:42');
    expect(timeOf('2026-07-15T09:42:00Z')).toBe('11:42');
    expect(parisMinute(new Date('2026-07-15T22:30:00Z'))).toBe('2026-07-16T00:30');
    expect(parisDay(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });

  it('finds the instant of a wall clock', () => {
    expect(instantOf('2026-01-15T10:42')).toBe('2026-01-15T09:42:00.000Z');
    expect(instantOf('2026-07-15T11:42')).toBe('2026-07-15T09:42:00.000Z');
    expect(instantOf('never')).toBeNull();
  });

  it('takes the first of the hour that autumn repeats, and goes on after the hour that spring skips', () => {
    expect(instantOf('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
  });
});
