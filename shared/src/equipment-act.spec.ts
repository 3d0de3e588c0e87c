import { actsFor, bulkActsFor, nextAct, type ActedOn } from './equipment-act.js';
import { stateOf, type Category, type Condition, type CustodyKind } from './equipment-state.js';

interface Given {
  readonly category?: Category;
  readonly condition?: Condition;
  readonly held?: CustodyKind | null;
  readonly annulled?: boolean;
}

function piece({ category = 'tablet', condition = 'working', held = null, annulled = false }: Given = {}): ActedOn {
  return {
    category, condition,
    state: stateOf(condition, held),
    custody: held === null ? null : { kind: held },
    annulledAt: annulled ? '2026-11-23T09:00:00Z' : null,
  };
}

describe('The acts on a piece', () => {
  it('let a manager hand over what is free, and take back what is held', () => {
    expect(actsFor('manager', piece())).toEqual([
      'assign', 'lend', 'install', 'repair', 'change-room', 'report-broken', 'report-lost', 'report-stolen', 'edit', 'annul',
    ]);
    expect(actsFor('manager', piece({ held: 'assignment' }))).toEqual([
      'take-back', 'postpone', 'change-room', 'report-broken', 'report-lost', 'report-stolen', 'edit',
    ]);
  });

  it('hand over what waits at its place without taking it back first', () => {
    const acts = actsFor('technician', piece({ held: 'installed' }));
    expect(acts).toContain('assign');
    expect(acts).toContain('unpack');
    expect(acts).not.toContain('install');
    expect(acts).not.toContain('take-back');
  });

  it('let a mediator hand over tablets and accessories only, and report a fault of anything', () => {
    expect(actsFor('mediator', piece({ category: 'tablet' }))).toEqual(['assign', 'lend', 'install', 'report-broken']);
    expect(actsFor('mediator', piece({ category: 'accessory', held: 'loan' }))).toEqual(['take-back', 'report-broken']);
    expect(actsFor('mediator', piece({ category: 'laptop' }))).toEqual(['report-broken']);
  });

  it('lend to the public what is free, but no wifi point', () => {
    expect(actsFor('manager', piece({ category: 'wifi-point' }))).not.toContain('lend');
    expect(actsFor('manager', piece({ held: 'installed' }))).toContain('lend');
    expect(actsFor('manager', piece({ held: 'loan' }))).not.toContain('lend');
  });

  it('let a mediator, who cannot change its room otherwise, put it in place elsewhere', () => {
    expect(actsFor('mediator', piece({ held: 'installed' }))).toContain('install');
  });

  it('never let a mediator take a piece back from repair', () => {
    expect(actsFor('mediator', piece({ held: 'repair' }))).toEqual(['report-broken']);
    expect(actsFor('manager', piece({ held: 'repair' }))).toContain('take-back-from-repair');
  });

  it('are none for those who only look', () => {
    expect(actsFor('direction', piece())).toEqual([]);
    expect(actsFor('administrator', piece())).toEqual([]);
  });

  it('are none on an annulled entry', () => {
    expect(actsFor('technician', piece({ annulled: true }))).toEqual([]);
  });

  it('offer to find again what is lost, and to hand nothing over', () => {
    expect(actsFor('manager', piece({ condition: 'lost' }))).toEqual(['report-found', 'report-stolen', 'edit', 'annul']);
  });

  it('leave the card of what is written off, and nothing else', () => {
    expect(actsFor('technician', piece({ condition: 'written-off' }))).toEqual(['edit', 'annul']);
  });
});

describe('The act that comes next', () => {
  const next = (given: Given) => nextAct(actsFor('manager', piece(given)), piece(given));

  it('is to hand over what is in stock', () => {
    expect(next({})).toBe('assign');
  });

  it('is to put a wifi point at its place', () => {
    expect(next({ category: 'wifi-point' })).toBe('install');
  });

  it('is to move a wifi point that serves, and to report it where one may do no more', () => {
    const serving = piece({ category: 'wifi-point', held: 'installed' });
    expect(nextAct(actsFor('manager', serving), serving)).toBe('change-room');
    expect(nextAct(actsFor('mediator', serving), serving)).toBe('report-broken');
  });

  it('is to take back what somebody holds', () => {
    expect(next({ held: 'assignment' })).toBe('take-back');
    expect(next({ held: 'loan' })).toBe('take-back');
  });

  it('is to take back what was repaired', () => {
    expect(next({ held: 'repair', condition: 'broken' })).toBe('take-back-from-repair');
  });

  it('is to send what is broken to repair', () => {
    expect(next({ condition: 'broken' })).toBe('repair');
  });

  it('is to say that what was lost is found', () => {
    expect(next({ condition: 'lost' })).toBe('report-found');
  });

  it('is none where nothing may be done', () => {
    expect(nextAct(actsFor('direction', piece()), piece())).toBeNull();
  });
});

describe('The acts on many pieces', () => {
  const at = (site: string, given: Given = {}) => ({ ...piece(given), site: { id: site } });

  it('are those that every piece allows', () => {
    expect(bulkActsFor('manager', [at('a'), at('a', { held: 'assignment' })])).toEqual(['change-room', 'report-broken']);
  });

  it('choose a room only where all pieces are at one site', () => {
    expect(bulkActsFor('technician', [at('a'), at('a')])).toContain('install');
    expect(bulkActsFor('technician', [at('a'), at('b')])).toEqual(['assign', 'repair', 'report-broken']);
  });

  it('take back assignments and repairs at once', () => {
    expect(bulkActsFor('manager', [at('a', { held: 'assignment' }), at('a', { held: 'repair' })])).toContain('take-back');
  });

  it('are none for nothing', () => {
    expect(bulkActsFor('manager', [])).toEqual([]);
  });
});
