import type { SiteTimelineRow } from '@calanque/shared';
import { pieceRow } from './timeline-rows';
import { SPANS, daysInWords, daysOf, scaleOfDays, spanNamed, stepped, zoomed } from './timeline-window';

const [week, month, quarter, year] = SPANS;

describe('The days of a site’s timeline', () => {
  it('lie around the day that matters, with some of them ahead', () => {
    expect(daysOf(month, null, '2026-11-28')).toEqual({ from: '2026-11-05', to: '2026-12-05' });
    expect(daysOf(year, null, '2026-11-28')).toEqual({ from: '2025-12-29', to: '2026-12-29' });
    expect(daysOf(week, '2026-02-25', '2026-11-28')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
    expect(daysOf(month, 'n’importe', '2026-11-28').from).toBe('2026-11-05');
  });

  it('move by half of what is shown and keep their middle when one looks closer', () => {
    const days = daysOf(month, '2026-03-01', '');
    expect([stepped(month, days, 1), stepped(month, days, -1)]).toEqual(['2026-03-16', '2026-02-14']);
    expect(daysOf(week, zoomed(days, month, week), '')).toEqual({ from: '2026-03-13', to: '2026-03-19' });
    expect(zoomed(days, month, quarter)).toBe('2026-01-30');
  });

  it('are said in French', () => {
    expect(daysInWords({ from: '2026-03-01', to: '2026-03-31' })).toBe('du 1er mars au 31 mars 2026');
    expect(daysInWords({ from: '2025-12-29', to: '2026-01-05' })).toBe('du 29 décembre 2025 au 5 janvier 2026');
  });

  it('begin and end at midnight in Paris, also where the clocks change between', () => {
    const scale = scaleOfDays({ from: '2026-03-28', to: '2026-03-29' }, 0);
    expect([scale.from, scale.to].map((instant) => new Date(instant).toISOString())).toEqual(['2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect(spanNamed('siècle').value).toBe('month');
  });
});

describe('A row of a site’s timeline', () => {
  const scale = scaleOfDays({ from: '2026-03-01', to: '2026-03-10' }, Date.parse('2026-03-05T23:00:00Z'));
  const piece = (facts: Partial<SiteTimelineRow>): SiteTimelineRow => ({ id: 'p', number: 'MDS13-000001', category: 'tablet', maker: 'Samsung', modelName: 'Tab', places: [], custodies: [], conditions: [], ...facts });
  const room = (name: string) => ({ id: name, name });
  const of = (kind: 'installed' | 'assignment', more: object) => ({ id: 'c', kind, person: kind === 'assignment' ? room('Nadia Benali') : null, repairer: null, start: '2026-02-28T23:00:00Z', end: null, dueAt: null, ...more });

  it('draws a custody up to now, and its planned rest', () => {
    const { bars, sentence } = pieceRow(piece({ custodies: [of('assignment', { dueAt: '2026-03-08T23:00:00Z' })] }), scale);
    expect(bars.map(({ left, width, label, planned }) => [left, Math.round(width), label, planned])).toEqual([[0, 50, 'Nadia Benali', false], [50, 30, '', true]]);
    expect(sentence).toMatch(/^Affectation Nadia Benali, avant le 1er mars( 2026)? – en cours$/);
  });

  it('draws what waits at its place in each of its rooms, and where it was here', () => {
    const places = [{ room: room('Accueil'), start: '2026-02-28T23:00:00Z', end: '2026-03-02T23:00:00Z' }, { room: room('Bureau 12'), start: '2026-03-02T23:00:00Z', end: '2026-03-04T23:00:00Z' }];
    const { bars, here } = pieceRow(piece({ places, custodies: [of('installed', { end: '2026-03-04T23:00:00Z' })] }), scale);
    expect(bars.map(({ label, width }) => [label, Math.round(width)])).toEqual([['Accueil', 20], ['Bureau 12', 20]]);
    expect(here.map(({ left }) => Math.round(left))).toEqual([0, 20]);
  });

  it('tells when it was down, and that nobody had it', () => {
    const { troubles, lines } = pieceRow(piece({ conditions: [{ condition: 'broken', reason: 'Écran', start: '2026-03-03T09:00:00Z', end: '2026-03-04T09:00:00Z' }] }), scale);
    expect(troubles.map(({ label }) => label)).toEqual(['En panne']);
    expect(lines.map(({ what, who }) => [what, who])).toEqual([['En panne', 'Écran']]);
    expect(pieceRow(piece({}), scale).sentence).toBe('Personne ne le détient');
  });
});
