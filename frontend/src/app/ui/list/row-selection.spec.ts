import { RowSelection } from './row-selection';

describe('RowSelection', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }] as const;

  it('ticks and unticks a row', () => {
    const selection = new RowSelection();
    selection.toggle(rows[1]);
    expect(selection.has(rows[1])).toBe(true);
    expect(selection.rows()).toEqual([rows[1]]);
    selection.toggle(rows[1]);
    expect(selection.count()).toBe(0);
  });

  it('ticks all rows, then none', () => {
    const selection = new RowSelection();
    selection.toggle(rows[0]);
    selection.toggleAll(rows);
    expect(selection.count()).toBe(3);
    selection.toggleAll(rows);
    expect(selection.count()).toBe(0);
  });

  it('keeps the rows that it is given, as after a bulk act that some refused', () => {
    const selection = new RowSelection();
    selection.toggleAll(rows);
    selection.set([rows[2]]);
    expect(selection.rows()).toEqual([rows[2]]);
  });
});
