import { usualPeriod } from './history-period';

describe('The usual period of the history', () => {
  it('is the last thirty days in Paris, today counted', () => {
    expect(usualPeriod(new Date('2026-11-28T09:00:00Z'))).toEqual({ from: '2026-10-30', to: '2026-11-28' });
  });

  it('begins a new day at midnight in Paris, in summer two hours before it does in London', () => {
    expect(usualPeriod(new Date('2026-07-14T21:59:59Z')).to).toBe('2026-07-14');
    expect(usualPeriod(new Date('2026-07-14T22:00:00Z')).to).toBe('2026-07-15');
  });

  it('counts days and not hours where the clocks change', () => {
    expect(usualPeriod(new Date('2026-04-10T22:30:00Z'))).toEqual({ from: '2026-03-13', to: '2026-04-11' });
    expect(usualPeriod(new Date('2026-11-10T23:30:00Z'))).toEqual({ from: '2026-10-13', to: '2026-11-11' });
  });
});
