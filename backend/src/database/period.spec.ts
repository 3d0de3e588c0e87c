import { periodTransformer, readPeriod, writePeriod } from './period.js';

describe('a period', () => {
  it('is read as PostgreSQL writes it', () => {
    expect(readPeriod('["2026-03-01 09:30:00.123+00","2026-04-01 10:00:00+00")'))
      .toEqual({ start: new Date('2026-03-01T09:30:00.123Z'), end: new Date('2026-04-01T10:00:00Z') });
  });

  it('has no end while it lasts', () => {
    expect(readPeriod('["2026-03-01 09:30:00+00",)')).toEqual({ start: new Date('2026-03-01T09:30:00Z'), end: null });
  });

  it('is read in any zone', () => {
    expect(readPeriod('["2026-07-01 11:30:00+02","2026-07-01 15:00:00+05:30")'))
      .toEqual({ start: new Date('2026-07-01T09:30:00Z'), end: new Date('2026-07-01T09:30:00Z') });
    expect(readPeriod('["2026-01-01 04:30:00-05",)').start).toEqual(new Date('2026-01-01T09:30:00Z'));
  });

  it('is not anything else', () => {
    for (const text of ['empty', '(,)', '', '(,"2026-04-01 10:00:00+00")', '["soon",)']) {
      expect(() => readPeriod(text)).withContext(text).toThrowError(TypeError);
    }
  });

  it('comes back as it was written', () => {
    for (const period of [
      { start: new Date('2026-03-01T09:30:00.001Z'), end: null },
      { start: new Date('2026-03-01T09:30:00Z'), end: new Date('2026-03-29T01:00:00.999Z') },
    ]) {
      expect(readPeriod(writePeriod(period))).toEqual(period);
    }
  });

  it('may be left out of a statement', () => {
    expect(periodTransformer.to(undefined)).toBeUndefined();
    expect(periodTransformer.from(null)).toBeNull();
  });
});
