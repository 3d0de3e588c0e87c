import { hoursInWords, hoursOf, openingNow, spansOf, timeOfText, weekInWords } from './opening-hours';

const DAY = '08:30-12:00 13:30-17:00';
const WEEK = { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: '08:30-12:00', saturday: null };

describe('opening hours', () => {
  it('are spans of a day, and back', () => {
    expect(spansOf(DAY)).toEqual([{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' }]);
    expect(spansOf(null)).toEqual([]);
    expect(hoursOf(spansOf(DAY))).toBe(DAY);
    expect(hoursInWords(DAY)).toBe('08:30 – 12:00, 13:30 – 17:00');
    expect(hoursInWords(undefined)).toBe('fermée');
  });

  it('are typed in many ways', () => {
    for (const text of ['8h30', '8:30', '830', '0830', '08:30', ' 8 h 30 ']) expect(timeOfText(text)).toBe('08:30');
    expect(timeOfText('8')).toBe('08:00');
    expect(timeOfText('17h')).toBe('17:00');
    expect(timeOfText('midi - 2')).toBe('midi2');
  });

  it('join the days that are alike, and mark today', () => {
    const thursday = new Date('2026-11-26T09:00:00Z');
    expect(weekInWords(WEEK, thursday)).toEqual([
      { label: 'Lundi – jeudi', hours: '08:30 – 12:00, 13:30 – 17:00', today: true },
      { label: 'Vendredi', hours: '08:30 – 12:00', today: false },
      { label: 'Samedi et dimanche', hours: 'fermée', today: false },
    ]);
    expect(weekInWords({}, thursday)).toEqual([]);
  });

  it('say whether the door is open, on the clocks of Paris', () => {
    const at = (time: string) => openingNow(WEEK, new Date(time))?.words;
    expect(at('2026-11-23T08:00:00Z')).toBe('Ouverte jusqu’à 12:00');
    expect(at('2026-11-23T11:30:00Z')).toBe('Ouvre à 13:30');
    expect(at('2026-11-23T16:00:00Z')).toBe('Ouvre demain à 08:30');
    expect(at('2026-11-27T15:00:00Z')).toBe('Ouvre lundi à 08:30');
    expect(openingNow({}, new Date())).toBeNull();
  });
});
