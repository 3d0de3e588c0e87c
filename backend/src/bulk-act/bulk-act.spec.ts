import type { ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertBooking, insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('An act on many pieces', () => {
  const app = useTestApp();
  let siteId: string;
  let roomId: string;
  let personId: string;
  let modelId: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    siteId = await insertSite(app().pool);
    roomId = await insertRoom(app().pool, { site_id: siteId });
    personId = await insertPerson(app().pool, { site_id: siteId, given_name: 'Nadia', family_name: 'Lavande' });
    modelId = await insertModel(app().pool, { category: 'tablet' });
    manager = await app().signedInAs('manager', [siteId]);
  });

  const piece = () => insertEquipment(app().pool, { model_id: modelId }, { siteId });
  const line = (id: string, version = 1) => ({ id, version, custodyId: uuid() });
  const held = async (id: string) => {
    const { rows } = await app().pool.query<{ kind: string }>('SELECT kind FROM custody WHERE equipment_id = $1 AND upper_inf(period)', [id]);
    return rows[0]?.kind ?? null;
  };

  it('does all of them', async () => {
    const pieces = [await piece(), await piece(), await piece()];
    const lines = pieces.map(({ id }) => line(id));
    await manager.post('/api/equipment/bulk-acts', { act: 'assign', personId, lines }).expect(200, { done: 3 });
    for (const { id } of pieces) expect(await held(id)).toBe('assignment');
    await manager.post('/api/equipment/bulk-acts', { act: 'take-back', lines }).expect(200, { done: 3 });
    await manager.post('/api/equipment/bulk-acts', { act: 'change-room', roomId, lines: pieces.map(({ id }) => ({ id, version: 1 })) }).expect(200, { done: 3 });
    await manager.post('/api/equipment/bulk-acts', { act: 'report-broken', lines: pieces.map(({ id }) => ({ id, version: 1 })) }).expect(200, { done: 3 });
    await manager.post('/api/equipment/bulk-acts', { act: 'repair', repairer: 'Atelier Sud', lines: pieces.map(({ id }) => line(id)) }).expect(200, { done: 3 });
    for (const { id } of pieces) expect(await held(id)).toBe('repair');
  });

  it('does none when some refuse, and says which and why', async () => {
    const free = await piece();
    const taken = await piece();
    const lost = await insertEquipment(app().pool, { model_id: modelId }, { siteId, condition: 'lost', reason: 'Introuvable' });
    const foreign = await insertEquipment(app().pool, { model_id: modelId });
    await insertCustody(app().pool, { equipment_id: taken.id, kind: 'assignment', person_id: personId });
    const lines = [line(free.id), line(taken.id), line(lost.id), line(foreign.id), line((await piece()).id, 4)];
    const refusal = (await manager.post('/api/equipment/bulk-acts', { act: 'assign', personId, lines }).expect(409)).body as ProblemAnswer;
    expect(refusal.detail).toBe('Rien n’a été fait : c’est impossible pour 4 matériels sur 5. Retirez-les de la sélection pour continuer.');
    expect(refusal.lines?.map(({ id, code, number }) => [id, code, number])).toEqual([
      [taken.id, 'equipment-already-held', taken.number],
      [lost.id, 'equipment-absent', lost.number],
      [foreign.id, 'not-found', null],
      [lines[4]?.id ?? '', 'stale', jasmine.any(String)],
    ]);
    expect(await held(free.id)).toBeNull();
  });

  it('gives what somebody else has booked only with a reason, and by who may', async () => {
    const [free, booked] = [await piece(), await piece()];
    const bookingId = await insertBooking(app().pool, { equipment_id: booked.id });
    const assigned = { act: 'assign', personId, lines: [line(free.id), line(booked.id)] };
    const refusal = (await manager.post('/api/equipment/bulk-acts', assigned).expect(409)).body as ProblemAnswer;
    expect(refusal.lines?.map(({ id, code }) => [id, code])).toEqual([[booked.id, 'equipment-booked']]);
    await manager.post('/api/equipment/bulk-acts', { ...assigned, overrideReason: 'Fermeture du site' }).expect(200, { done: 2 });
    const { rows } = await app().pool.query('SELECT override_reason FROM booking WHERE id = $1', [bookingId]);
    expect(rows).toEqual([{ override_reason: 'Fermeture du site' }]);
  });

  it('changes nothing more when it is sent again', async () => {
    const pieces = [await piece(), await piece()];
    const body = { act: 'assign', personId, lines: pieces.map(({ id }) => line(id)) };
    await manager.post('/api/equipment/bulk-acts', body).expect(200, { done: 2 });
    await manager.post('/api/equipment/bulk-acts', body).expect(200, { done: 2 });
    const other = (await manager.post('/api/equipment/bulk-acts', { ...body, reason: 'autre' }).expect(409)).body as ProblemAnswer;
    expect(other.code).toBe('id-reused');
    const { rows } = await app().pool.query('SELECT id FROM custody WHERE equipment_id = ANY($1)', [pieces.map(({ id }) => id)]);
    expect(rows.length).toBe(2);
  });

  it('takes a piece back only from whom the screen showed', async () => {
    const { id } = await piece();
    const shown = await insertCustody(app().pool, { equipment_id: id, kind: 'assignment', person_id: personId, end: '2025-02-01T08:00:00Z' });
    const now = await insertCustody(app().pool, { equipment_id: id, kind: 'assignment', person_id: personId, start: '2025-03-01T08:00:00Z' });
    const takeBack = (custodyId: string) => manager.post('/api/equipment/bulk-acts', { act: 'take-back', lines: [{ id, version: 1, custodyId }] });
    expect(((await takeBack(shown).expect(409)).body as ProblemAnswer).lines?.[0]?.code).toBe('stale');
    expect(await held(id)).toBe('assignment');
    await takeBack(now).expect(200);
  });

  it('wants each piece once, and at least one', async () => {
    const { id } = await piece();
    const bodies = [[], [line(id), line(id.toUpperCase())], [null, null], ['x', 'x']].map((lines) => ({ act: 'change-room', roomId, lines }));
    for (const body of bodies) {
      const refusal = (await manager.post('/api/equipment/bulk-acts', body).expect(400)).body as ProblemAnswer;
      expect(refusal.errors?.[0]?.field).withContext(JSON.stringify(body.lines)).toMatch(/^lines/);
    }
  });

  it('asks for the id of each custody that it opens', async () => {
    const { id } = await piece();
    const refusal = (await manager.post('/api/equipment/bulk-acts', { act: 'assign', personId, lines: [{ id, version: 1 }] }).expect(400)).body as ProblemAnswer;
    expect(refusal.errors?.[0]?.field).toBe('lines.0.custodyId');
  });

  it('lets a mediator report faults, and neither move nor repair', async () => {
    const mediator = await app().signedInAs('mediator', [siteId]);
    const { id } = await piece();
    const lines = [line(id)];
    await mediator.post('/api/equipment/bulk-acts', { act: 'repair', lines }).expect(403);
    await mediator.post('/api/equipment/bulk-acts', { act: 'change-room', roomId, lines }).expect(403);
    await mediator.post('/api/equipment/bulk-acts', { act: 'report-broken', lines }).expect(200);
  });
});
