import { busyTime, calendarPiece } from '../testing/booking-answers';
import { freeWords, rowsOf } from './calendar-rows';
import { slotsOf } from './calendar-slots';

const NOW = new Date('2026-12-01T09:30:00Z');
const week = slotsOf('semaine', '2026-12-01', NOW);
const cellsOf = (...busy: Parameters<typeof busyTime>[0][]) => rowsOf([calendarPiece({ busy: busy.map(busyTime) })], week, NOW.getTime())[0]?.pieces[0]?.cells ?? [];

describe('The rows of the calendar', () => {
  it('fill the part of a day that is taken', () => {
    const cells = cellsOf({});
    expect(cells.map(({ stretches }) => stretches.length)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    const [stretch] = cells[1]?.stretches ?? [];
    expect(stretch?.left).toBeCloseTo((9 / 24) * 100, 6);
    expect(stretch?.width).toBeCloseTo((3 / 24) * 100, 6);
    expect(stretch?.goesOn).toBeFalse();
  });

  it('go on over several days with their words once', () => {
    const cells = cellsOf({ start: '2026-12-01T11:00:00Z', end: '2026-12-03T11:00:00Z' });
    expect(cells.map(({ stretches }) => stretches[0]?.columns ?? null)).toEqual([null, 2, null, null, null, null, null]);
    expect(cells.map(({ stretches }) => stretches[0]?.goesOn ?? null)).toEqual([null, true, true, false, null, null, null]);
  });

  it('have no end where nobody knows one', () => {
    const cells = cellsOf({ kind: 'assignment', start: '2026-11-01T08:00:00Z', end: null, label: 'Nadia Benali' });
    expect(cells.every(({ stretches }) => stretches[0]?.width === 100)).toBeTrue();
    expect(cells[0]?.stretches[0]?.columns).toBe(7);
    expect(cells[0]?.name).toContain('Affecté, Nadia Benali, depuis le 1er nov.');
  });

  it('touch without sharing a cell: what ends at midnight does not show on the next day', () => {
    expect(cellsOf({ start: '2026-12-01T08:00:00Z', end: '2026-12-01T23:00:00Z' }).map(({ stretches }) => stretches.length)).toEqual([0, 1, 0, 0, 0, 0, 0]);
  });

  it('count what is free of a model, and read each cell out', () => {
    const [model] = rowsOf([calendarPiece({ busy: [busyTime()] }), calendarPiece({ equipmentId: 'e2', number: 'MDS13-000013' })], week, NOW.getTime());
    expect(model?.free.map(({ count }) => count)).toEqual([2, 1, 2, 2, 2, 2, 2]);
    expect(model?.pieces[0]?.cells[0]?.name).toBe('MDS13-000012, lundi 30 novembre : passé');
    expect(model?.pieces[0]?.cells[2]?.name).toBe('MDS13-000012, mercredi 2 décembre : libre');
    expect(model?.pieces[0]?.cells[1]?.name).toBe('MDS13-000012, mardi 1er décembre : Réservé, Atelier découverte, mardi 1er décembre, de 09:00 à 12:00');
  });

  it('count in words', () => {
    const [slot] = week;
    if (!slot) throw new Error('no day');
    expect([0, 1, 5].map((count) => freeWords(count, 'tablet', slot))).toEqual([
      'Tablette, lundi 30 novembre : rien de libre', 'Tablette, lundi 30 novembre : 1 libre', 'Tablette, lundi 30 novembre : 5 libres',
    ]);
  });

  it('leave idle wifi points out, unless they are asked for', () => {
    const point = calendarPiece({ category: 'wifi-point' });
    expect(rowsOf([point], week, NOW.getTime())).toEqual([]);
    expect(rowsOf([point], week, NOW.getTime(), true).length).toBe(1);
    expect(rowsOf([{ ...point, busy: [busyTime()] }], week, NOW.getTime()).length).toBe(1);
  });
});
