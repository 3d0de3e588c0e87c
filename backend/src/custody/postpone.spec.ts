import type { BookingAnswer, CustodyAnswer, ProblemAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertCustody, insertEquipment, insertLoan, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const NOW = '2026-03-10T09:00:00.000Z';

describe('The planned return of an assignment', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'tablet' });
    manager = await app().signedInAs('manager', [siteId]);
  });
  beforeEach(() => app().clock.set(NOW));
  afterEach(() => app().clock.set(null));

  const piece = async () => (await insertEquipment(app().pool, { model_id: modelId }, { siteId, since: '2026-01-05T08:00:00Z' })).id;
  const assigned = async (equipmentId: string, dueAt: string | null = '2026-03-20T22:59:00Z') => insertCustody(app().pool, {
    equipment_id: equipmentId, kind: 'assignment', person_id: await insertPerson(app().pool, { site_id: siteId }), start: '2026-03-01T09:00:00Z', due_at: dueAt,
  });
  const postpone = (id: string, body: object, version = 1, browser = manager) => browser.post(`/api/custodies/${id}/postpone`, body, version);
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('is put off, brought forward, and taken away', async () => {
    const id = await assigned(await piece());
    const changed = [];
    for (const [place, dueAt] of ['2026-04-20T21:59:00.000Z', '2026-03-12T22:59:00.000Z', null].entries()) {
      const answer = (await postpone(id, { dueAt }, place + 1).expect(200)).body as CustodyAnswer;
      changed.push([answer.version, answer.dueAt, answer.end]);
    }
    expect(changed).toEqual([[2, '2026-04-20T21:59:00.000Z', null], [3, '2026-03-12T22:59:00.000Z', null], [4, null, null]]);
    const stale = problem(await postpone(id, { dueAt: null }, 3).expect(412));
    expect(stale.current).toEqual(jasmine.objectContaining({ id, version: 4, dueAt: null }));
  });

  it('comes before what somebody else has booked, except with a reason from who may', async () => {
    const equipmentId = await piece();
    const id = await assigned(equipmentId);
    const bookingId = await insertBooking(app().pool, { equipment_id: equipmentId, start: '2026-04-01T08:00:00Z', end: '2026-04-01T10:00:00Z' });
    for (const dueAt of ['2026-04-20T21:59:00Z', null]) {
      const refused = problem(await postpone(id, { dueAt }).expect(409));
      expect([refused.code, refused.field]).toEqual(['equipment-booked', 'dueAt']);
    }
    const mediator = await app().signedInAs('mediator', [siteId]);
    await postpone(id, { dueAt: null, overrideReason: 'Remplace un poste' }, 1, mediator).expect(403);
    await postpone(id, { dueAt: '2026-03-31T21:59:00Z' }).expect(200);
    await postpone(id, { dueAt: '2026-04-20T21:59:00Z', overrideReason: 'Remplace un poste' }, 2).expect(200);
    const booking = (await manager.get(`/api/bookings/${bookingId}`).expect(200)).body as BookingAnswer;
    expect([booking.status, booking.overrideReason]).toEqual(['approved', 'Remplace un poste']);
    // What is brought forward meets nothing that it did not meet before.
    await postpone(id, { dueAt: '2026-04-10T21:59:00Z' }, 3).expect(200);
  });

  it('is still to come', async () => {
    const past = problem(await postpone(await assigned(await piece()), { dueAt: '2026-03-09T22:59:00Z' }).expect(422));
    expect([past.code, past.field]).toEqual(['due-in-past', 'dueAt']);
  });

  it('is of an assignment that lasts, by who may hand the piece over', async () => {
    const loan = await insertLoan(app().pool, { equipment_id: await piece(), start: '2026-03-01T09:00:00Z', due_at: '2026-03-20T22:59:00Z' });
    expect(problem(await postpone(loan.custodyId, { dueAt: null }).expect(422)).detail).toBe('Ce retour se change pour une affectation seulement. Un prêt se prolonge depuis sa page.');
    const id = await assigned(await piece());
    await manager.post(`/api/custodies/${id}/close`, {}, 1).expect(200);
    expect(problem(await postpone(id, { dueAt: null }, 2).expect(409)).code).toBe('custody-closed');
    await postpone(id, { dueAt: null }, 2, await app().signedInAs('manager', [await insertSite(app().pool)])).expect(404);
    const laptop = (await insertEquipment(app().pool, { model_id: await insertModel(app().pool, { category: 'laptop' }) }, { siteId, since: '2026-01-05T08:00:00Z' })).id;
    const mediator = await app().signedInAs('mediator', [siteId]);
    expect(problem(await postpone(await assigned(laptop), { dueAt: null }, 1, mediator).expect(403)).code).toBe('category-not-allowed');
  });
});
