import type { BookingAnswer, BookingsMade, BookingSwaps, Calendar, NoticeAnswer, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertKit } from '../testing/kit-rows.js';
import { insertBooking, insertCustody, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { WatchBookings } from './watch-bookings.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** One minute for a whole run, so that times are the same wherever they are written. */
const BASE = Math.floor(Date.now() / 60_000) * 60_000;

describe('What becomes of a booking', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;
  let mediator: SignedInBrowser;

  beforeEach(async () => {
    app().clock.set(null);
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'tablet' });
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
  const list = async (query: string, browser = manager) => (await browser.get(`/api/bookings?${query}`).expect(200)).body as Page<BookingAnswer>;
  const notices = async (browser: SignedInBrowser) => ((await browser.get('/api/notices').expect(200)).body as Page<NoticeAnswer>).items;
  const wantApproval = () => app().pool.query('UPDATE site SET booking_approval = true WHERE id = $1', [siteId]);
  const assign = (equipmentId: string, more: object = {}) => ({ id: uuid(), equipmentId, kind: 'assignment', personId: nadia, ...more });

  describe('that waits for approval', () => {
    it('is approved by who may, who is told that it waits; who asked is told', async () => {
      await wantApproval();
      const [booking] = await ask({ equipmentId: (await piece()).id }, {}, mediator);
      expect([booking.status, booking.mayApprove, (await one(booking.id)).mayApprove]).toEqual(['asked', false, true]);
      expect((await notices(manager))[0]).toEqual(jasmine.objectContaining({ kind: 'booking-asked', link: `/reservations/${booking.id}` }));
      await mediator.post(`/api/bookings/${booking.id}/approve`, {}, 1).expect(403);
      await manager.post(`/api/bookings/${booking.id}/approve`, {}, 7).expect(412);
      const approved = (await manager.post(`/api/bookings/${booking.id}/approve`, {}, 1).expect(200)).body as BookingAnswer;
      expect([approved.status, approved.version]).toEqual(['approved', 2]);
      expect((await notices(mediator)).map(({ kind }) => kind)).toContain('booking-approved');
      expect(problem(await manager.post(`/api/bookings/${booking.id}/approve`, {}, 2).expect(409)).code).toBe('booking-not-asked');
    });

    it('is refused with a reason, and free for others then', async () => {
      await wantApproval();
      const { id } = await piece();
      const [booking] = await ask({ equipmentId: id }, {}, mediator);
      expect(problem(await manager.post(`/api/bookings/${booking.id}/refuse`, {}, 1).expect(422)).code).toBe('reason-required');
      await manager.post(`/api/bookings/${booking.id}/refuse`, { reason: 'Réservée aux ateliers' }, 1).expect(200);
      expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'refused', reason: 'Réservée aux ateliers', mayChange: false }));
      expect((await notices(mediator)).map(({ kind }) => kind)).toContain('booking-refused');
      await ask({ equipmentId: id });
      expect(problem(await manager.post(`/api/bookings/${booking.id}/cancel`, {}, 2).expect(409)).code).toBe('booking-over');
    });

    it('is approved by the hand-over of who may approve it, and by nobody else’s', async () => {
      await wantApproval();
      const [booking] = await ask({ equipmentId: (await piece()).id }, {}, mediator);
      expect(problem(await mediator.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid() }, 1).expect(422)).code).toBe('booking-not-approved');
      await manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid() }, 1).expect(200);
      expect((await one(booking.id)).status).toBe('fulfilled');
    });

    it('asks again where who may not approve makes it longer, and not where it gets shorter', async () => {
      await wantApproval();
      const [booking] = await ask({ equipmentId: (await piece()).id }, {}, mediator);
      await manager.post(`/api/bookings/${booking.id}/approve`, {}, 1).expect(200);
      const shorter = (await mediator.post(`/api/bookings/${booking.id}/move`, { end: at(DAY + HOUR) }, 2).expect(200)).body as BookingAnswer;
      expect(shorter.status).toBe('approved');
      const longer = (await mediator.post(`/api/bookings/${booking.id}/move`, { end: at(DAY + 5 * HOUR) }, 3).expect(200)).body as BookingAnswer;
      expect(longer.status).toBe('asked');
    });
  });

  describe('that is moved', () => {
    it('goes through the same rule, and is told the next free times', async () => {
      const { id } = await piece();
      const [booking] = await ask({ equipmentId: id });
      await ask({ equipmentId: id }, time(DAY + 4 * HOUR));
      const refused = problem(await manager.post(`/api/bookings/${booking.id}/move`, { end: at(DAY + 5 * HOUR) }, 1).expect(409));
      expect([refused.code, refused.next?.length]).toEqual(['booking-taken', 3]);
      const moved = (await manager.post(`/api/bookings/${booking.id}/move`, { end: at(DAY + 4 * HOUR) }, 1).expect(200)).body as BookingAnswer;
      expect([moved.end, moved.version]).toEqual([at(DAY + 4 * HOUR), 2]);
      await manager.post(`/api/bookings/${booking.id}/move`, { start: at(-HOUR) }, 2).expect(422);
    });

    it('takes another piece of the wish until the hand-over, and no piece that is not', async () => {
      const pieces = [await piece(), await piece(), await piece()];
      const [booking] = await ask({ modelId, siteId });
      const swaps = ((await manager.get(`/api/bookings/${booking.id}/swaps`).expect(200)).body as BookingSwaps).items;
      expect(swaps.map(({ equipmentId }) => equipmentId).sort()).toEqual(pieces.map(({ id }) => id).filter((id) => id !== booking.equipmentId).sort());
      const [other = ''] = swaps.map(({ equipmentId }) => equipmentId);
      expect((await manager.post(`/api/bookings/${booking.id}/move`, { equipmentId: other }, 1).expect(200)).body).toEqual(jasmine.objectContaining({ equipmentId: other }));
      const laptop = await insertEquipment(app().pool, { model_id: await insertModel(app().pool) }, { siteId });
      expect(problem(await manager.post(`/api/bookings/${booking.id}/move`, { equipmentId: laptop.id }, 2).expect(409)).code).toBe('booking-taken');
      const [named] = await ask({ equipmentId: booking.equipmentId });
      expect(problem(await manager.post(`/api/bookings/${named.id}/move`, { equipmentId: other }, 1).expect(422)).code).toBe('booking-not-swappable');
    });

    it('is moved and cancelled by who asked for it and by who may approve', async () => {
      const [booking] = await ask({ equipmentId: (await piece()).id });
      await mediator.post(`/api/bookings/${booking.id}/move`, { end: at(DAY + HOUR) }, 1).expect(403);
      await mediator.post(`/api/bookings/${booking.id}/cancel`, {}, 1).expect(403);
      const [own] = await ask({ equipmentId: (await piece()).id }, {}, mediator);
      await manager.post(`/api/bookings/${own.id}/cancel`, { reason: 'Atelier reporté' }, 1).expect(200);
      expect((await notices(mediator)).map(({ kind }) => kind)).toContain('booking-cancelled');
    });
  });

  it('of a series is cancelled alone, or with those that follow', async () => {
    const { id } = await piece();
    const until = at(22 * DAY).slice(0, 10);
    const weeks = await ask({ equipmentId: id }, { weeklyUntil: until });
    expect(weeks.length).toBe(4);
    await manager.post(`/api/bookings/${weeks[0].id}/cancel`, {}, 1).expect(200);
    const { items } = (await manager.post(`/api/bookings/${weeks[2]?.id}/cancel`, { following: true }, 1).expect(200)).body as BookingsMade;
    expect(items.map((ended) => ended.id)).toEqual([weeks[2]?.id ?? '', weeks[3]?.id ?? '']);
    expect((await list(`equipmentId=${id}&status=live`)).items.map((kept) => kept.id)).toEqual([weeks[1]?.id ?? '']);
  });

  it('becomes an assignment of its agent, once, until its end', async () => {
    const { id } = await piece();
    const [booking] = await ask({ equipmentId: id });
    const body = { id: uuid() };
    const { items } = (await manager.post(`/api/bookings/${booking.id}/hand-over`, body, 1).expect(200)).body as BookingsMade;
    expect(items[0]).toEqual(jasmine.objectContaining({ status: 'fulfilled', custodyId: body.id }));
    expect((await manager.get(`/api/custodies/${body.id}`).expect(200)).body).toEqual(jasmine.objectContaining({ person: { id: nadia, name: 'Nadia Lavande' }, dueAt: booking.end, end: null }));
    await manager.post(`/api/bookings/${booking.id}/hand-over`, body, 1).expect(200);
    expect(problem(await manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid() }, 2).expect(409)).code).toBe('booking-over');
  });

  it('for the public becomes a loan, and nothing else', async () => {
    const { id } = await piece();
    const [booking] = await ask({ equipmentId: id }, { use: 'public', personId: null });
    expect(problem(await manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid(), personId: nadia }, 1).expect(422)).code).toBe('booking-needs-loan');
    const line = { id: uuid(), equipmentId: id, wear: 'good', accessories: [] };
    const loan = { id: uuid(), borrower: { id: uuid(), givenName: 'Rémi', familyName: 'Exemple', phone: '06 12 34 56 78' }, lines: [line], dueAt: booking.end, bookingId: booking.id };
    await manager.post('/api/loans', loan).expect(201);
    expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'fulfilled', custodyId: line.id }));
  });

  it('goes to the agent for whom it was asked, and to nobody else', async () => {
    const { id: equipmentId } = await piece();
    const other = await insertPerson(app().pool, { site_id: siteId });
    const [booking] = await ask({ equipmentId });
    const handOver = (personId: string) => manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid(), personId }, 1);
    expect(problem(await handOver(other).expect(422)).code).toBe('booking-of-another');
    await handOver(nadia).expect(200);
  });

  it('of a kit is of all its pieces or none, and is handed over, moved and cancelled as one', async () => {
    const pieces = [await piece(), await piece()];
    const kitId = await insertKit(app().pool, { site_id: siteId }, pieces.map(({ id }) => id));
    const other = await insertBooking(app().pool, { equipment_id: pieces[1]?.id, start: at(2 * DAY), end: at(3 * DAY) });
    const refused = problem(await manager.post('/api/bookings', { id: uuid(), use: 'agent', personId: nadia, kitId, ...time(2 * DAY) }).expect(409));
    expect(refused.detail).toContain('Ce lot n’est pas entièrement libre à ces dates. Prochains créneaux libres :');
    expect((await list(`equipmentId=${pieces[0]?.id}`)).items).toEqual([]);
    const bookings = await ask({ kitId });
    expect(bookings.map(({ kit, groupId }) => [kit?.id, groupId])).toEqual([[kitId, bookings[0].groupId], [kitId, bookings[0].groupId]]);
    await ask({ equipmentId: (await piece()).id });
    expect((await list(`groupId=${bookings[0].groupId}`)).items.map(({ id }) => id).sort()).toEqual(bookings.map(({ id }) => id).sort());
    expect(problem(await manager.post(`/api/bookings/${bookings[0].id}/move`, time(2 * DAY), 1).expect(409)).code).toBe('booking-taken');
    await manager.post(`/api/bookings/${bookings[0].id}/move`, { end: at(DAY + 4 * HOUR) }, 1).expect(200);
    const { items } = (await manager.post(`/api/bookings/${bookings[1]?.id}/hand-over`, { id: uuid() }, 2).expect(200)).body as BookingsMade;
    expect(items.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await one(other)).endangered).withContext('after its return').toBeFalse();
  });

  it('that nobody came for holds nothing any more, and stays as it was', async () => {
    const { id } = await piece();
    const [booking] = await ask({ equipmentId: id });
    await app().pool.query(`UPDATE booking SET period = tstzrange(now() - interval '2 hours', now() - interval '1 hour') WHERE id = $1`, [booking.id]);
    expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'approved', expired: true, endangered: false, mayChange: false }));
    expect((await list(`equipmentId=${id}&status=live`)).items).toEqual([]);
    await manager.post('/api/custodies', assign(id, { start: at(-90 * 60_000) })).expect(201);
    expect(problem(await manager.post(`/api/bookings/${booking.id}/hand-over`, { id: uuid() }, 2).expect(409)).code).toBe('booking-over');
  });

  describe('beside the custodies of its piece', () => {
    it('keeps the piece from others until a return before it, and says for whom', async () => {
      const { id, number } = await piece();
      await ask({ equipmentId: id }, { use: 'workshop', personId: null, purpose: 'Atelier' });
      const refused = problem(await manager.post('/api/custodies', assign(id)).expect(409));
      expect(refused.code).toBe('equipment-booked');
      expect(refused.detail).toMatch(new RegExp(`^${number} est réservé le .* de .* à .* pour un atelier\\. Si c’est pour cet atelier, ouvrez la réservation pour le remettre\\. Sinon, choisissez un autre matériel ou un retour plus tôt, ou annulez d’abord la réservation\\.$|^${number} est réservé du `));
      await manager.post('/api/custodies', assign(id, { dueAt: at(DAY + HOUR) })).expect(409);
      await manager.post('/api/custodies', assign(id, { dueAt: at(DAY) })).expect(201);
    });

    it('comes true where the agent for whom it is takes the piece', async () => {
      const { id } = await piece();
      const [booking] = await ask({ equipmentId: id });
      const custody = assign(id);
      await manager.post('/api/custodies', custody).expect(201);
      expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'fulfilled', custodyId: custody.id }));
    });

    it('is overridden with a reason by who may; it keeps its time, is flagged, and who booked is told', async () => {
      const { id } = await piece();
      const [booking] = await ask({ equipmentId: id }, { use: 'workshop', personId: null }, mediator);
      const other = assign(id, { dueAt: at(3 * DAY), overrideReason: 'Remplace un poste en panne' });
      await mediator.post('/api/custodies', other).expect(403);
      await manager.post('/api/custodies', { ...other, id: uuid() }).expect(201);
      expect(await one(booking.id)).toEqual(jasmine.objectContaining({ status: 'approved', endangered: true, overrideReason: 'Remplace un poste en panne' }));
      expect((await notices(mediator))[0]).toEqual(jasmine.objectContaining({ kind: 'booking-overridden', link: `/reservations/${booking.id}` }));
      expect((await list(`siteId=${siteId}&endangered=true`)).items.map((each) => each.id)).toEqual([booking.id]);
      expect((await list(`siteId=${siteId}&endangered=false`)).items).toEqual([]);
    });

    it('is endangered by a late return, which is never refused, and who booked is told once', async () => {
      const { id } = await piece();
      const custodyId = await insertCustody(app().pool, { equipment_id: id, kind: 'assignment', person_id: nadia, start: at(-2 * DAY), due_at: at(-DAY) });
      const [booking] = await ask({ equipmentId: id }, { use: 'workshop', personId: null }, mediator);
      expect(booking.endangered).toBeTrue();
      const watch = app().get(WatchBookings);
      await watch.watch();
      await watch.watch();
      expect((await notices(mediator)).filter(({ kind }) => kind === 'booking-endangered').length).toBe(1);
      await manager.post(`/api/custodies/${custodyId}/close`, {}, 1).expect(200);
      expect((await one(booking.id)).endangered).toBeFalse();
      await manager.post(`/api/equipment/${id}/condition`, { condition: 'broken' }).expect(200);
      expect((await one(booking.id)).endangered).toBeTrue();
    });

    it('is endangered where its piece breaks or is lost, and who booked is told once of each', async () => {
      const booked: { link: string; detail: string }[] = [];
      for (const condition of ['broken', 'lost']) {
        const { id, number } = await piece();
        const [booking] = await ask({ equipmentId: id }, { use: 'workshop', personId: null }, mediator);
        await manager.post(`/api/equipment/${id}/condition`, { condition, reason: 'constaté au guichet' }).expect(200);
        booked.push({ link: `/reservations/${booking.id}`, detail: `${number} risque de manquer` });
      }
      for (let turn = 0; turn < 2; turn++) await app().get(WatchBookings).watch();
      const told = (await notices(mediator)).filter(({ kind, link }) => kind === 'booking-endangered' && booked.some((each) => each.link === link));
      expect(told.map(({ link, detail }) => ({ link, detail: detail.split(' :')[0] }))).toEqual(jasmine.arrayWithExactContents(booked));
    });
  });

  it('stands in the calendar beside what fills the time of its piece, and names no borrower', async () => {
    const [booked, lent, held] = [await piece(), await piece(), await piece()];
    const [booking] = await ask({ equipmentId: booked.id });
    await insertCustody(app().pool, { equipment_id: held.id, kind: 'assignment', person_id: nadia, start: at(-DAY) });
    const borrower = await insertPerson(app().pool, { site_id: null, kind: 'borrower', given_name: 'Rémi', family_name: 'Secret', phone: '0612345678' });
    await insertCustody(app().pool, { equipment_id: lent.id, kind: 'loan', person_id: borrower, start: at(-2 * DAY), due_at: at(2 * DAY) });
    const query = new URLSearchParams({ siteId, from: at(-3 * DAY), to: at(4 * DAY) }).toString();
    const answer = await manager.get(`/api/bookings/calendar?${query}`).expect(200);
    expect(answer.text).not.toContain('Secret');
    const { pieces } = answer.body as Calendar;
    const busy = (id: string) => pieces.find(({ equipmentId }) => equipmentId === id)?.busy.map(({ kind, start, end, label, bookingId }) => [kind, start, end, label, bookingId]);
    expect(busy(booked.id)).toEqual([['approved', booking.start, booking.end, 'Nadia Lavande', booking.id]]);
    expect(busy(held.id)).toEqual([['assignment', at(-DAY), null, 'Nadia Lavande', null]]);
    expect(busy(lent.id)).toEqual([['loan', at(-2 * DAY), at(2 * DAY), 'Prêt au public', null]]);
  });

  it('is listed by period, piece, person and site, page after page, two statements each', async () => {
    const { id } = await piece();
    const made = [];
    for (let place = 0; place < 5; place++) made.push((await ask({ equipmentId: id }, time(DAY + place * DAY)))[0].id);
    const first = await list(`siteId=${siteId}&limit=2&count=true`);
    expect([first.total, first.items.map((each) => each.id)]).toEqual([5, made.slice(0, 2)]);
    expect((await list(`siteId=${siteId}&limit=2&count=true&cursor=${first.next}`)).items.map((each) => each.id)).toEqual(made.slice(2, 4));
    expect((await list(`siteId=${siteId}&sort=-start&limit=1`)).items.map((each) => each.id)).toEqual(made.slice(4));
    const period = new URLSearchParams({ from: at(2 * DAY + HOUR), to: at(3 * DAY + HOUR), personId: nadia, modelId, category: 'tablet', mine: 'true' }).toString();
    expect((await list(period)).items.map((each) => each.id)).toEqual(made.slice(1, 3));
    const few = await app().countStatements(() => list(`siteId=${siteId}&limit=1`));
    expect(await app().countStatements(() => list(`siteId=${siteId}&limit=5`))).toBe(few);
    const stranger = await app().signedInAs('manager', [await insertSite(app().pool)]);
    expect((await list('limit=200', stranger)).items).toEqual([]);
  });
});
