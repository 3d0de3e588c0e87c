import { dayAfter, instantInParis } from './clock.js';

describe('An hour in Paris', () => {
  const at = (day: string, hour: number) => instantInParis(day, hour).toISOString();

  it('is one hour before UTC in winter, two in summer', () => {
    expect(at('2026-01-15', 3)).toBe('2026-01-15T02:00:00.000Z');
    expect(at('2026-07-15', 3)).toBe('2026-07-15T01:00:00.000Z');
    expect(at('2026-07-15', 0)).toBe('2026-07-14T22:00:00.000Z');
    expect(at('2026-01-15', 23)).toBe('2026-01-15T22:00:00.000Z');
  });

  it('is the first of two in autumn, and the next one where the spring leaves it out', () => {
    expect(at('2026-10-25', 2)).toBe('2026-10-25T00:00:00.000Z');
    expect(at('2026-10-25', 3)).toBe('2026-10-25T02:00:00.000Z');
    expect(at('2026-03-29', 1)).toBe('2026-03-29T00:00:00.000Z');
    expect(at('2026-03-29', 2)).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-03-29', 3)).toBe('2026-03-29T01:00:00.000Z');
  });

  it('belongs to a day, which another follows', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  });
});
