import type { CustodyAnswer, EquipmentDetail, EquipmentTimeline, HoldingList, ProblemAnswer, TakeBackAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const ARRIVED = '2026-01-05T08:00:00.000Z';

describe('Custody', () => {
  const app = useTestApp();
  let siteId: string;
  let roomId: string;
  let modelId: string;
  let nadia: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    roomId = await insertRoom(app().pool, { site_id: siteId, name: 'Bureau 12' });
    modelId = await insertModel(app().pool, { category: 'laptop' });
    nadia = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId, since: ARRIVED });
  const assign = (equipmentId: string, more: object = {}) => ({ id: uuid(), equipmentId, kind: 'assignment', personId: nadia, ...more });
  const detail = async (id: string) => (await manager.get(`/api/equipment/${id}`).expect(200)).body as EquipmentDetail;
  const open = async (body: object) => (await manager.post('/api/custodies', body).expect(201)).body as CustodyAnswer;

  it('puts a piece into the hands of an agent, and takes it back', async () => {
    const { id } = await piece();
    const custody = await open(assign(id, { start: '2026-02-01T09:00:00Z', dueAt: '2026-12-31T17:00:00Z' }));
    expect(custody.person).toEqual({ id: nadia, name: 'Nadia Lavande' });
    expect(await detail(id)).toEqual(jasmine.objectContaining({ state: 'in-service' }));
    await manager.post(`/api/custodies/${custody.id}/close`, { end: '2026-03-01T09:00:00Z', condition: 'broken', note: 'Écran fissuré' }, 1).expect(200);
    const after = await detail(id);
    expect([after.state, after.custody, after.conditionSince]).toEqual(['broken', null, '2026-03-01T09:00:00.000Z']);
  });

  it('says who holds it and since when to whoever comes second', async () => {
    const { id, number } = await piece();
    await open(assign(id, { start: '2026-02-01T09:00:00Z' }));
    const refusal = problem(await manager.post('/api/custodies', assign(id)).expect(409));
    expect([refusal.code, refusal.detail]).toEqual(['equipment-already-held', `${number} est déjà détenu par Nadia Lavande depuis le 1er février 2026. Enregistrez d’abord son retour.`]);
  });

  it('lets exactly one of 50 who assign the same laptop at once win, and names the holder to the 49 others', async () => {
    const { id } = await piece();
    const people = await Promise.all(Array.from({ length: 50 }, (_, place) => insertPerson(app().pool, { site_id: siteId, given_name: 'Agent', family_name: `Numéro-${place}` })));
    const clients = await Promise.all(Array.from({ length: 10 }, () => app().signedInAs('manager', [siteId])));
    const answers = await Promise.all(people.map((personId, place) => (clients[place % 10] ?? manager).post('/api/custodies', assign(id, { personId }))));
    const won = answers.filter((answer) => answer.status === 201);
    const refused = answers.filter((answer) => answer.status === 409);
    expect([won.length, refused.length]).toEqual([1, 49]);
    const holder = (won[0]?.body as CustodyAnswer).person?.name;
    for (const answer of refused) expect(problem(answer).detail).toContain(`est déjà détenu par ${holder} depuis le`);
    const { rows } = await app().pool.query<{ count: string }>('SELECT count(*) FROM custody WHERE equipment_id = $1', [id]);
    expect(Number(rows[0]?.count)).toBe(1);
  });

  it('shows what changed to twenty people at once whose screens are out of date', async () => {
    const pieces = await Promise.all(Array.from({ length: 20 }, piece));
    const opened = await Promise.all(pieces.map(({ id }) => open(assign(id))));
    const answers = await Promise.all(opened.map(({ id }) => manager.post(`/api/custodies/${id}/close`, {}, 7).expect(412)));
    expect(answers.map((answer) => (problem(answer).current as CustodyAnswer).id)).toEqual(opened.map(({ id }) => id));
    const lines = opened.map(({ id }) => ({ custodyId: id, version: 7 }));
    await Promise.all(lines.map((line) => manager.post(`/api/persons/${nadia}/take-back`, { lines: [line] }).expect(412)));
  });

  it('puts a piece into a room, which becomes its place; the hand-over to somebody ends that', async () => {
    const { id } = await piece();
    await open({ id: uuid(), equipmentId: id, kind: 'installed', roomId, start: '2026-02-01T09:00:00Z' });
    expect(await detail(id)).toEqual(jasmine.objectContaining({ state: 'in-service', room: { id: roomId, name: 'Bureau 12' }, placeSince: '2026-02-01T09:00:00.000Z' }));
    const again = problem(await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'installed', roomId }).expect(409));
    expect(again.code).toBe('equipment-already-installed');
    await open(assign(id, { start: '2026-03-01T09:00:00Z' }));
    const timeline = (await manager.get(`/api/equipment/${id}/timeline`).expect(200)).body as EquipmentTimeline;
    expect(timeline.custodies.map((custody) => [custody.kind, custody.start, custody.end])).toEqual([
      ['installed', '2026-02-01T09:00:00.000Z', '2026-03-01T09:00:00.000Z'],
      ['assignment', '2026-03-01T09:00:00.000Z', null],
    ]);
    expect(timeline.places.map((place) => place.room?.name ?? null)).toEqual([null, 'Bureau 12']);
  });

  it('sends a piece to the repairer, where nobody can assign it, and takes it back working', async () => {
    const { id, number } = await piece();
    await manager.post(`/api/equipment/${id}/condition`, { condition: 'broken', at: '2026-02-01T09:00:00Z' }).expect(200);
    const repair = await open({ id: uuid(), equipmentId: id, kind: 'repair', repairer: 'Atelier Sud', start: '2026-02-03T09:00:00Z' });
    expect((await detail(id)).state).toBe('in-repair');
    const refusal = problem(await manager.post('/api/custodies', assign(id)).expect(409));
    expect(refusal.detail).toBe(`${number} est en réparation depuis le 3 février 2026. Reprenez-le d’abord.`);
    await manager.post(`/api/custodies/${repair.id}/close`, { condition: 'working' }, 1).expect(200);
    expect((await detail(id)).state).toBe('in-stock');
  });

  it('gives nobody what is lost, and ends the custody of what gets lost', async () => {
    const { id, number } = await piece();
    const custody = await open(assign(id, { start: '2026-02-01T09:00:00Z' }));
    await manager.post(`/api/equipment/${id}/condition`, { condition: 'lost', reason: 'Introuvable', at: '2026-02-20T09:00:00Z' }).expect(200);
    const timeline = (await manager.get(`/api/equipment/${id}/timeline`).expect(200)).body as EquipmentTimeline;
    expect(timeline.custodies.find((one) => one.id === custody.id)?.end).toBe('2026-02-20T09:00:00.000Z');
    const refusal = problem(await manager.post('/api/custodies', assign(id)).expect(422));
    expect(refusal.detail).toBe(`${number} est perdu : il ne peut être confié à personne. Signalez-le d’abord comme retrouvé.`);
  });

  it('takes no date before the piece came, before the last return, or to come', async () => {
    const { id } = await piece();
    const sentence = async (start: string) => problem(await manager.post('/api/custodies', assign(id, { start })).expect(422)).detail;
    expect(await sentence('2026-01-05T07:00:00Z')).toContain('Cette date est trop ancienne : au plus tôt le 5 janvier 2026 à');
    const first = await open(assign(id, { start: '2026-02-01T09:00:00Z' }));
    await manager.post(`/api/custodies/${first.id}/close`, { end: '2026-03-01T09:00:00Z' }, 1).expect(200);
    expect(await sentence('2026-02-15T09:00:00Z')).toContain('au plus tôt le 1er mars 2026 à');
    expect(await sentence('2199-01-01T09:00:00Z')).toBe('Cette date est dans le futur. Indiquez maintenant ou une date passée.');
    await open(assign(id, { start: '2026-03-01T09:00:00Z' }));
  });

  it('gives nobody what was lost at the time, from when it was found on', async () => {
    const { id } = await piece();
    const report = (condition: string, at: string) => manager.post(`/api/equipment/${id}/condition`, { condition, reason: 'x', at }).expect(200);
    await report('lost', '2026-03-01T09:00:00Z');
    await report('working', '2026-04-01T09:00:00Z');
    const refusal = problem(await manager.post('/api/custodies', assign(id, { start: '2026-02-01T09:00:00Z' })).expect(422));
    expect([refusal.code, refusal.field]).toEqual(['date-too-early', 'start']);
    await open(assign(id, { start: '2026-04-01T09:00:00Z' }));
  });

  it('names as the earliest a minute that is taken', async () => {
    const { id } = await insertEquipment(app().pool, { model_id: modelId }, { siteId, since: '2026-01-05T08:00:30.500Z' });
    const refusal = problem(await manager.post('/api/custodies', assign(id, { start: '2026-01-05T08:00:00Z' })).expect(422));
    expect(refusal.detail).toBe('Cette date est trop ancienne : au plus tôt le 5 janvier 2026 à 09:01, après le fait précédent.');
    await open(assign(id, { start: '2026-01-05T08:01:00Z' }));
  });

  it('cancels what was entered by mistake: the period is free again, the entry stays readable', async () => {
    const { id } = await piece();
    const wrong = await open(assign(id, { start: '2026-02-01T09:00:00Z' }));
    await manager.post(`/api/custodies/${wrong.id}/cancel`, { reason: 'Mauvaise personne' }, 1).expect(200);
    expect((await detail(id)).custody).toBeNull();
    await open(assign(id, { start: '2026-01-20T09:00:00Z' }));
    const timeline = (await manager.get(`/api/equipment/${id}/timeline`).expect(200)).body as EquipmentTimeline;
    expect(timeline.custodies.map((one) => one.cancelledReason)).toEqual([null, 'Mauvaise personne']);
    expect(problem(await manager.post(`/api/custodies/${wrong.id}/cancel`, { reason: 'Encore une fois' }, 2).expect(409)).code).toBe('custody-closed');
  });

  it('refuses a return of a version that is not the present one', async () => {
    const { id } = await piece();
    const custody = await open(assign(id));
    await manager.post(`/api/custodies/${custody.id}/close`, {}, 7).expect(412);
    await manager.post(`/api/custodies/${custody.id}/close`, {}, 1).expect(200);
    expect(problem(await manager.post(`/api/custodies/${custody.id}/close`, {}, 2).expect(409)).detail).toBe('Cette détention est déjà terminée ou annulée.');
  });

  it('gives nothing to somebody who left, or whom the caller may not know', async () => {
    const { id } = await piece();
    const gone = await insertPerson(app().pool, { site_id: siteId, given_name: 'Paul', family_name: 'Tamaris', left_on: '2026-01-01' });
    const left = problem(await manager.post('/api/custodies', assign(id, { personId: gone })).expect(422));
    expect([left.detail, left.field]).toEqual(['Paul Tamaris : départ noté au 1er janvier 2026. Choisissez une autre personne.', 'personId']);
    const stranger = await insertPerson(app().pool, { site_id: await insertSite(app().pool) });
    expect(problem(await manager.post('/api/custodies', assign(id, { personId: stranger })).expect(422)).code).toBe('person-unknown');
  });

  describe('of one person', () => {
    it('is listed, and taken back all at once', async () => {
      const holder = await insertPerson(app().pool, { site_id: siteId });
      const pieces = [await piece(), await piece(), await piece()];
      for (const { id } of pieces) await open(assign(id, { personId: holder }));
      const { items } = (await manager.get(`/api/persons/${holder}/holdings`).expect(200)).body as HoldingList;
      expect(items.map((item) => item.equipmentId).sort()).toEqual(pieces.map(({ id }) => id).sort());
      const lines = items.map((item) => ({ custodyId: item.custodyId, version: item.custodyVersion }));
      const left = (await manager.post(`/api/persons/${holder}/take-back`, { lines }).expect(200)).body as HoldingList;
      expect(left.items).toEqual([]);
    });

    it('takes nothing back when one line is not as the screen showed it', async () => {
      const holder = await insertPerson(app().pool, { site_id: siteId });
      const [first, second] = [await piece(), await piece()];
      const one = await open(assign(first.id, { personId: holder }));
      const two = await open(assign(second.id, { personId: holder }));
      await manager.post(`/api/persons/${holder}/take-back`, { lines: [{ custodyId: one.id, version: 1 }, { custodyId: two.id, version: 9 }] }).expect(412);
      expect((await detail(first.id)).custody?.id).toBe(one.id);
    });

    it('says what is missing, and reports as lost what cannot be found', async () => {
      const holder = await insertPerson(app().pool, { site_id: siteId });
      const [whole, bare, gone] = [await piece(), await piece(), await piece()];
      const accessories = [{ label: 'Chargeur' }, { label: 'Housse' }];
      const [a, b, c] = await Promise.all([whole, bare, gone].map(({ id }) => open(assign(id, { personId: holder, wear: 'new', accessories }))));
      expect([a?.wearOut, a?.accessories]).toEqual(['new', [{ label: 'Chargeur', returned: null }, { label: 'Housse', returned: null }]]);
      const lines = [
        { custodyId: a?.id, version: 1, wear: 'good', accessories },
        { custodyId: b?.id, version: 1, condition: 'broken', accessories: [{ label: 'Housse' }] },
        { custodyId: c?.id, version: 1, outcome: 'missing', reason: 'introuvable au départ' },
      ];
      const unsaid = problem(await manager.post(`/api/persons/${holder}/take-back`, { lines: [{ ...lines[2], reason: null }] }).expect(422));
      expect(unsaid.code).toBe('reason-required');
      const answer = (await manager.post(`/api/persons/${holder}/take-back`, { lines }).expect(200)).body as TakeBackAnswer;
      expect(answer.items).toEqual([]);
      expect(answer.missing.map(({ number, lost, accessories: labels }) => [number, lost, labels.map(({ label }) => label)])).toEqual([
        [bare.number, false, ['Chargeur']], [gone.number, true, ['Chargeur', 'Housse']],
      ]);
      expect([(await detail(bare.id)).state, (await detail(gone.id)).state]).toEqual(['broken', 'lost']);
      const kept = (await manager.get(`/api/custodies/${b?.id}`).expect(200)).body as CustodyAnswer;
      expect(kept.accessories).toEqual([{ label: 'Chargeur', returned: false }, { label: 'Housse', returned: true }]);
    });

    it('notes looks and accessories of what goes to somebody, and of nothing else', async () => {
      const { id } = await piece();
      const refusal = problem(await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'repair', wear: 'worn' }).expect(422));
      expect([refusal.code, refusal.field]).toEqual(['custody-fields', 'wear']);
      const custody = await open(assign(id));
      const closed = (await manager.post(`/api/custodies/${custody.id}/close`, { wear: 'damaged' }, 1).expect(200)).body as CustodyAnswer;
      expect([closed.wearOut, closed.wearIn]).toEqual([null, 'damaged']);
    });

    it('shows me what I hold, wherever it is at home', async () => {
      const mediator = await app().signedInAs('mediator', [siteId]);
      const elsewhere = await insertSite(app().pool);
      const far = await insertEquipment(app().pool, { model_id: modelId }, { siteId: elsewhere, since: ARRIVED });
      const technician = await app().signedInAs('technician');
      await technician.post('/api/custodies', assign(far.id, { personId: mediator.personId })).expect(201);
      const { items } = (await mediator.get('/api/session/holdings').expect(200)).body as HoldingList;
      expect(items.map((item) => [item.equipmentId, item.mayTakeBack])).toEqual([[far.id, false]]);
    });
  });
});
