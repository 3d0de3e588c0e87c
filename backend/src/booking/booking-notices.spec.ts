import type { BookingAnswer, BookingsMade, NoticeAnswer, Page } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { WatchBookings } from './watch-bookings.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BASE = Math.floor(Date.now() / 60_000) * 60_000;

describe('What is told of bookings', () => {
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

  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId });
  const at = (fromNow: number) => new Date(BASE + fromNow).toISOString();
  const time = (fromNow = DAY, hours = 3) => ({ start: at(fromNow), end: at(fromNow + hours * HOUR) });
  const ask = async (wish: object, more: object = {}) => {
    const body = { id: uuid(), use: 'agent', personId: nadia, ...time(), ...wish, ...more };
    return ((await mediator.post('/api/bookings', body).expect(201)).body as BookingsMade).items as [BookingAnswer, ...BookingAnswer[]];
  };
  const move = async (browser: SignedInBrowser, { id }: BookingAnswer, to: object, version: number) =>
    (await browser.post(`/api/bookings/${id}/move`, to, version).expect(200)).body as BookingAnswer;
  const told = async (browser: SignedInBrowser, kind: string) =>
    ((await browser.get('/api/notices').expect(200)).body as Page<NoticeAnswer>).items.filter((notice) => notice.kind === kind);
  const wantApproval = () => app().pool.query('UPDATE site SET booking_approval = true WHERE id = $1', [siteId]);
  const weekly = () => ({ weeklyUntil: at(22 * DAY).slice(0, 10) });

  it('who may approve hears that a booking asks again because it was made longer', async () => {
    await wantApproval();
    const [booking] = await ask({ equipmentId: (await piece()).id });
    await manager.post(`/api/bookings/${booking.id}/approve`, {}, 1).expect(200);
    expect((await told(manager, 'booking-asked')).length).toBe(1);
    expect((await move(mediator, booking, { end: at(DAY + 6 * HOUR) }, 2)).status).toBe('asked');
    expect((await told(manager, 'booking-asked')).length).toBe(2);
    expect(await told(mediator, 'booking-moved')).withContext('who moved it knows').toEqual([]);
  });

  it('who booked hears that somebody else moved it or gave another piece', async () => {
    const pieces = [await piece(), await piece()];
    const [booking] = await ask({ modelId, siteId });
    const other = pieces.find(({ id }) => id !== booking.equipmentId);
    await move(manager, booking, { start: at(5 * DAY), end: at(5 * DAY + HOUR) }, 1);
    await move(manager, booking, { equipmentId: other?.id }, 2);
    const notices = await told(mediator, 'booking-moved');
    expect(notices.map(({ detail, link }) => [detail.split(' du ')[0], link])).toEqual([
      [`${other?.number} est maintenant réservé`, `/reservations/${booking.id}`], [`${booking.number} est maintenant réservé`, `/reservations/${booking.id}`],
    ]);
  });

  it('who booked hears that it is endangered, once for each piece and time', async () => {
    const pieces = [await piece(), await piece()];
    const [booking] = await ask({ modelId, siteId });
    const other = pieces.find(({ id }) => id !== booking.equipmentId)?.id ?? '';
    const breakIt = (id: string) => manager.post(`/api/equipment/${id}/condition`, { condition: 'broken', reason: 'écran' }).expect(200);
    const watched = async () => {
      for (let turn = 0; turn < 2; turn++) await app().get(WatchBookings).watch();
      return (await told(mediator, 'booking-endangered')).length;
    };
    await breakIt(booking.equipmentId);
    expect(await watched()).toBe(1);
    await move(mediator, booking, { equipmentId: other }, 1);
    expect(await watched()).toBe(1);
    await breakIt(other);
    expect(await watched()).toBe(2);
  });

  it('a series is asked, approved and cancelled as one: each says how many more there are, and until when', async () => {
    await wantApproval();
    const { id } = await piece();
    const weeks = await ask({ equipmentId: id }, weekly());
    const more = (count: number) => jasmine.stringMatching(new RegExp(`, et ${count} autre(s)? jusqu’au .*\\.`));
    expect((await told(manager, 'booking-asked')).map(({ detail }) => detail)).toEqual([more(3)]);
    await manager.post(`/api/bookings/${weeks[1]?.id}/approve`, { series: true }, 1).expect(200);
    const { items } = (await manager.get(`/api/bookings?equipmentId=${id}`).expect(200)).body as Page<BookingAnswer>;
    expect(items.map(({ status }) => status)).toEqual(['approved', 'approved', 'approved', 'approved']);
    expect((await told(mediator, 'booking-approved')).map(({ detail, link }) => [detail, link])).toEqual([[more(3), `/reservations/${weeks[0].id}`]]);
    await manager.post(`/api/bookings/${weeks[2]?.id}/cancel`, { following: true, reason: 'Tablette réformée' }, 2).expect(200);
    expect((await told(mediator, 'booking-cancelled')).map(({ detail }) => detail)).toEqual([more(1)]);
  });

  it('one of a series is approved alone where nothing more is said', async () => {
    await wantApproval();
    const { id } = await piece();
    const weeks = await ask({ equipmentId: id }, weekly());
    await manager.post(`/api/bookings/${weeks[1]?.id}/approve`, {}, 1).expect(200);
    const { items } = (await manager.get(`/api/bookings?equipmentId=${id}`).expect(200)).body as Page<BookingAnswer>;
    expect(items.map(({ status }) => status)).toEqual(['asked', 'approved', 'asked', 'asked']);
    expect((await told(mediator, 'booking-approved'))[0]?.detail).not.toContain('autre');
  });

  it('who booked a series hears once that its piece went to somebody else', async () => {
    const { id } = await piece();
    const weeks = await ask({ equipmentId: id }, { use: 'workshop', personId: null, ...weekly() });
    await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'assignment', personId: nadia, overrideReason: 'Fermeture du site' }).expect(201);
    expect((await told(mediator, 'booking-overridden')).map(({ detail, link }) => [detail, link]))
      .toEqual([[jasmine.stringMatching(/, et 3 autres jusqu’au .*\. Motif : Fermeture du site$/), `/reservations/${weeks[0].id}`]]);
  });
});
