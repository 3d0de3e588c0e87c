import type { BookingAnswer, BookingsMade, EquipmentDetail, HistoryLine, KitAnswer, KitOfPiece, KitSummary, LoanAnswer, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertCustody, insertEquipment, insertModel, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('Kits', () => {
  const app = useTestApp();
  let siteId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Tab A' });
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = (columns: object = {}) => insertEquipment(app().pool, { model_id: modelId, ...columns }, { siteId });
  const draftOf = (equipmentIds: readonly string[], more: object = {}) => ({ id: uuid(), siteId, name: `Lot ${next()}`, equipmentIds, ...more });
  const composed = async (equipmentIds: readonly string[]) => (await manager.post('/api/kits', draftOf(equipmentIds)).expect(201)).body as KitAnswer;
  const seen = async (id: string) => (await manager.get(`/api/kits/${id}`).expect(200)).body as KitAnswer;
  const card = async (id: string) => (await manager.get(`/api/equipment/${id}`).expect(200)).body as EquipmentDetail;
  const handOver = (id: string, more: object = {}) => manager.post(`/api/kits/${id}/hand-over`, { id: uuid(), personId: nadia, ...more });
  /** Says of pieces of a kit what became of them, as somebody who sees it as it is now. */
  const checkIn = async (id: string, status: number, ...lines: { readonly equipmentId: string; readonly outcome: string; readonly note?: string }[]) => {
    const { contents } = await seen(id);
    const custodyOf = (equipmentId: string) => contents.find((piece) => piece.equipmentId === equipmentId)?.custodyId ?? uuid();
    return manager.post(`/api/kits/${id}/check-in`, { lines: lines.map((line) => ({ custodyId: custodyOf(line.equipmentId), ...line })) }).expect(status);
  };

  it('are composed, and tell on the card of a piece in which it is', async () => {
    const [one, two, three] = [await piece(), await piece(), await piece()];
    const kit = await composed([one.id, two.id]);
    expect([kit.state, kit.pieces, kit.absent, kit.contents.map((item) => item.number)]).toEqual(['ready', 2, 0, [one.number, two.number]]);
    expect(((await manager.get(`/api/equipment/${one.id}/kit`).expect(200)).body as KitOfPiece).kit).toEqual({ id: kit.id, name: kit.name });
    const changed = (await manager.patch(`/api/kits/${kit.id}`, { name: kit.name, note: 'Dans la valise bleue', equipmentIds: [two.id, three.id] }, kit.version).expect(200)).body as KitAnswer;
    expect([changed.note, changed.contents.map((item) => item.number)]).toEqual(['Dans la valise bleue', [two.number, three.number]]);
    expect(((await manager.get(`/api/equipment/${one.id}/kit`).expect(200)).body as KitOfPiece).kit).toBeNull();
    await manager.patch(`/api/kits/${kit.id}`, { name: kit.name, equipmentIds: [] }, kit.version).expect(412);
  });

  it('hold pieces of their site, each in one of them, under a name of their own', async () => {
    const [mine, elsewhere] = [await piece(), await insertEquipment(app().pool, { model_id: modelId })];
    const kit = await composed([mine.id]);
    const taken = problem(await manager.post('/api/kits', draftOf([mine.id])).expect(409));
    expect(taken.detail).toBe(`${mine.number} est déjà dans un autre lot : « ${kit.name} ». Retirez-le d’abord de ce lot.`);
    await manager.post('/api/kits', draftOf([elsewhere.id])).expect(404);
    const technician = await app().signedInAs('technician');
    expect(problem(await technician.post('/api/kits', draftOf([elsewhere.id])).expect(422)).code).toBe('kit-piece-elsewhere');
    expect(problem(await manager.post('/api/kits', draftOf([], { name: kit.name.toUpperCase() })).expect(409)).field).toBe('name');
  });

  it('are handed over whole, and checked in with what is missing', async () => {
    const [one, two, three, four] = [await piece(), await piece(), await piece(), await piece()];
    await insertCustody(app().pool, { equipment_id: one.id });
    const kit = await composed([one.id, two.id, three.id, four.id]);
    const out = (await handOver(kit.id, { dueAt: '2099-01-01T08:00:00Z', note: 'Atelier' }).expect(200)).body as KitAnswer;
    expect([out.state, out.absent, out.contents[0]?.holder, out.contents[0]?.outWithKit, out.contents[0]?.dueAt]).toEqual(['out', 4, 'Nadia Lavande', true, '2099-01-01T08:00:00.000Z']);
    expect(problem(await checkIn(kit.id, 422, { equipmentId: one.id, outcome: 'back' })).code).toBe('kit-lines-differ');
    expect(problem(await manager.post(`/api/kits/${kit.id}/dissolve`, {}, kit.version).expect(409)).code).toBe('kit-out');
    const lines = [
      { equipmentId: one.id, outcome: 'back' }, { equipmentId: two.id, outcome: 'back', condition: 'broken', wear: 'damaged', note: 'Écran fêlé' },
      { equipmentId: three.id, outcome: 'missing' }, { equipmentId: four.id, outcome: 'lost' },
    ];
    expect(problem(await checkIn(kit.id, 422, ...lines)).field).toBe('note');
    const back = (await checkIn(kit.id, 200, ...lines.slice(0, 3), { equipmentId: four.id, outcome: 'lost', note: 'Oubliée dans le bus' })).body as KitAnswer;
    expect(back.contents.map((item) => [item.state, item.outWithKit, item.ready])).toEqual([
      ['in-stock', false, true], ['broken', false, false], ['in-service', true, false], ['lost', false, false],
    ]);
    expect([back.state, (await card(three.id)).custody?.person?.name]).toEqual(['out', 'Nadia Lavande']);
    const after = (await checkIn(kit.id, 200, { equipmentId: three.id, outcome: 'back' })).body as KitAnswer;
    expect([after.state, after.absent]).toEqual(['incomplete', 2]);
    expect(problem(await checkIn(kit.id, 409, { equipmentId: three.id, outcome: 'back' })).code).toBe('kit-not-out');
  });

  it('are not taken back from who has them meanwhile', async () => {
    const { id: equipmentId } = await piece();
    const kit = await composed([equipmentId]);
    const lines = ((await handOver(kit.id).expect(200)).body as KitAnswer).contents.map(({ custodyId }) => ({ equipmentId, custodyId, outcome: 'back' }));
    const again = () => manager.post(`/api/kits/${kit.id}/check-in`, { lines });
    await again().expect(200);
    const paul = await insertPerson(app().pool, { site_id: siteId, given_name: 'Paul', family_name: 'Romarin' });
    await handOver(kit.id, { personId: paul }).expect(200);
    expect(problem(await again().expect(412)).code).toBe('stale');
    expect((await card(equipmentId)).custody?.person?.name).toBe('Paul Romarin');
  });

  it('leave in the history who composed them, and what came and went', async () => {
    const [one, two] = [await piece(), await piece()];
    const kit = await composed([one.id]);
    await manager.patch(`/api/kits/${kit.id}`, { name: kit.name, equipmentIds: [two.id] }, kit.version).expect(200);
    const { items } = (await manager.get(`/api/history?subject=kit&subjectId=${kit.id}`).expect(200)).body as Page<HistoryLine>;
    const told = items.map(({ action, table, subjectLabel, reachable, changes }) =>
      [action, table, subjectLabel, reachable, changes.find(({ field }) => field === 'equipment_id')?.after ?? null]);
    expect(told.toSorted()).toEqual([
      ['insert', 'kit', kit.name, true, null], ['insert', 'kit_item', kit.name, true, one.number], ['insert', 'kit_item', kit.name, true, two.number],
      ['update', 'kit_item', kit.name, true, one.number],
    ].toSorted());
  });

  it('keep what is out with them until it is back', async () => {
    const [one, two] = [await piece(), await piece()];
    const kit = await composed([one.id, two.id]);
    const out = (await handOver(kit.id).expect(200)).body as KitAnswer;
    const change = (version: number, equipmentIds: readonly string[]) => manager.patch(`/api/kits/${kit.id}`, { name: kit.name, equipmentIds }, version);
    const refusal = problem(await change(out.version, [one.id]).expect(409));
    expect([refusal.code, refusal.field, refusal.detail]).toEqual(['kit-piece-out', 'equipmentIds', jasmine.stringContaining(two.number)]);
    await change(out.version, [one.id, two.id, (await piece()).id]).expect(200);
    const back = await checkIn(kit.id, 200, { equipmentId: one.id, outcome: 'back' }, { equipmentId: two.id, outcome: 'back' });
    expect((back.body as KitAnswer).state).toBe('ready');
  });

  it('go whole or not at all, and say what is not there', async () => {
    const [free, held, broken] = [await piece(), await piece(), await insertEquipment(app().pool, { model_id: modelId }, { siteId, condition: 'broken' })];
    await insertCustody(app().pool, { equipment_id: held.id, kind: 'assignment', person_id: nadia });
    const kit = await composed([free.id, held.id, broken.id]);
    expect([kit.state, kit.absent]).toEqual(['incomplete', 2]);
    const refusal = problem(await handOver(kit.id).expect(409));
    expect([refusal.detail, refusal.lines?.map((line) => line.code)]).toEqual(['Rien n’a été remis : 2 matériels du lot sur 3 ne sont pas disponibles.', ['equipment-already-held', 'kit-piece-absent']]);
    expect((await card(free.id)).state).toBe('in-stock');
    expect(problem(await handOver((await composed([])).id).expect(422)).code).toBe('kit-empty');
  });

  it('are handed over by a mediator where they hold tablets only', async () => {
    const mediator = await app().signedInAs('mediator', [siteId]);
    const laptops = await insertModel(app().pool, { category: 'laptop' });
    const mixed = await composed([(await piece()).id, (await piece({ model_id: laptops })).id]);
    const given = { id: uuid(), personId: nadia };
    expect(problem(await mediator.post(`/api/kits/${mixed.id}/hand-over`, given).expect(403)).code).toBe('category-not-allowed');
    expect((await seen(mixed.id)).state).toBe('ready');
    const tablets = await composed([(await piece()).id]);
    await mediator.post(`/api/kits/${tablets.id}/hand-over`, { ...given, id: uuid() }).expect(200);
  });

  it('are lent whole to a member of the public, and nothing else with them', async () => {
    const [one, two, other] = [await piece(), await piece(), await piece()];
    const kit = await composed([one.id, two.id]);
    const lend = (ids: readonly string[]) => manager.post('/api/loans', {
      id: uuid(), kitId: kit.id, borrower: { id: uuid(), givenName: 'Karim', familyName: 'Oursin', phone: '0612345678' },
      lines: ids.map((equipmentId) => ({ id: uuid(), equipmentId, accessories: [], wear: 'good' })),
    });
    expect(problem(await lend([one.id]).expect(422)).code).toBe('kit-differs');
    expect(problem(await lend([one.id, two.id, other.id]).expect(422)).code).toBe('kit-differs');
    const loan = (await lend([one.id, two.id]).expect(201)).body as LoanAnswer;
    expect([loan.kit, (await seen(kit.id)).state]).toEqual([{ id: kit.id, name: kit.name }, 'out']);
    const back = (await checkIn(kit.id, 200, { equipmentId: one.id, outcome: 'back' }, { equipmentId: two.id, outcome: 'missing' })).body as KitAnswer;
    expect(back.contents.map((item) => item.outWithKit)).toEqual([false, true]);
  });

  it('are booked whole', async () => {
    const [one, two] = [await piece(), await piece()];
    const kit = await composed([one.id, two.id]);
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const wish = { kitId: kit.id, start: inHours(48), end: inHours(50), use: 'workshop', purpose: 'Atelier' };
    const made = ((await manager.post('/api/bookings', { id: uuid(), ...wish }).expect(201)).body as BookingsMade).items;
    expect(made.map((booking) => [booking.equipmentId, booking.kit?.name]).sort()).toEqual([[one.id, kit.name], [two.id, kit.name]].sort());
    await manager.post('/api/bookings', { id: uuid(), ...wish }).expect(409);
  });

  it('go out against a booking of one of their pieces only with a reason, from who may', async () => {
    const [one, two] = [await piece(), await piece()];
    const kit = await composed([one.id, two.id]);
    const hour = 3_600_000;
    const bookingId = await insertBooking(app().pool, { equipment_id: two.id, start: new Date(Date.now() + hour).toISOString(), end: new Date(Date.now() + 2 * hour).toISOString() });
    const refusal = problem(await handOver(kit.id).expect(409));
    expect([refusal.code, refusal.detail]).toEqual(['equipment-booked', jasmine.stringContaining(two.number)]);
    expect((await seen(kit.id)).state).toBe('ready');
    const mediator = await app().signedInAs('mediator', [siteId]);
    await mediator.post(`/api/kits/${kit.id}/hand-over`, { id: uuid(), personId: nadia, overrideReason: 'Urgence' }).expect(403);
    expect(((await handOver(kit.id, { overrideReason: 'Atelier avancé' }).expect(200)).body as KitAnswer).state).toBe('out');
    expect(((await manager.get(`/api/bookings/${bookingId}`).expect(200)).body as BookingAnswer).overrideReason).toBe('Atelier avancé');
  });

  it('are listed by name, the dissolved ones apart', async () => {
    const here = await insertSite(app().pool);
    const browser = await app().signedInAs('manager', [here]);
    const make = async (name: string) => (await browser.post('/api/kits', draftOf([], { siteId: here, name })).expect(201)).body as KitAnswer;
    const [b, a] = [await make('Valise'), await make('Imprimante')];
    const names = async (query: string) => ((await browser.get(`/api/kits?count=true&${query}`).expect(200)).body as Page<KitSummary>).items.map((one) => one.name);
    expect([await names(''), await names('q=impri'), await names('sort=-name')]).toEqual([['Imprimante', 'Valise'], ['Imprimante'], ['Valise', 'Imprimante']]);
    expect(a.state).toBe('empty');
    await browser.post(`/api/kits/${b.id}/dissolve`, {}, b.version).expect(200);
    expect([await names(''), await names('dissolved=true')]).toEqual([['Imprimante'], ['Valise']]);
    expect(problem(await browser.post(`/api/kits/${b.id}/dissolve`, {}, b.version + 1).expect(409)).code).toBe('kit-dissolved');
  });

  it('are handed over once by several at once, while one of their pieces is assigned: all pieces to one holder', async () => {
    const technicians = await Promise.all(Array.from({ length: 5 }, () => app().signedInAs('technician')));
    for (let round = 0; round < 4; round++) {
      const pieces = [await piece(), await piece(), await piece()];
      const kit = await composed(pieces.map(({ id }) => id));
      const answers = await Promise.all(technicians.map((browser, place) => (place % 2 === 0
        ? browser.post(`/api/kits/${kit.id}/hand-over`, { id: uuid(), personId: nadia })
        : browser.post('/api/custodies', { id: uuid(), equipmentId: pieces[place]?.id ?? pieces[0]?.id, kind: 'assignment', personId: nadia }))));
      const { rows } = await app().pool.query<{ kit_id: string | null }>('SELECT kit_id FROM custody WHERE equipment_id = ANY($1) AND upper_inf(period)', [pieces.map(({ id }) => id)]);
      const withKit = rows.filter((row) => row.kit_id === kit.id).length;
      expect([0, 3]).toContain(withKit);
      expect(answers.filter(({ status }) => status >= 500).length).toBe(0);
      expect(rows.length).toBe(answers.reduce((sum, { status }, place) => sum + (status >= 300 ? 0 : place % 2 === 0 ? 3 : 1), 0));
    }
  });
});
