import { addMonths, isDay } from './day.js';

describe('A day', () => {
  it('is one of the calendar', () => {
    for (const day of ['2026-11-24', '2024-02-29', '1980-01-01', '2199-12-31']) expect(isDay(day)).withContext(day).toBeTrue();
    for (const day of ['2026-02-29', '2026-13-01', '2026-00-10', '24/11/2026', '2026-1-1', '1979-12-31', '', null, 5]) expect(isDay(day)).toBeFalse();
  });

  it('moves by months to the same date, or to the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-05-14', 24)).toBe('2028-05-14');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });
});
