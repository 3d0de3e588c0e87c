import { CONDITIONS, CONDITION_MOVES, CUSTODY_KINDS, stateOf, type Condition, type CustodyKind, type EquipmentState } from './equipment-state.js';

describe('The state of a piece', () => {
  const table: readonly [Condition, CustodyKind | null, EquipmentState][] = [
    ['working', null, 'in-stock'],
    ['working', 'installed', 'in-service'],
    ['working', 'assignment', 'in-service'],
    ['working', 'loan', 'on-loan'],
    ['working', 'repair', 'in-repair'],
    ['working', 'transit', 'in-transit'],
    ['broken', null, 'broken'],
    ['broken', 'assignment', 'broken'],
    ['broken', 'loan', 'broken'],
    ['broken', 'repair', 'in-repair'],
    ['broken', 'transit', 'in-transit'],
  ];

  for (const [condition, custody, state] of table) {
    it(`is ${state} when ${condition} and held as ${custody ?? 'nothing'}`, () => expect(stateOf(condition, custody)).toBe(state));
  }

  it('is that of the thing itself when it is lost, stolen or written off, whoever should hold it', () => {
    for (const custody of [null, ...CUSTODY_KINDS]) {
      for (const condition of ['lost', 'stolen', 'written-off'] as const) expect(stateOf(condition, custody)).toBe(condition);
    }
  });

  it('never leaves writing off, and never stays by a move', () => {
    expect(CONDITION_MOVES['written-off']).toEqual([]);
    for (const condition of CONDITIONS) expect(CONDITION_MOVES[condition]).not.toContain(condition);
  });
});
