import { changesOf, referencesIn } from './changes-of-line.js';
import type { LineRow } from './history.queries.js';

const SUBJECT = '00000000-0000-7000-8000-000000000001';
const ROOM = '00000000-0000-7000-8000-000000000002';

const line = (values: Partial<LineRow>): LineRow => ({
  id: '1', at: new Date(0), actor: null, action: 'update', table_name: 'equipment', subject: 'equipment', subject_id: SUBJECT,
  subject_label: null, reachable: true, site: null, request_id: null, before: null, after: null, ...values,
});
const told = (values: Partial<LineRow>, privately = true) =>
  changesOf(line(values), { names: new Map([[ROOM, 'Accueil']]), private: privately })
    .map(({ field, before, after }) => [field, before, after]);

describe('The changes of a history line', () => {
  it('are texts', () => {
    expect(told({
      before: { price_cents: 100, closed_at: null, bands: ['2.4', '5'], os_name: 'A' },
      after: { price_cents: 250, closed_at: '2026-11-24T10:00:00.5+01:00', bands: null, os_name: 'B' },
    })).toEqual([
      ['price_cents', '100', '250'], ['closed_at', null, '2026-11-24T09:00:00.500Z'], ['bands', '2.4, 5', null], ['os_name', 'A', 'B'],
    ]);
  });

  it('leave out what stayed empty, the row’s own id and whose line it is', () => {
    expect(told({ action: 'insert', after: { id: ROOM, equipment_id: SUBJECT, repairer: null, kind: 'repair' } })).toEqual([['kind', null, 'repair']]);
  });

  it('tell objects key by key', () => {
    expect(told({
      before: { specifications: { memoryGb: 8, cellular: false, processor: 'X' } }, after: { specifications: { memoryGb: 16, cellular: false } },
    })).toEqual([['specifications.memoryGb', '8', '16'], ['specifications.processor', 'X', null]]);
  });

  it('tell an object that came whole, or went', () => {
    expect(told({ before: { opening_hours: {} }, after: { opening_hours: { monday: '09:00-12:00' } } }))
      .toEqual([['opening_hours.monday', null, '09:00-12:00']]);
  });

  it('tell references by their name, or not at all', () => {
    const given = { before: { room_id: ROOM }, after: { room_id: '00000000-0000-7000-8000-000000000003' } };
    expect(referencesIn(line(given))).toEqual([ROOM, '00000000-0000-7000-8000-000000000003']);
    expect(told(given)).toEqual([['room_id', 'Accueil', null]]);
  });

  it('tell a period as an interval', () => {
    expect(told({
      before: { period: '["2026-01-05 08:00:00+00",)' }, after: { period: '["2026-01-05 08:00:00+00","2026-02-01 09:30:00.25+00")' },
    })).toEqual([['period', '2026-01-05T08:00:00.000Z/', '2026-01-05T08:00:00.000Z/2026-02-01T09:30:00.250Z']]);
  });

  it('say only that it changed where the value is not kept', () => {
    const changed = { changed: true };
    expect(told({ before: { email: changed, family_name: changed }, after: { email: null, family_name: changed } }))
      .toEqual([['email', null, null], ['family_name', null, null]]);
  });

  it('keep holder and notes from those who may not read them', () => {
    expect(told({ table_name: 'custody', before: { note: 'a', kind: 'loan' }, after: { note: 'b', kind: 'repair' } }, false))
      .toEqual([['note', null, null], ['kind', 'loan', 'repair']]);
    expect(told({ table_name: 'equipment', before: { annulled_reason: null }, after: { annulled_reason: 'a' } }, false)).toEqual([['annulled_reason', null, null]]);
    expect(told({ table_name: 'site', before: { reason: 'a' }, after: { reason: 'b' } }, false)).toEqual([['reason', 'a', 'b']]);
  });
});
