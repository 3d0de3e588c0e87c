import { slotsOf, stepDay, stretchName } from './calendar-slots';

const NOW = new Date('2026-12-01T09:30:00Z');

describe('The columns of the calendar', () => {
  it('are the hours of a day in Paris', () => {
    const slots = slotsOf('jour', '2026-12-01', NOW);
    expect([slots.length, slots[0]?.label, slots.at(-1)?.label]).toEqual([12, '8 h', '19 h']);
    expect(new Date(slots[0]?.start ?? 0).toISOString()).toBe('2026-12-01T07:00:00.000Z');
    expect(slots.filter(({ current }) => current).map(({ label }) => label)).toEqual(['10 h']);
  });

  it('are the days of a week from Monday on', () => {
    const slots = slotsOf('semaine', '2026-12-03', NOW);
    expect(slots.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']);
    expect(slots.filter(({ weekend }) => weekend).length).toBe(2);
    expect(slots.find(({ current }) => current)?.name).toBe('mardi 1er décembre');
    expect(slotsOf('semaine', '2026-12-06', NOW)[0]?.day).toBe('2026-11-30');
  });

  it('are as long as the days are, also when the clocks change', () => {
    const spring = slotsOf('mois', '2026-03-10', NOW);
    expect(spring.length).toBe(31);
    expect(spring.map(({ start, end }) => (end - start) / 3_600_000).filter((hours) => hours !== 24)).toEqual([23]);
    expect(slotsOf('mois', '2026-10-10', NOW).map(({ start, end }) => (end - start) / 3_600_000).filter((hours) => hours !== 24)).toEqual([25]);
    expect(slotsOf('mois', '2028-02-10', NOW).length).toBe(29);
  });

  it('go on and back by what is shown', () => {
    expect(stepDay('jour', '2026-12-31', 1)).toBe('2027-01-01');
    expect(stepDay('semaine', '2026-12-03', -1)).toBe('2026-11-26');
    expect(stepDay('mois', '2026-01-31', 1)).toBe('2026-02-01');
    expect(stepDay('mois', '2026-03-31', -1)).toBe('2026-02-01');
  });

  it('say what they show', () => {
    expect(stretchName('semaine', '2026-12-03')).toMatch(/^du 30 nov\. (2026 )?au 6 décembre 2026$/);
    expect(stretchName('mois', '2026-12-03')).toBe('décembre 2026');
    expect(stretchName('jour', '2026-12-01')).toBe('mardi 1er décembre 2026');
  });
});
