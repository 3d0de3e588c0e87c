import type { BookingAnswer, BookingsMade, CustodyAnswer, KitAnswer, NoticeAnswer, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertKit } from '../testing/kit-rows.js';
import { changePlace, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BASE = Math.floor(Date.now() / 60_000) * 60_000;

describe('A booking that comes true', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;
  let mediator: SignedInBrowser;

  beforeEach(async () => {
    app().clock.set(null);
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'accessory' });
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    manager = await app().signedInAs('manager', [siteId]);
    mediator = await app().signedInAs('mediator', [siteId]);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId });
  const at = (fromNow: number) => new Date(BASE + fromNow).toISOString();
  const time = (fromNow = DAY, hours = 3) => ({ start: at(fromNow), end: at(fromNow + hours * HOUR) });
  const ask = async (wish: object, more: object = {}, browser = manager) => {
    const body = { id: uuid(), use: 'agent', personId: nadia, ...time(), ...wish, ...more };
    return ((await browser.post('/api/bookings', body).expect(201)).body as BookingsMade).items as [BookingAnswer, ...BookingAnswer[]];
  };
  const one = async (id: string, browser = manager) => (await browser.get(`/api/bookings/${id}`).expect(200)).body as BookingAnswer;
  const told = async (kind: string) => ((await mediator.get('/api/notices').expect(200)).body as Page<NoticeAnswer>).items.filter((notice) => notice.kind === kind);
  const assign = (equipmentId: string, more: object = {}) => ({ id: uuid(), equipmentId, kind: 'assignment', personId: nadia, ...more });
  const cancel = (custodyId: string) => manager.post(`/api/custodies/${custodyId}/cancel`, { reason: 'Mauvaise tablette' }, 1).expect(200);

  describe('by a hand-over that was entered by mistake', () => {
    const mistake = async (equipmentId: string) => {
      const [booking] = await ask({ equipmentId }, {}, mediator);
      const given = { id: uuid() };
      await manager.post(`/api/bookings/${booking.id}/hand-over`, given, 1).expect(200);
      return { booking, custodyId: given.id };
    };

    it('holds its time again once that is cancelled, is handed over then, and who booked is told', async () => {
      const { id, number } = await piece();
      const { booking, custodyId } = await mistake(id);
      await cancel(custodyId);
      const after = await one(booking.id);
      expect([after.status, after.custodyId, after.expired]).toEqual(['approved', null, false]);
      expect((await told('booking-given-back')).map(({ detail, link }) => [detail.split(' : ')[0], link]))
        .toEqual([[jasmine.stringMatching(`^La remise de ${number} était une erreur\\. La réservation du .* vaut de nouveau\\.$`), `/reservations/${booking.id}`]]);
      const other = { id: uuid(), equipmentId: id, use: 'workshop', ...time() };
      expect(problem(await manager.post('/api/bookings', other).expect(409)).code).toBe('booking-taken');
      await manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid() }, after.version).expect(200);
    });

    it('stays as it was where somebody else has booked that time since, and who booked is told', async () => {
      const { id } = await piece();
      const { booking, custodyId } = await mistake(id);
      await manager.post(`/api/custodies/${custodyId}/close`, {}, 1).expect(200);
      await ask({ equipmentId: id }, { use: 'workshop', personId: null, ...time(DAY + HOUR) });
      await manager.post(`/api/custodies/${custodyId}/cancel`, { reason: 'Mauvaise tablette' }, 2).expect(200);
      expect((await one(booking.id)).status).toBe('fulfilled');
      expect((await told('booking-given-back'))[0]?.detail).toContain('Quelqu’un d’autre a réservé depuis une partie de ce temps');
    });

    it('holds nothing where its time went by meanwhile, and who booked is told', async () => {
      const [booking] = await ask({ equipmentId: (await piece()).id }, {}, mediator);
      await app().pool.query(`UPDATE booking SET period = tstzrange(now() - interval '1 hour', now() + interval '1 minute') WHERE id = $1`, [booking.id]);
      const given = { id: uuid() };
      await manager.post(`/api/bookings/${booking.id}/hand-over`, given, 2).expect(200);
      app().clock.set(new Date(Date.now() + 5 * 60_000).toISOString());
      await cancel(given.id);
      expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'approved', expired: true, mayChange: false }));
      expect((await told('booking-given-back'))[0]?.detail).toContain('c’est passé');
    });

    it('of a loan holds its time again as well', async () => {
      const { id } = await piece();
      const [booking] = await ask({ equipmentId: id }, { use: 'public', personId: null });
      const line = { id: uuid(), equipmentId: id, wear: 'good', accessories: [] };
      const loan = { id: uuid(), borrower: { id: uuid(), givenName: 'Rémi', familyName: 'Exemple', phone: '06 12 34 56 78' }, lines: [line], dueAt: booking.end, bookingId: booking.id };
      await manager.post('/api/loans', loan).expect(201);
      const { version } = (await manager.get(`/api/custodies/${line.id}`).expect(200)).body as CustodyAnswer;
      await manager.post(`/api/custodies/${line.id}/cancel`, { reason: 'Mauvaise tablette' }, version).expect(200);
      expect((await one(booking.id)).status).toBe('approved');
    });
  });

  it('from any screen where who gives the piece to its agent may approve it', async () => {
    await app().pool.query('UPDATE site SET booking_approval = true WHERE id = $1', [siteId]);
    const { id } = await piece();
    const [booking] = await ask({ equipmentId: id }, {}, mediator);
    expect(booking.status).toBe('asked');
    expect(problem(await mediator.post('/api/custodies', assign(id)).expect(409)).code).toBe('equipment-booked');
    const custody = assign(id);
    await manager.post('/api/custodies', custody).expect(201);
    expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'fulfilled', custodyId: custody.id }));
    const { rows } = await app().pool.query('SELECT decided_by IS NOT NULL AND decided_at IS NOT NULL AS decided FROM booking WHERE id = $1', [booking.id]);
    expect(rows).toEqual([{ decided: true }]);
  });

  it('by the booking alone where it is for the public: the counter is told the way', async () => {
    const { id } = await piece();
    await ask({ equipmentId: id }, { use: 'public', personId: null });
    const line = { id: uuid(), equipmentId: id, wear: 'good', accessories: [] };
    const loan = { id: uuid(), borrower: { id: uuid(), givenName: 'Rémi', familyName: 'Exemple', phone: '06 12 34 56 78' }, lines: [line], dueAt: at(3 * DAY) };
    const [refused] = problem(await manager.post('/api/loans', loan).expect(409)).lines ?? [];
    expect([refused?.code, refused?.detail]).toEqual([
      'equipment-booked', jasmine.stringContaining('pour un prêt au public. Si c’est pour ce prêt, ouvrez la réservation pour le remettre. Sinon, choisissez un autre matériel'),
    ]);
  });

  describe('of a kit', () => {
    let pieces: { id: string; number: string }[];
    let kitId: string;
    let made: [BookingAnswer, ...BookingAnswer[]];

    beforeEach(async () => {
      pieces = [await piece(), await piece()];
      kitId = await insertKit(app().pool, { site_id: siteId }, pieces.map(({ id }) => id));
      made = await ask({ kitId });
    });
    const idOf = (place: number) => pieces[place]?.id ?? '';
    const numberOf = (place: number) => pieces[place]?.number ?? '';
    const refusedHandOver = async (status: number) => problem(await manager.post(`/api/bookings/${made[0].id}/hand-over`, { id: uuid() }, made[0].version).expect(status));
    const recompose = async (equipmentIds: string[]) => {
      const kit = (await manager.get(`/api/kits/${kitId}`).expect(200)).body as KitAnswer;
      return (await manager.patch(`/api/kits/${kitId}`, { name: kit.name, equipmentIds }, kit.version).expect(200)).body as KitAnswer;
    };
    const statuses = async () => (await Promise.all(made.map(({ id }) => one(id)))).map(({ status }) => status);

    it('is handed over as it was booked, and else not at all; the refusal names the piece and the way out', async () => {
      const other = await piece();
      await recompose([idOf(1), other.id]);
      expect((await refusedHandOver(422)).detail)
        .toBe(`Ce lot n’est plus celui qui a été réservé : ${numberOf(0)} n’en fait plus partie. Remettez-le comme avant, ou annulez la réservation et réservez de nouveau.`);
      await recompose([idOf(0), idOf(1), other.id]);
      const added = await refusedHandOver(422);
      expect([added.code, added.detail]).toEqual(['kit-differs', jasmine.stringContaining(`${other.number} n’était pas réservé avec`)]);
      expect(await statuses()).toEqual(['approved', 'approved']);
      await recompose([idOf(0), idOf(1)]);
      await manager.post(`/api/bookings/${made[0].id}/hand-over`, { id: uuid() }, made[0].version).expect(200);
      expect(await statuses()).toEqual(['fulfilled', 'fulfilled']);
    });

    it('is refused where it was dissolved', async () => {
      const { version } = await recompose([]);
      await manager.post(`/api/kits/${kitId}/dissolve`, {}, version).expect(200);
      expect((await refusedHandOver(422)).detail).toContain('il est dissous');
    });

    it('is refused where a piece does not work or is with somebody, as at the kit itself', async () => {
      await manager.post(`/api/equipment/${idOf(1)}/condition`, { condition: 'broken', reason: 'écran' }).expect(200);
      const refused = await refusedHandOver(409);
      expect([refused.code, refused.lines?.map(({ number }) => number)]).toEqual(['kit-refused', [numberOf(1)]]);
      expect(await statuses()).toEqual(['approved', 'approved']);
    });

    it('is refused where a piece of it is at another site by now', async () => {
      const mover = await app().pool.connect();
      await mover.query('BEGIN');
      await changePlace(mover, idOf(1), { siteId: await insertSite(mover), at: new Date() });
      await mover.query('COMMIT');
      mover.release();
      expect((await refusedHandOver(422)).code).toBe('kit-differs');
      expect((await one(made[0].id)).status).toBe('approved');
    });

    it('is lent whole, as the kit, where it is for the public', async () => {
      const [booking] = await ask({ kitId }, { use: 'public', personId: null, ...time(3 * DAY) });
      const line = (equipmentId: string) => ({ id: uuid(), equipmentId, wear: 'good', accessories: [] });
      const loan = (ids: readonly string[]) => ({
        id: uuid(), borrower: { id: uuid(), givenName: 'Rémi', familyName: 'Exemple', phone: '06 12 34 56 78' }, lines: ids.map(line), dueAt: at(DAY), bookingId: booking.id,
      });
      expect(problem(await manager.post('/api/loans', loan([idOf(0)])).expect(422)).code).toBe('booking-pieces-differ');
      await manager.post('/api/loans', loan([idOf(0), idOf(1)])).expect(201);
      expect(((await manager.get(`/api/kits/${kitId}`).expect(200)).body as KitAnswer).state).toBe('out');
    });

    it('is moved and shortened as to what is left of it where a piece was taken singly', async () => {
      await manager.post('/api/custodies', assign(idOf(0), { dueAt: at(2 * DAY) })).expect(201);
      expect((await statuses()).sort()).toEqual(['approved', 'fulfilled']);
      const left = (await Promise.all(made.map(({ id }) => one(id)))).find(({ status }) => status === 'approved');
      const move = (end: string, version = 1) => manager.post(`/api/bookings/${left?.id}/move`, { end }, version).expect(200);
      expect([((await move(at(DAY + 5 * HOUR))).body as BookingAnswer).end, ((await move(at(DAY + HOUR), 2)).body as BookingAnswer).end])
        .toEqual([at(DAY + 5 * HOUR), at(DAY + HOUR)]);
    });

    it('is refused where a piece was taken singly, whether it is back or not', async () => {
      const custody = assign(idOf(0), { dueAt: at(2 * DAY) });
      await manager.post('/api/custodies', custody).expect(201);
      const left = made.find(({ equipmentId }) => equipmentId === idOf(1))?.id;
      const refused = async () => problem(await manager.post(`/api/bookings/${left}/hand-over`, { id: uuid() }, 1)).code;
      expect(await refused()).toBe('kit-refused');
      await manager.post(`/api/custodies/${custody.id}/close`, {}, 1).expect(200);
      expect(await refused()).toBe('kit-differs');
    });

    it('is cancelled whole, whether those that follow are named or not', async () => {
      const { items } = (await manager.post(`/api/bookings/${made[0].id}/cancel`, { following: true }, 1).expect(200)).body as BookingsMade;
      expect(items.length).toBe(2);
      expect(await statuses()).toEqual(['cancelled', 'cancelled']);
    });
  });
});
