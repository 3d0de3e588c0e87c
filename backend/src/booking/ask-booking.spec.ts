import type { BookingsMade, FreeTimes, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { changeCondition, insertBooking, insertBorrower, insertCustody, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const NOW = '2026-10-01T07:00:00.000Z';
const ARRIVED = '2026-01-05T08:00:00.000Z';
/** A Tuesday, from nine to noon in Paris. */
const TUESDAY = { start: '2026-10-06T07:00:00.000Z', end: '2026-10-06T10:00:00.000Z' };

describe('To ask for a booking', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;

  beforeEach(async () => {
    app().clock.set(NOW);
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'tablet' });
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = (more: object = {}) => insertEquipment(app().pool, { model_id: modelId, ...more }, { siteId, since: ARRIVED });
  const draft = (wish: object, more: object = {}) => ({ id: uuid(), use: 'workshop', purpose: 'Atelier découverte', ...TUESDAY, ...wish, ...more });
  const ask = async (body: object, browser = manager) => ((await browser.post('/api/bookings', body).expect(201)).body as BookingsMade).items;
  const refusal = async (body: object, status: number, browser = manager) => problem(await browser.post('/api/bookings', body).expect(status));
  const freeTimes = async (query: Record<string, string>) =>
    (await manager.get(`/api/bookings/free-times?${new URLSearchParams({ ...TUESDAY, ...query }).toString()}`).expect(200)).body as FreeTimes;

  it('promises a piece that is named', async () => {
    const { id, number } = await piece();
    const body = draft({ equipmentId: id }, { use: 'agent', personId: nadia });
    const [booking] = await ask(body);
    expect(booking).toEqual(jasmine.objectContaining({
      id: body.id, version: 1, status: 'approved', ...TUESDAY, use: 'agent', person: { id: nadia, name: 'Nadia Lavande' }, equipmentId: id, number,
      category: 'tablet', swappable: false, groupId: null, recurring: false, expired: false, endangered: false, mayChange: true, mayApprove: false,
    }));
    expect(await ask(body)).withContext('sent again').toEqual([jasmine.objectContaining({ id: body.id, version: 1 })]);
    expect((await refusal({ ...body, purpose: 'Autre' }, 409)).code).toBe('id-reused');
  });

  it('tells the next free times to whoever comes second', async () => {
    await app().pool.query(`UPDATE site SET opening_hours = '{"tuesday": "08:30-12:00 13:30-17:00", "wednesday": "08:30-12:00"}' WHERE id = $1`, [siteId]);
    const { id, number } = await piece();
    await ask(draft({ equipmentId: id }));
    const refused = await refusal(draft({ equipmentId: id }, { start: '2026-10-06T08:00:00.000Z' }), 409);
    expect([refused.code, refused.field]).toEqual(['booking-taken', 'start']);
    expect(refused.detail).toBe(`${number} n’est pas libre à ces dates. Prochains créneaux libres : le 6 octobre 2026 de 13:30 à 15:30 ; `
      + 'le 7 octobre 2026 de 08:30 à 10:30 ; le 13 octobre 2026 de 08:30 à 10:30.');
    expect(refused.next?.[0]).toEqual({ start: '2026-10-06T11:30:00.000Z', end: '2026-10-06T13:30:00.000Z' });
  });

  it('allots a piece for a model or a category at once: one that works, is here, and has a rest before and after', async () => {
    const [busy, broken, calm] = [await piece(), await piece(), await piece()];
    await insertEquipment(app().pool, { model_id: modelId }, { siteId: await insertSite(app().pool), since: ARRIVED });
    await insertBooking(app().pool, { equipment_id: busy.id, start: '2026-10-06T11:00:00Z', end: '2026-10-06T12:00:00Z' });
    const client = await app().pool.connect();
    await client.query('BEGIN');
    await changeCondition(client, broken.id, { condition: 'broken', at: '2026-02-01T08:00:00Z' });
    await client.query('COMMIT');
    client.release();
    const [first] = await ask(draft({ modelId, siteId }));
    const [second] = await ask(draft({ category: 'tablet', siteId }));
    expect([first?.equipmentId, first?.swappable, second?.equipmentId, second?.swappable]).toEqual([calm.id, true, busy.id, true]);
    const refused = await refusal(draft({ category: 'tablet', siteId }), 409);
    expect(refused.detail).toContain('Plus rien de libre (tablettes) à ces dates. Prochains créneaux libres : ');
  });

  it('never takes what somebody keeps until later or for who knows how long, and says until when', async () => {
    const [dated, open, away] = [await piece(), await piece(), await piece()];
    await insertCustody(app().pool, { equipment_id: dated.id, kind: 'loan', person_id: await insertBorrower(app().pool), start: ARRIVED, due_at: '2026-10-06T08:00:00Z' });
    await insertCustody(app().pool, { equipment_id: open.id, kind: 'assignment', person_id: nadia, start: ARRIVED });
    await insertCustody(app().pool, { equipment_id: away.id, kind: 'repair', start: ARRIVED });
    expect((await refusal(draft({ equipmentId: dated.id }), 409)).detail)
      .toBe(`${dated.number} est prêté jusqu’au 6 octobre 2026 à 10:00. Réservez-le à partir de là, ou choisissez un autre matériel.`);
    expect((await refusal(draft({ equipmentId: open.id }), 409)).detail)
      .toBe(`${open.number} est affecté, sans date de retour : il ne se réserve pas encore. Choisissez un autre matériel, ou enregistrez d’abord son retour.`);
    expect((await refusal(draft({ equipmentId: away.id }), 409)).detail).toContain('est en réparation, sans date de retour');
    expect((await refusal(draft({ category: 'tablet', siteId }), 409)).next?.[0]?.start).withContext('when it is due').toBe('2026-10-06T08:00:00.000Z');
    const [booking] = await ask(draft({ category: 'tablet', siteId }, { start: '2026-10-06T08:00:00.000Z' }));
    expect(booking?.equipmentId).toBe(dated.id);
  });

  it('is not hindered by a piece at its place, and refused one that is lost', async () => {
    const [installed, lost] = [await piece(), await piece()];
    await insertCustody(app().pool, { equipment_id: installed.id, start: ARRIVED });
    await ask(draft({ equipmentId: installed.id }));
    await manager.post(`/api/equipment/${lost.id}/condition`, { condition: 'lost', reason: 'Introuvable', at: '2026-02-01T08:00:00Z' }).expect(200);
    expect((await refusal(draft({ equipmentId: lost.id }), 422)).detail).toContain('est perdu');
  });

  it('repeats every week at the same time in Paris, over the change to winter time', async () => {
    const { id } = await piece();
    const weeks = await ask(draft({ equipmentId: id }, { start: '2026-10-13T07:00:00.000Z', end: '2026-10-13T10:00:00.000Z', weeklyUntil: '2026-11-03' }));
    expect(weeks.map(({ start, end }) => [start, end])).toEqual([
      ['2026-10-13T07:00:00.000Z', '2026-10-13T10:00:00.000Z'], ['2026-10-20T07:00:00.000Z', '2026-10-20T10:00:00.000Z'],
      ['2026-10-27T08:00:00.000Z', '2026-10-27T11:00:00.000Z'], ['2026-11-03T08:00:00.000Z', '2026-11-03T11:00:00.000Z'],
    ]);
    expect(weeks.every(({ recurring, groupId }) => recurring && groupId === weeks[0]?.groupId)).toBeTrue();
  });

  it('books all weeks or none, and names those that are taken', async () => {
    const { id } = await piece();
    for (const day of ['13', '27']) await insertBooking(app().pool, { equipment_id: id, start: `2026-10-${day}T08:00:00Z`, end: `2026-10-${day}T09:00:00Z` });
    const refused = await refusal(draft({ equipmentId: id }, { weeklyUntil: '2026-11-03' }), 409);
    expect(refused.detail).toContain('Rien n’a été réservé. Déjà pris : 13 octobre 2026, 27 octobre 2026. Toute la série serait libre : le ');
    expect(refused.taken?.map(({ start }) => start)).toEqual(['2026-10-13T07:00:00.000Z', '2026-10-27T08:00:00.000Z']);
    const { rows } = await app().pool.query('SELECT 1 FROM booking WHERE equipment_id = $1', [id]);
    expect(rows.length).toBe(2);
    const [next] = refused.next ?? [];
    const weeks = await ask(draft({ equipmentId: id }, { ...next, weeklyUntil: '2026-11-03' }));
    expect(weeks.length).toBe(4);
  });

  it('gives a series one piece for all weeks where there is one, and others where there is none', async () => {
    const [first, second] = [await piece(), await piece()];
    await insertBooking(app().pool, { equipment_id: first.id, start: '2026-10-13T08:00:00Z', end: '2026-10-13T09:00:00Z' });
    const whole = await ask(draft({ category: 'tablet', siteId }, { weeklyUntil: '2026-10-20' }));
    expect(whole.map(({ equipmentId }) => equipmentId)).toEqual([second.id, second.id, second.id]);
    await insertBooking(app().pool, { equipment_id: second.id, start: '2026-10-07T07:00:00Z', end: '2026-10-07T10:00:00Z' });
    const mixed = await ask(draft({ category: 'tablet', siteId }, { start: '2026-10-07T07:00:00Z', end: '2026-10-07T10:00:00Z', weeklyUntil: '2026-10-14' }));
    expect(mixed.map(({ equipmentId }) => equipmentId)).toEqual([first.id, first.id]);
  });

  it('waits for approval where the site wants it, unless who asks may approve', async () => {
    await app().pool.query('UPDATE site SET booking_approval = true WHERE id = $1', [siteId]);
    await piece();
    await piece();
    const mediator = await app().signedInAs('mediator', [siteId]);
    const [asked] = await ask(draft({ category: 'tablet', siteId }), mediator);
    const [approved] = await ask(draft({ category: 'tablet', siteId }));
    expect([asked?.status, approved?.status]).toEqual(['asked', 'approved']);
    expect((await refusal(draft({ category: 'tablet', siteId }), 409)).code).withContext('what is asked for is kept').toBe('booking-taken');
  });

  it('lets a mediator ask for tablets and accessories alone', async () => {
    const mediator = await app().signedInAs('mediator', [siteId]);
    const laptops = await insertModel(app().pool, { category: 'laptop' });
    const laptop = await piece({ model_id: laptops });
    for (const wish of [{ equipmentId: laptop.id }, { modelId: laptops, siteId }, { category: 'laptop', siteId }]) {
      expect((await refusal(draft(wish), 403, mediator)).detail).toBe('Vous pouvez réserver des tablettes et des accessoires seulement.');
    }
  });

  it('takes no time that is past, reversed, too long or too far, and says which', async () => {
    const { id } = await piece();
    const code = async (more: object) => {
      const { code, field } = await refusal(draft({ equipmentId: id }, more), 422);
      return [code, field];
    };
    expect(await code({ start: '2026-10-01T06:54:59Z' })).toEqual(['booking-in-past', 'start']);
    expect(await code({ end: TUESDAY.start })).toEqual(['booking-reversed', 'end']);
    expect(await code({ end: '2027-10-08T07:00:00Z' })).toEqual(['booking-too-long', 'end']);
    expect(await code({ start: '2027-10-03T07:00:00Z', end: '2027-10-03T08:00:00Z' })).toEqual(['booking-too-far', 'start']);
    expect(await code({ weeklyUntil: '2026-10-05' })).toEqual(['booking-weeks-refused', 'weeklyUntil']);
    expect(await code({ weeklyUntil: '2028-10-05' })).toEqual(['booking-weeks-refused', 'weeklyUntil']);
    await ask(draft({ equipmentId: id }, { start: '2026-10-01T06:56:00Z', end: '2026-10-01T08:00:00Z' }));
  });

  it('names whom and what it is for', async () => {
    const { id } = await piece();
    const code = async (body: object) => (await refusal(body, 422)).code;
    expect(await code(draft({}))).toBe('booking-wish-unclear');
    expect(await code(draft({ equipmentId: id, category: 'tablet', siteId }))).toBe('booking-wish-unclear');
    expect(await code(draft({ category: 'tablet' }))).toBe('site-required');
    expect(await code(draft({ kitId: uuid() }))).toBe('booking-kit-unknown');
    expect(await code(draft({ equipmentId: id }, { use: 'agent' }))).toBe('booking-person-required');
    expect(await code(draft({ equipmentId: id }, { use: 'public', personId: nadia }))).toBe('booking-public-unnamed');
    const gone = await insertPerson(app().pool, { site_id: siteId, left_on: '2026-10-05' });
    expect(await code(draft({ equipmentId: id }, { use: 'agent', personId: gone }))).toBe('person-left');
    const stranger = await insertPerson(app().pool, { site_id: await insertSite(app().pool) });
    expect(await code(draft({ equipmentId: id }, { use: 'agent', personId: stranger }))).toBe('person-unknown');
  });

  it('tells before whether it is free, for how many, and when else', async () => {
    const [one] = [await piece(), await piece()];
    expect(await freeTimes({ category: 'tablet', siteId })).toEqual(jasmine.objectContaining({ free: true, pieces: 2, taken: [] }));
    await ask(draft({ equipmentId: one.id }));
    expect(await freeTimes({ category: 'tablet', siteId })).toEqual(jasmine.objectContaining({ free: true, pieces: 1 }));
    const of = await freeTimes({ equipmentId: one.id });
    expect([of.free, of.pieces, of.next.length, of.next[0]]).toEqual([false, 0, 3, { start: TUESDAY.end, end: '2026-10-06T13:00:00.000Z' }]);
    const series = await freeTimes({ equipmentId: one.id, start: '2026-10-06T09:00:00.000Z', end: '2026-10-06T11:00:00.000Z', weeklyUntil: '2026-10-20' });
    expect([series.free, series.taken.map(({ start }) => start)]).toEqual([false, ['2026-10-06T09:00:00.000Z']]);
  });
});
