import { draftOf, freeTimesQuery, newBooking } from './booking-form-model';

const NOW = new Date('2026-12-01T09:20:00Z');
const SITE = '019abcde-0000-7000-8000-0000000000a1';

describe('The form of a booking', () => {
  it('begins at the next full hour for three hours, in the evening on the next morning', () => {
    expect(newBooking('b', SITE, {}, NOW)).toEqual(jasmine.objectContaining({ start: '2026-12-01T10:00:00.000Z', end: '2026-12-01T13:00:00.000Z', wish: 'category', category: 'tablet' }));
    expect(newBooking('b', SITE, {}, new Date('2026-12-01T19:20:00Z')).start).toBe('2026-12-02T08:00:00.000Z');
  });

  it('begins with the piece, day and hour of the pressed cell', () => {
    const model = newBooking('b', SITE, { equipmentId: 'e1', jour: '2026-12-04', heure: '14' }, NOW);
    expect(model).toEqual(jasmine.objectContaining({ wish: 'piece', equipmentId: 'e1', start: '2026-12-04T13:00:00.000Z', end: '2026-12-04T15:00:00.000Z' }));
    expect(newBooking('b', SITE, { jour: '2026-11-04' }, NOW).start).withContext('a day that is past').toBe('2026-12-01T10:00:00.000Z');
    expect(newBooking('b', SITE, { jour: 'demain' }, NOW).start).toBe('2026-12-01T10:00:00.000Z');
  });

  it('sends only the wish that is chosen, and no person where nobody is asked for', () => {
    const model = { ...newBooking('b', SITE, { equipmentId: 'e1' }, NOW), modelId: 'm1', personId: 'p1', purpose: '  ' };
    expect(draftOf(model)).toEqual(jasmine.objectContaining({ equipmentId: 'e1', modelId: null, category: null, kitId: null, siteId: null, personId: null, purpose: null, weeklyUntil: null }));
    expect(draftOf({ ...model, wish: 'model', use: 'agent' })).toEqual(jasmine.objectContaining({ equipmentId: null, modelId: 'm1', siteId: SITE, personId: 'p1' }));
  });

  it('asks for free times as soon as wish and times are said', () => {
    const model = newBooking('b', SITE, {}, NOW);
    expect(freeTimesQuery(model)).toEqual({ category: 'tablet', siteId: SITE, start: '2026-12-01T10:00:00.000Z', end: '2026-12-01T13:00:00.000Z' });
    expect(freeTimesQuery({ ...model, wish: 'piece' })).toBeNull();
    expect(freeTimesQuery({ ...model, end: model.start })).toBeNull();
    expect(freeTimesQuery({ ...model, weekly: true })).toBeNull();
    expect(freeTimesQuery({ ...model, weekly: true, weeklyUntil: '2027-01-31' })).toEqual(jasmine.objectContaining({ weeklyUntil: '2027-01-31' }));
    expect(freeTimesQuery({ ...model, siteId: '' })).toBeNull();
  });
});
