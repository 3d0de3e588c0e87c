import type { CustodyAnswer, ErasureAwaitedList, ErasureList, LoanAnswer, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertCustody, insertEquipment, insertModel, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const ARRIVED = '2026-01-05T08:00:00.000Z';

describe('The erasure of a memory', () => {
  const app = useTestApp();
  let siteId: string;
  let nadia: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'MDS des effacements' });
    nadia = await insertPerson(app().pool, { site_id: siteId });
    manager = await app().signedInAs('manager', [siteId], { givenName: 'Marc', familyName: 'Opérateur' });
  });

  beforeEach(() => app().clock.set('2026-03-10T09:00:00Z'));
  afterAll(() => app().clock.set(null));

  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
  const piece = async (category = 'laptop') => insertEquipment(app().pool, { model_id: await insertModel(app().pool, { category }) }, { siteId, since: ARRIVED });
  const lend = async (equipmentId: string) => (await manager.post('/api/loans', {
    id: uuid(), borrower: { id: uuid(), givenName: 'Inès', familyName: `Brise-${next()}`, phone: '0612345678' }, lines: [{ id: uuid(), equipmentId, wear: 'good', accessories: [] }],
  }).expect(201)).body as LoanAnswer;
  const lentAndReturned = async (equipmentId: string) => {
    const { id, lines: [line] } = await lend(equipmentId);
    await manager.post(`/api/loans/${id}/return`, { lines: [{ custodyId: line?.custodyId, version: 1, wear: 'good', accessories: [] }] }).expect(200);
    return id;
  };
  const assign = (equipmentId: string, more: object = {}) => manager.post('/api/custodies', { id: uuid(), equipmentId, kind: 'assignment', personId: nadia, ...more });
  const erase = (equipmentId: string, more: object = {}) => manager.post('/api/erasures', { id: uuid(), equipmentId, method: 'factory-reset', ...more });

  it('comes between the public and the next holder of a laptop or tablet', async () => {
    for (const category of ['laptop', 'tablet']) {
      const { id, number } = await piece(category);
      const loanId = await lentAndReturned(id);
      const refusal = problem(await assign(id).expect(409));
      expect([refusal.code, refusal.detail]).toEqual(['erasure-missing', `${number} garde les données de qui l’avait avant. Effacez sa mémoire, enregistrez l’effacement, puis remettez-le.`]);
      expect(((await manager.get(`/api/loans/${loanId}`).expect(200)).body as LoanAnswer).lines[0]?.erasureMissing).toBeTrue();
      const { items } = (await erase(id).expect(201)).body as ErasureList;
      expect(items.map(({ method, operator }) => [method, operator.name])).toEqual([['factory-reset', 'Marc Opérateur']]);
      expect(((await manager.get(`/api/loans/${loanId}`).expect(200)).body as LoanAnswer).lines[0]?.erasureMissing).toBeFalse();
      await assign(id).expect(201);
    }
  });

  it('is asked for after each loan, also where the piece was repaired or set up meanwhile, and where the next one borrows', async () => {
    const { id } = await piece();
    await lentAndReturned(id);
    await erase(id).expect(201);
    app().clock.set('2026-03-11T09:00:00Z');
    await lentAndReturned(id);
    app().clock.set('2026-03-12T09:00:00Z');
    const repair = (await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'repair' }).expect(201)).body as CustodyAnswer;
    app().clock.set('2026-03-13T09:00:00Z');
    await manager.post(`/api/custodies/${repair.id}/close`, {}, 1).expect(200);
    await manager.post('/api/custodies', { id: uuid(), equipmentId: id, kind: 'installed' }).expect(201);
    expect(problem(await assign(id).expect(409)).code).toBe('erasure-missing');
    await erase(id, { method: 'destroyed' }).expect(201);
    await lend(id);
  });

  it('is asked for after an intern, and never after an agent or for what has no memory', async () => {
    const intern = await insertPerson(app().pool, { kind: 'intern', site_id: siteId });
    const [ofIntern, ofAgent, cable] = [await piece(), await piece(), await piece('accessory')];
    for (const [held, person] of [[ofIntern, intern], [ofAgent, nadia]] as const) {
      await insertCustody(app().pool, { equipment_id: held.id, kind: 'assignment', person_id: person, start: '2026-02-01', end: '2026-02-20' });
    }
    await lentAndReturned(cable.id);
    expect(problem(await assign(ofIntern.id).expect(409)).code).toBe('erasure-missing');
    await assign(ofAgent.id).expect(201);
    await assign(cable.id).expect(201);
  });

  it('is asked for after a loan that came back and was cancelled then, and not after one that was entered by mistake', async () => {
    const [back, mistaken] = [await piece(), await piece('tablet')];
    const loanId = await lentAndReturned(back.id);
    const { lines: [line] } = (await manager.get(`/api/loans/${loanId}`).expect(200)).body as LoanAnswer;
    await manager.post(`/api/custodies/${line?.custodyId}/cancel`, { reason: 'saisi deux fois' }, line?.custodyVersion).expect(200);
    const { lines: [wrong] } = await lend(mistaken.id);
    await manager.post(`/api/custodies/${wrong?.custodyId}/cancel`, { reason: 'jamais remis' }, 1).expect(200);
    app().clock.set('2026-03-11T09:00:00Z');
    await assign(mistaken.id).expect(201);
    const refusal = problem(await assign(back.id).expect(409));
    expect([refusal.code, refusal.detail.includes(back.number)]).toEqual(['erasure-missing', true]);
    const waiting = ((await manager.get('/api/erasures/awaited').expect(200)).body as ErasureAwaitedList).items.map(({ number }) => number);
    expect([waiting.includes(back.number), waiting.includes(mistaken.number)]).toEqual([true, false]);
    expect(((await manager.get(`/api/loans/${loanId}`).expect(200)).body as LoanAnswer).lines[0]?.erasureMissing).toBeTrue();
    await erase(back.id).expect(201);
    await assign(back.id).expect(201);
  });

  it('is said of no hand-over that came before it', async () => {
    const { id } = await piece();
    await lentAndReturned(id);
    app().clock.set('2026-03-15T09:00:00Z');
    await erase(id).expect(201);
    expect(problem(await assign(id, { start: '2026-03-12T09:00:00Z' }).expect(409)).code).toBe('erasure-missing');
    await assign(id, { start: '2026-03-15T09:00:00Z' }).expect(201);
  });

  it('is noted of what is back, when it was back, and of what has a memory', async () => {
    const { id } = await piece();
    const loan = await lend(id);
    expect(problem(await erase(id).expect(422)).code).toBe('erasure-too-early');
    app().clock.set('2026-03-11T09:00:00Z');
    await manager.post(`/api/loans/${loan.id}/return`, { lines: [{ custodyId: loan.lines[0]?.custodyId, version: 1, wear: 'good', accessories: [] }] }).expect(200);
    const early = problem(await erase(id, { at: '2026-03-11T08:00:00Z' }).expect(422));
    expect([early.code, early.field]).toEqual(['erasure-too-early', 'at']);
    expect(problem(await erase(id, { at: '2026-03-12T08:00:00Z' }).expect(422)).code).toBe('date-in-future');
    await erase(id, { at: '2026-03-11T09:00:00Z' }).expect(201);
    expect(problem(await erase((await piece('wifi-point')).id).expect(422)).code).toBe('erasure-needless');
    const mediator = await app().signedInAs('mediator', [siteId]);
    expect(problem(await mediator.post('/api/erasures', { id: uuid(), equipmentId: id, method: 'reinstalled' }).expect(403)).code).toBe('category-not-allowed');
  });

  it('is awaited by what is back and here, the longest first', async () => {
    const shore = await insertSite(app().pool);
    const both = await app().signedInAs('manager', [siteId, shore]);
    const model = await insertModel(app().pool, { category: 'tablet' });
    const [first, second, lost, out] = await Promise.all(Array.from({ length: 4 }, () => insertEquipment(app().pool, { model_id: model }, { siteId: shore, since: ARRIVED })));
    if (!first || !second || !lost || !out) throw new Error('four pieces were made');
    for (const [{ id }, end] of [[first, '2026-02-20'], [second, '2026-02-10'], [lost, '2026-02-05'], [out, null]] as const) {
      await insertCustody(app().pool, { equipment_id: id, kind: 'loan', person_id: await insertPerson(app().pool, { kind: 'borrower', phone: '0600000000' }), start: '2026-02-01', end });
    }
    await both.post(`/api/equipment/${lost.id}/condition`, { condition: 'lost', reason: 'introuvable' }).expect(200);
    const stranger = await app().signedInAs('manager', [shore]);
    const awaited = async () => ((await stranger.get('/api/erasures/awaited').expect(200)).body as ErasureAwaitedList).items.map(({ number }) => number);
    expect(await awaited()).toEqual([second.number, first.number]);
    const intern = await insertPerson(app().pool, { kind: 'intern' });
    const kept = await insertEquipment(app().pool, { model_id: model }, { siteId: shore, since: ARRIVED });
    await insertCustody(app().pool, { equipment_id: kept.id, kind: 'assignment', person_id: intern, start: '2026-02-01', end: '2026-02-25' });
    const { items } = (await stranger.get('/api/erasures/awaited').expect(200)).body as ErasureAwaitedList;
    expect(items.map(({ equipmentId, loanId }) => [equipmentId, loanId !== null])).toEqual([[second.id, true], [first.id, true], [kept.id, false]]);
    await stranger.post('/api/erasures', { id: uuid(), equipmentId: kept.id, method: 'factory-reset' }).expect(201);
    expect((await stranger.get('/api/loans/counts').expect(200)).body).toEqual(jasmine.objectContaining({ toErase: 2 }));
    await stranger.post('/api/erasures', { id: uuid(), equipmentId: second.id, method: 'factory-reset' }).expect(201);
    expect(await awaited()).toEqual([first.number]);
    expect(((await stranger.get(`/api/equipment/${second.id}/erasures`).expect(200)).body as ErasureList).items.length).toBe(1);
  });
});
