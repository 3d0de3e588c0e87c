import type { EquipmentDetail, NoticeAnswer, Page, ProblemAnswer, TransferAnswer, TransferLine, TransferSummary } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('Transfers', () => {
  const app = useTestApp();
  let vitrolles: string;
  let salon: string;
  let modelId: string;
  let sender: SignedInBrowser;
  let receiver: SignedInBrowser;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: `Vitrolles ${next()}` });
    salon = await insertSite(app().pool, { name: `Salon ${next()}` });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Tab A' });
    sender = await app().signedInAs('manager', [vitrolles]);
    receiver = await app().signedInAs('manager', [salon]);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = (siteId = vitrolles) => insertEquipment(app().pool, { model_id: modelId }, { siteId });
  const pieces = (count: number) => Promise.all(Array.from({ length: count }, () => piece()));
  const seen = async (browser: SignedInBrowser, id: string) => (await browser.get(`/api/transfers/${id}`).expect(200)).body as TransferAnswer;
  const card = async (browser: SignedInBrowser, id: string) => (await browser.get(`/api/equipment/${id}`).expect(200)).body as EquipmentDetail;
  const draftOf = (equipmentIds: readonly string[], more: object = {}) => ({ id: uuid(), fromSiteId: vitrolles, toSiteId: salon, equipmentIds, ...more });

  async function prepared(equipmentIds: readonly string[], more: object = {}): Promise<TransferAnswer> {
    return (await sender.post('/api/transfers', draftOf(equipmentIds, more)).expect(201)).body as TransferAnswer;
  }

  async function sent(equipmentIds: readonly string[]): Promise<TransferAnswer> {
    const { id, version } = await prepared(equipmentIds);
    return (await sender.post(`/api/transfers/${id}/send`, {}, version).expect(200)).body as TransferAnswer;
  }

  const lineOf = (transfer: TransferAnswer, equipmentId: string): TransferLine => {
    const line = transfer.lines.find((one) => one.equipmentId === equipmentId);
    if (!line) throw new Error('not on the list');
    return line;
  };
  const decide = (browser: SignedInBrowser, transfer: TransferAnswer, ...said: (readonly [string, string, object?])[]) =>
    browser.post(`/api/transfers/${transfer.id}/outcomes`, { lines: said.map(([equipmentId, outcome, more]) => ({ lineId: lineOf(transfer, equipmentId).id, outcome, ...more })) });

  it('go from one site to the other: prepared, sent, received with differences, closed', async () => {
    const [one, broken, absent] = await pieces(3);
    if (!one || !broken || !absent) throw new Error('three pieces');
    await insertCustody(app().pool, { equipment_id: one.id });
    const room = await insertRoom(app().pool, { site_id: salon, name: 'Réserve' });
    const transfer = await sent([one.id, broken.id, absent.id]);
    expect([transfer.state, transfer.pieces, transfer.onTheWay]).toEqual(['sent', 3, 3]);
    expect((await card(sender, one.id)).state).toBe('in-transit');
    await receiver.get(`/api/equipment/${one.id}`).expect(404);
    const arriving = await seen(receiver, transfer.id);
    expect([arriving.mayReceive, arriving.maySend, arriving.lines[0]?.number, arriving.lines[0]?.model, arriving.lines[0]?.mayOpen]).toEqual([true, false, one.number, 'Exemplar Tab A', false]);

    const received = (await decide(receiver, transfer, [one.id, 'received', { roomId: room }], [broken.id, 'damaged', { note: 'Écran fêlé' }], [absent.id, 'missing']).expect(200)).body as TransferAnswer;
    expect([received.state, received.onTheWay, received.missing, received.differences]).toEqual(['receiving', 1, 1, 1]);
    const here = await card(receiver, one.id);
    expect([here.state, here.site.id, here.room?.name, here.custody]).toEqual(['in-stock', salon, 'Réserve', null]);
    const hurt = await card(receiver, broken.id);
    expect([hurt.condition, hurt.conditionReason, hurt.site.id, hurt.conditionSince]).toEqual(['broken', 'Écran fêlé', salon, hurt.placeSince]);
    expect((await card(sender, absent.id)).state).toBe('in-transit');
    await sender.get(`/api/equipment/${one.id}`).expect(404);

    expect(problem(await receiver.post(`/api/transfers/${transfer.id}/close`, {}, received.version).expect(409)).detail).toBe('Un matériel est encore en route. Dites d’abord ce qu’il est devenu.');
    expect((await decide(receiver, transfer, [absent.id, 'received']).expect(200)).body).toEqual(jasmine.objectContaining({ onTheWay: 0, missing: 0 }));
    const { version } = await seen(receiver, transfer.id);
    const closed = (await receiver.post(`/api/transfers/${transfer.id}/close`, {}, version).expect(200)).body as TransferAnswer;
    expect([closed.state, closed.closedAt]).toEqual(['closed', jasmine.any(String)]);
    expect(problem(await decide(receiver, transfer, [absent.id, 'received']).expect(409)).code).toBe('transfer-over');
  });

  it('leave whole or not at all, and say which pieces cannot go', async () => {
    const [free, held, lost, mending] = [await piece(), await piece(), await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles, condition: 'lost', reason: 'Introuvable' }), await piece()];
    await insertCustody(app().pool, { equipment_id: held.id, kind: 'assignment', person_id: await insertPerson(app().pool, { site_id: vitrolles }) });
    await insertCustody(app().pool, { equipment_id: mending.id, kind: 'repair' });
    const { id, version } = await prepared([free.id, held.id, lost.id, mending.id]);
    const refusal = problem(await sender.post(`/api/transfers/${id}/send`, {}, version).expect(409));
    expect(refusal.detail).toBe('Rien n’est parti : 3 matériels sur 4 ne peuvent pas être transférés.');
    expect(refusal.lines?.map((line) => [line.number, line.code])).toEqual([[held.number, 'equipment-already-held'], [lost.number, 'equipment-absent'], [mending.number, 'equipment-in-repair']]);
    expect((await card(sender, free.id)).state).toBe('in-stock');
    const changed = (await sender.patch(`/api/transfers/${id}`, { toSiteId: salon, equipmentIds: [free.id] }, version).expect(200)).body as TransferAnswer;
    await sender.post(`/api/transfers/${id}/send`, {}, version).expect(412);
    await sender.post(`/api/transfers/${id}/send`, {}, changed.version).expect(200);
    expect(problem(await sender.patch(`/api/transfers/${id}`, { toSiteId: salon, equipmentIds: [] }, changed.version + 1).expect(409)).code).toBe('transfer-sent');
  });

  it('take along what is broken, and nothing when nothing is listed', async () => {
    const { id: broken } = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles, condition: 'broken' });
    const transfer = await sent([broken]);
    await decide(receiver, transfer, [broken, 'damaged']).expect(200);
    expect((await card(receiver, broken)).condition).toBe('broken');
    const empty = await prepared([]);
    expect(problem(await sender.post(`/api/transfers/${empty.id}/send`, {}, empty.version).expect(422)).code).toBe('transfer-empty');
  });

  it('list pieces of the sending site only, each in one of them', async () => {
    const [mine, theirs] = [await piece(), await piece(salon)];
    const technician = await app().signedInAs('technician');
    expect(problem(await technician.post('/api/transfers', draftOf([theirs.id])).expect(422)).code).toBe('equipment-elsewhere');
    await sender.post('/api/transfers', draftOf([theirs.id])).expect(404);
    await sender.post('/api/transfers', draftOf([mine.id], { fromSiteId: salon, toSiteId: vitrolles })).expect(422);
    expect(problem(await sender.post('/api/transfers', draftOf([mine.id], { toSiteId: vitrolles })).expect(422)).code).toBe('transfer-same-site');
    await prepared([mine.id]);
    const refusal = problem(await sender.post('/api/transfers', draftOf([mine.id])).expect(409));
    expect(refusal.detail).toBe(`${mine.number} est déjà dans un autre transfert. Retirez-le de l’un des deux.`);
  });

  it('are called back as long as nothing has arrived', async () => {
    const [one, two] = [await piece(), await piece()];
    const transfer = await sent([one.id, two.id]);
    await receiver.post(`/api/transfers/${transfer.id}/cancel`, { reason: 'Le camion est en panne' }, transfer.version).expect(404);
    const back = (await sender.post(`/api/transfers/${transfer.id}/cancel`, { reason: 'Le camion est en panne' }, transfer.version).expect(200)).body as TransferAnswer;
    expect([back.state, back.cancelledReason, ...back.lines.map((line) => line.outcome)]).toEqual(['cancelled', 'Le camion est en panne', 'returned', 'returned']);
    expect([(await card(sender, one.id)).state, (await card(sender, one.id)).site.id]).toEqual(['in-stock', vitrolles]);
    const again = await sent([one.id, two.id]);
    await decide(receiver, again, [one.id, 'received']).expect(200);
    const { version } = await seen(sender, again.id);
    expect(problem(await sender.post(`/api/transfers/${again.id}/cancel`, { reason: 'Le camion est en panne' }, version).expect(409)).code).toBe('transfer-begun');
  });

  it('let each end say what it sees', async () => {
    const [one, two] = [await piece(), await piece()];
    const transfer = await sent([one.id, two.id]);
    expect(problem(await decide(sender, transfer, [one.id, 'received']).expect(403)).code).toBe('transfer-outcome-reserved');
    expect(problem(await decide(receiver, transfer, [one.id, 'returned']).expect(403)).code).toBe('transfer-outcome-reserved');
    await decide(receiver, transfer, [one.id, 'missing'], [two.id, 'missing']).expect(200);
    expect(problem(await decide(sender, transfer, [one.id, 'lost']).expect(422)).code).toBe('reason-required');
    const settled = (await decide(sender, transfer, [one.id, 'lost', { note: 'Ni au départ ni à l’arrivée' }], [two.id, 'returned']).expect(200)).body as TransferAnswer;
    expect(settled.lines.map((line) => line.outcome)).toEqual(['lost', 'returned']);
    expect([(await card(sender, one.id)).state, (await card(sender, two.id)).state]).toEqual(['lost', 'in-stock']);
    await sender.post(`/api/transfers/${transfer.id}/close`, {}, settled.version).expect(200);
  });

  it('end for a piece that is reported lost on its card', async () => {
    const { id } = await piece();
    const transfer = await sent([id]);
    await sender.post(`/api/equipment/${id}/condition`, { condition: 'stolen', reason: 'Camion fracturé' }).expect(200);
    // How it is since is told where it is at home.
    for (const [reader, condition] of [[sender, 'stolen'], [receiver, null]] as const) {
      const after = await seen(reader, transfer.id);
      expect([after.onTheWay, after.lines[0]?.outcome, after.lines[0]?.condition]).toEqual([0, 'lost', condition]);
    }
  });

  it('are the only way out of a transit', async () => {
    const { id, number } = await piece();
    await sent([id]);
    const custody = (await card(sender, id)).custody;
    for (const [act, body] of [['close', {}], ['cancel', { reason: 'saisi par erreur' }]] as const) {
      expect(problem(await sender.post(`/api/custodies/${custody?.id}/${act}`, body, custody?.version).expect(409)).code).withContext(act).toBe('equipment-in-transit');
    }
    const personId = await insertPerson(app().pool, { site_id: vitrolles });
    const refusal = problem(await sender.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'assignment', personId }).expect(409));
    expect(refusal.detail).toContain(`${number} est en transit vers une autre MDS depuis le`);
  });

  it('wait for nobody’s booking: what is booked leaves with a reason only, which the booking then tells', async () => {
    const { id, number } = await piece();
    const bookingId = await insertBooking(app().pool, { equipment_id: id, owner_id: sender.personId });
    const transfer = await prepared([id]);
    const refusal = problem(await sender.post(`/api/transfers/${transfer.id}/send`, {}, transfer.version).expect(409));
    expect(refusal.lines?.map((line) => [line.number, line.code])).toEqual([[number, 'equipment-booked']]);
    await sender.post(`/api/transfers/${transfer.id}/send`, { overrideReason: 'Fermeture du site' }, transfer.version).expect(200);
    const { rows } = await app().pool.query('SELECT status, override_reason FROM booking WHERE id = $1', [bookingId]);
    expect(rows).toEqual([{ status: 'approved', override_reason: 'Fermeture du site' }]);
    await decide(receiver, await seen(receiver, transfer.id), [id, 'received']).expect(200);
    await expectEndedByMove(bookingId);
  });

  /** The booking is over, since its piece is at the other site; who made it is told once. */
  async function expectEndedByMove(bookingId: string): Promise<void> {
    const { rows } = await app().pool.query<{ status: string; reason: string; told: number }>(
      `SELECT status, reason, (SELECT count(*) FROM notice WHERE link = '/reservations/' || booking.id AND kind = 'booking-cancelled') AS told FROM booking WHERE id = $1`, [bookingId]);
    expect(rows).toEqual([{ status: 'cancelled', reason: jasmine.stringMatching(/^Le matériel est maintenant à la MDS /) as unknown as string, told: 1 }]);
  }

  it('go to a site that is open when they leave', async () => {
    const closing = await insertSite(app().pool);
    const transfer = await prepared([(await piece()).id], { toSiteId: closing });
    await app().pool.query(`UPDATE site SET status = 'closed' WHERE id = $1`, [closing]);
    expect(problem(await sender.post(`/api/transfers/${transfer.id}/send`, {}, transfer.version).expect(409)).code).toBe('transfer-site-closed');
  });

  it('that were called back are awaited no more', async () => {
    const transfer = await sent([(await piece()).id]);
    await sender.post(`/api/transfers/${transfer.id}/cancel`, { reason: 'Le camion est en panne' }, transfer.version).expect(200);
    const { items } = (await receiver.get('/api/notices?limit=200').expect(200)).body as Page<NoticeAnswer>;
    expect(items.find(({ kind, link }) => kind === 'transfer-called-back' && link === `/transferts/${transfer.id}`)?.detail).toContain('Le camion est en panne');
  });

  it('tell once of what differs, however often it is said', async () => {
    const { id } = await piece();
    const transfer = await sent([id]);
    for (let said = 0; said < 2; said++) await decide(receiver, transfer, [id, 'missing']).expect(200);
    const { items } = (await sender.get('/api/notices?limit=200').expect(200)).body as Page<NoticeAnswer>;
    expect(items.filter(({ kind, link }) => kind === 'transfer-differs' && link === `/transferts/${transfer.id}`).length).toBe(1);
  });

  it('are told of at the other end: that they left, what differs, that they are over', async () => {
    const [one, two] = [await piece(), await piece()];
    const transfer = await sent([one.id, two.id]);
    const told = async (browser: SignedInBrowser) => ((await browser.get('/api/notices?limit=200').expect(200)).body as Page<NoticeAnswer>).items
      .filter(({ link }) => link === `/transferts/${transfer.id}`).map(({ kind }) => kind);
    expect([await told(receiver), await told(sender)]).toEqual([['transfer-sent'], []]);
    await decide(receiver, transfer, [one.id, 'damaged'], [two.id, 'received']).expect(200);
    const { version } = await seen(receiver, transfer.id);
    await receiver.post(`/api/transfers/${transfer.id}/close`, {}, version).expect(200);
    expect([await told(receiver), await told(sender)]).toEqual([['transfer-sent'], ['transfer-received', 'transfer-differs']]);
  });

  describe('with something extra', () => {
    const extra = (transfer: TransferAnswer, label: string) => receiver.post(`/api/transfers/${transfer.id}/extras`, { id: uuid(), label, note: 'Dans le même carton' });

    it('take a free piece of the sending site in', async () => {
      const [listed, forgotten] = [await piece(), await piece()];
      const transfer = await sent([listed.id]);
      const after = (await extra(transfer, forgotten.number.toLowerCase()).expect(200)).body as TransferAnswer;
      expect([after.differences, lineOf(after, forgotten.id).outcome, lineOf(after, forgotten.id).mayOpen]).toEqual([1, 'extra', true]);
      expect((await card(receiver, forgotten.id)).site.id).toBe(salon);
      expect(problem(await extra(transfer, listed.number).expect(409)).code).toBe('transfer-line-listed');
      await decide(receiver, after, [listed.id, 'received']).expect(200);
      expect(problem(await extra(transfer, listed.number).expect(409)).code).toBe('transfer-line-settled');
    });

    it('end what was booked of it where it left, and tell who booked', async () => {
      const [listed, forgotten] = [await piece(), await piece()];
      const transfer = await sent([listed.id]);
      const bookingId = await insertBooking(app().pool, { equipment_id: forgotten.id, owner_id: sender.personId });
      await extra(transfer, forgotten.number).expect(200);
      await expectEndedByMove(bookingId);
    });

    it('only note what is unknown, held, or of elsewhere, and tell nothing of it', async () => {
      const [listed, held, elsewhere] = [await piece(), await piece(), await insertEquipment(app().pool, { model_id: modelId })];
      await insertCustody(app().pool, { equipment_id: held.id, kind: 'assignment', person_id: await insertPerson(app().pool, { site_id: vitrolles }) });
      const transfer = await sent([listed.id]);
      for (const label of ['Câble sans étiquette', held.number, elsewhere.number]) {
        const line = ((await extra(transfer, label).expect(200)).body as TransferAnswer).lines.at(-1);
        expect([line?.equipmentId, line?.number, line?.model, line?.outcome]).withContext(label).toEqual([null, label, null, 'extra']);
      }
    });
  });

  it('are listed at both ends, a prepared one where it will leave', async () => {
    const here = await insertSite(app().pool);
    const there = await insertSite(app().pool);
    const [home, away] = [await app().signedInAs('manager', [here]), await app().signedInAs('manager', [there])];
    const { id: equipmentId } = await piece(here);
    const draft = (await home.post('/api/transfers', { id: uuid(), fromSiteId: here, toSiteId: there, equipmentIds: [equipmentId] }).expect(201)).body as TransferAnswer;
    const ids = async (browser: SignedInBrowser, query: string) =>
      ((await browser.get(`/api/transfers?count=true&${query}`).expect(200)).body as Page<TransferSummary>).items.map((one) => one.id);
    expect([await ids(home, 'state=live&direction=outgoing'), await ids(away, '')]).toEqual([[draft.id], []]);
    await away.get(`/api/transfers/${draft.id}`).expect(404);
    await home.post(`/api/transfers/${draft.id}/send`, {}, draft.version).expect(200);
    expect([await ids(away, 'state=live&direction=incoming'), await ids(away, 'direction=outgoing'), await ids(away, 'state=sent'), await ids(away, `siteId=${here}`)])
      .toEqual([[draft.id], [], [draft.id], [draft.id]]);
  });
});
