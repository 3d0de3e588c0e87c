import { aCustody, aTimeline, HALL, OFFICE } from '../testing/pieces';
import { VITROLLES } from '../../session/testing/session-answers';
import { barsOf, findingOf, rowsOf, troublesOf } from './timeline-facts';
import { scaleOf, ticksOf } from './timeline-scale';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const scale = scaleOf('6', NOW, NOW);

describe('The timeline of a piece', () => {
  const former = aCustody({ kind: 'installed', person: null, start: '2026-05-01T08:00:00Z', end: '2026-08-01T08:00:00Z' });
  const present = aCustody({ start: '2026-09-01T08:00:00Z', dueAt: '2026-12-05T22:59:00Z' });
  const cancelled = aCustody({ start: '2026-08-10T08:00:00Z', end: '2026-08-20T08:00:00Z', cancelledAt: '2026-08-21T08:00:00Z', cancelledReason: 'Erreur' });
  const timeline = aTimeline({
    custodies: [former, cancelled, present],
    places: [
      { site: VITROLLES, room: HALL, start: '2026-01-01T08:00:00Z', end: '2026-06-01T08:00:00Z' },
      { site: VITROLLES, room: OFFICE, start: '2026-06-01T08:00:00Z', end: null },
    ],
  });

  it('lists custodies newest first, in the room of their end', () => {
    expect(rowsOf(timeline).map((row) => row.holder)).toEqual(['Nadia Benali', 'Nadia Benali', 'Bureau 12']);
  });

  it('draws what was in force, cut to what is shown; cancelled custodies leave a gap', () => {
    const bars = barsOf(timeline, scale);
    expect(bars.map(({ label, planned }) => [label, planned])).toEqual([['Accueil', false], ['Bureau 12', false], ['Nadia Benali', false], ['', true]]);
    expect(bars[0]?.left).toBe(0);
    expect((bars[1]?.left ?? 0) + (bars[1]?.width ?? 0)).toBeLessThan(bars[2]?.left ?? 0);
  });

  it('draws the planned rest from today to the planned return', () => {
    const [done, planned] = barsOf(timeline, scale).slice(-2);
    expect(planned?.left).toBeCloseTo((done?.left ?? 0) + (done?.width ?? 0), 6);
    expect((planned?.left ?? 0) + (planned?.width ?? 0)).toBeLessThan(100);
  });

  it('leaves out what ended before', () => {
    const old = aTimeline({ custodies: [aCustody({ start: '2025-01-01T08:00:00Z', end: '2025-02-01T08:00:00Z' })] });
    expect(barsOf(old, scale)).toEqual([]);
    expect(barsOf(old, scaleOf('all', NOW, Date.parse('2025-01-01T08:00:00Z'))).length).toBe(1);
  });

  it('draws when it was broken', () => {
    const broken = aTimeline({ conditions: [{ condition: 'broken', reason: 'Écran', start: '2026-10-01T08:00:00Z', end: '2026-10-08T08:00:00Z' }] });
    expect(troublesOf(broken, scale).map(({ label }) => label)).toEqual(['En panne']);
  });

  it('says the finding', () => {
    expect(findingOf(rowsOf(timeline), timeline, 'tablet', NOW)).toBe('Nadia Benali la détient depuis 2 mois');
    expect(findingOf([], aTimeline(), 'laptop', NOW)).toBe('Il n’a encore été confié à personne');
    const free = aTimeline({ custodies: [former] });
    expect(findingOf(rowsOf(free), free, 'tablet', NOW)).toBe('Disponible depuis 3 mois');
    const lost = aTimeline({ conditions: [{ condition: 'lost', reason: 'Train', start: '2026-11-20T08:00:00Z', end: null }] });
    expect(findingOf(rowsOf(lost), lost, 'tablet', NOW)).toBe('Perdue depuis 3 jours');
    const late = aTimeline({ custodies: [{ ...present, dueAt: '2026-11-20T22:59:00Z' }] });
    expect(findingOf(rowsOf(late), late, 'tablet', NOW)).toBe('Retour attendu depuis le 20 nov. : Nadia Benali');
  });

  it('marks a few dates, none under today’s', () => {
    for (const span of ['1', '6', '12', 'all'] as const) {
      const shown = scaleOf(span, NOW, Date.parse('2021-05-14T08:00:00Z'));
      const ticks = ticksOf(shown);
      expect(ticks.length).withContext(span).toBeGreaterThan(2);
      expect(ticks.length).withContext(span).toBeLessThan(10);
      const today = ((NOW - shown.from) / (shown.to - shown.from)) * 100;
      expect(ticks.every(({ position }) => Math.abs(position - today) > 8)).withContext(span).toBe(true);
    }
  });
});
