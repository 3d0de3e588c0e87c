import { createHash } from 'node:crypto';
import type { BookingAnswer, Calendar, CustodyAnswer, EquipmentTimeline, Page, TransferAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { textOf } from '../testing/pdf-reader.js';
import { insertBooking, insertBookingFeed, insertCustody, insertEquipment, insertLoan, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

describe('What happened at a site before a piece left it', () => {
  const app = useTestApp();
  let [vitrolles, salon, modelId, pieceId, number]: [string, string, string, string, string] = ['', '', '', '', ''];
  let [custodyId, loanCustodyId, fulfilledId, pastId, comingId]: [string, string, string, string, string] = ['', '', '', '', ''];
  let sender: SignedInBrowser;
  let receiver: SignedInBrowser;
  let technician: SignedInBrowser;

  beforeAll(async () => {
    const { pool } = app();
    vitrolles = await insertSite(pool, { name: 'Vitrolles' });
    salon = await insertSite(pool, { name: 'Salon' });
    modelId = await insertModel(pool, { category: 'accessory' });
    sender = await app().signedInAs('manager', [vitrolles]);
    receiver = await app().signedInAs('manager', [salon]);
    technician = await app().signedInAs('technician');
    const zora = await insertPerson(pool, { site_id: vitrolles, given_name: 'Zora', family_name: 'Armeria' });
    ({ id: pieceId, number } = await insertEquipment(pool, { model_id: modelId }, { siteId: vitrolles, since: ago(500) }));
    custodyId = await insertCustody(pool, { equipment_id: pieceId, kind: 'assignment', person_id: zora, note: 'Armeria le garde', start: ago(72), end: ago(60) });
    const loan = await insertLoan(pool, { equipment_id: pieceId, start: ago(48), end: ago(40) });
    loanCustodyId = loan.custodyId;
    const booked = { equipment_id: pieceId, owner_id: sender.personId, purpose: 'Atelier d’Armeria' };
    fulfilledId = await insertBooking(pool, { ...booked, start: ago(48), end: ago(30), status: 'fulfilled', custody_id: loanCustodyId, ended_at: ago(48) });
    pastId = await insertBooking(pool, { ...booked, start: ago(20), end: ago(10) });
    comingId = await insertBooking(pool, { ...booked, start: ago(-48), end: ago(-50) });
    await move(pieceId);
  });

  /** From Vitrolles to Salon, through the door. */
  async function move(id: string): Promise<TransferAnswer> {
    const { id: transferId, version } = (await sender.post('/api/transfers', { id: uuid(), fromSiteId: vitrolles, toSiteId: salon, equipmentIds: [id] }).expect(201)).body as TransferAnswer;
    const sent = (await sender.post(`/api/transfers/${transferId}/send`, { overrideReason: 'prévu avec Zora' }, version).expect(200)).body as TransferAnswer;
    return (await receiver.post(`/api/transfers/${transferId}/outcomes`, { lines: [{ lineId: sent.lines[0]?.id, outcome: 'received' }] }).expect(200)).body as TransferAnswer;
  }
  const bookings = async (browser: SignedInBrowser, query: string) => ((await browser.get(`/api/bookings?sort=start&count=true&${query}`).expect(200)).body as Page<BookingAnswer>);
  const idsOf = async (browser: SignedInBrowser, query: string) => {
    const { items, total } = await bookings(browser, query);
    expect(total).toBe(items.length);
    return items.map(({ id }) => id);
  };
  const calendar = async (browser: SignedInBrowser, siteId: string, days = 20) => ((await browser.get(
    `/api/bookings/calendar?siteId=${siteId}&from=${ago(days * 24)}&to=${ago(-days * 24)}`).expect(200)).body as Calendar).pieces;

  it('is no custody of the new site, to read, cancel, or print', async () => {
    for (const id of [custodyId, loanCustodyId]) {
      await receiver.get(`/api/custodies/${id}`).expect(404);
      await receiver.get(`/api/custodies/${id}/documents`).expect(404);
      await receiver.get(`/api/custodies/${id}/handover-sheet.pdf`).expect(404);
      await receiver.post(`/api/custodies/${id}/cancel`, { reason: 'annulé d’ailleurs' }, 1).expect(404);
      await receiver.post(`/api/custodies/${id}/close`, {}, 1).expect(404);
    }
    expect((await sender.get(`/api/custodies/${custodyId}`).expect(200)).body).toEqual(jasmine.objectContaining({
      version: 1, note: 'Armeria le garde', person: jasmine.objectContaining({ name: 'Zora Armeria' }), cancelledAt: null,
    }));
    expect(await textOf((await sender.get(`/api/custodies/${custodyId}/handover-sheet.pdf`).expect(200)).body as Buffer)).toContain('MDS Vitrolles');
  });

  it('is in no timeline of the new site, what was entered by mistake neither', async () => {
    const { id } = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    const zora = await insertPerson(app().pool, { site_id: vitrolles, family_name: 'Armeria' });
    const custody = (await sender.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'assignment', personId: zora }).expect(201)).body as CustodyAnswer;
    await sender.post(`/api/custodies/${custody.id}/cancel`, { reason: 'Armeria n’en voulait pas' }, 1).expect(200);
    await move(id);
    const timeline = async (browser: SignedInBrowser) => ((await browser.get(`/api/equipment/${id}/timeline`).expect(200)).body as EquipmentTimeline).custodies
      .filter(({ kind }) => kind !== 'transit').map(({ person, cancelledReason }) => [person?.id, cancelledReason]);
    expect(await timeline(receiver)).toEqual([]);
    expect(await timeline(technician)).toEqual([[zora, 'Armeria n’en voulait pas']]);
  });

  it('are no bookings of the new site; the former one keeps them, and who made them finds them', async () => {
    expect(await idsOf(receiver, `equipmentId=${pieceId}`)).toEqual([]);
    expect(await idsOf(technician, `equipmentId=${pieceId}&siteId=${salon}`)).toEqual([]);
    for (const id of [fulfilledId, pastId, comingId]) await receiver.get(`/api/bookings/${id}`).expect(404);
    const theirs = [fulfilledId, pastId, comingId];
    for (const query of ['mine=true', `equipmentId=${pieceId}&siteId=${vitrolles}`]) expect(await idsOf(sender, query)).withContext(query).toEqual(theirs);
    expect(await idsOf(technician, `equipmentId=${pieceId}&siteId=${vitrolles}`)).toEqual(theirs);
    const { items } = await bookings(sender, 'mine=true');
    expect(items.map(({ status, expired, site, mayChange }) => [status, expired, site.name, mayChange])).toEqual([
      ['fulfilled', false, 'Vitrolles', false], ['approved', true, 'Vitrolles', false], ['cancelled', false, 'Vitrolles', false],
    ]);
    expect((await sender.get(`/api/bookings/${comingId}`).expect(200)).body).toEqual(jasmine.objectContaining({ reason: 'Le matériel est maintenant à la MDS Salon' }));
    await receiver.post(`/api/bookings/${pastId}/cancel`, { reason: 'reporté' }, 7).expect(404);
    expect((await receiver.post(`/api/bookings/${pastId}/cancel`, { reason: 'reporté' }, 1).expect(409)).text).not.toContain('Armeria');
  });

  it('is nothing that the calendar of the new site tells: it begins with the arrival', async () => {
    const { id: own } = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles, since: ago(500) });
    const zora = await insertPerson(app().pool, { site_id: salon });
    await insertCustody(app().pool, { equipment_id: own, kind: 'repair', start: ago(30), end: ago(20) });
    await move(own);
    const custody = (await receiver.post('/api/custodies', { id: uuid(), equipmentId: own, kind: 'assignment', personId: zora }).expect(201)).body as CustodyAnswer;
    const later = { start: ago(-24), end: ago(-26) };
    const pieces = await calendar(receiver, salon);
    expect(pieces.find(({ equipmentId }) => equipmentId === pieceId)?.busy).toEqual([]);
    expect(pieces.find(({ equipmentId }) => equipmentId === own)?.busy.map(({ kind, start }) => [kind, start])).toEqual([['assignment', custody.start]]);
    await receiver.post(`/api/custodies/${custody.id}/close`, {}, custody.version).expect(200);
    await receiver.post('/api/bookings', { id: uuid(), equipmentId: own, use: 'workshop', ...later }).expect(201);
    expect((await calendar(receiver, salon)).find(({ equipmentId }) => equipmentId === own)?.busy.map(({ kind, start }) => [kind, start])).toEqual([['assignment', custody.start], ['approved', later.start]]);
    expect((await bookings(receiver, `equipmentId=${own}`)).items.map(({ site }) => site.name)).toEqual(['Salon']);
    expect(await calendar(sender, vitrolles)).toEqual([]);
  });

  it('is nothing that a calendar address of the new site tells', async () => {
    const token = 'x'.repeat(43);
    const read = async (siteId: string, accountId: string) => {
      const hash = createHash('sha256').update(token).digest();
      const feed = await insertBookingFeed(app().pool, { owner_id: accountId, site_id: siteId, token_hash: hash });
      const { text } = await (await app().visitor()).get(`/api/booking-feeds/${token}.ics`).expect(200);
      await app().pool.query('UPDATE booking_feed SET token_hash = $2 WHERE id = $1', [feed, createHash('sha256').update(uuid()).digest()]);
      return text;
    };
    expect(await read(salon, receiver.accountId)).not.toContain(number);
    expect(await read(vitrolles, sender.accountId)).toContain(number);
  });

  it('tells the former site of how the piece is no more than the day it came', async () => {
    const { id } = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    const transfer = await move(id);
    await receiver.post(`/api/equipment/${id}/condition`, { condition: 'stolen', reason: 'volé à Salon' }).expect(200);
    const lineFor = async (browser: SignedInBrowser) => ((await browser.get(`/api/transfers/${transfer.id}`).expect(200)).body as TransferAnswer).lines.map(({ outcome, condition, mayOpen }) => [outcome, condition, mayOpen]);
    expect(await lineFor(sender)).toEqual([['received', null, false]]);
    expect(await lineFor(receiver)).toEqual([['received', 'stolen', true]]);
  });
});
