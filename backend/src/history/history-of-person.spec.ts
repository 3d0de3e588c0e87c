import type { CustodyAnswer, HistoryLine, Page } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { changePlace, insertCustody, insertEquipment, insertModel, insertPerson, insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The history of what happened to a person', () => {
  const app = useTestApp();
  let vitrolles: string;
  let salon: string;
  let modelId: string;
  let manager: SignedInBrowser;
  let technician: SignedInBrowser;
  let agent: string;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: `Vitrolles ${next()}` });
    salon = await insertSite(app().pool, { name: `Salon ${next()}` });
    modelId = await insertModel(app().pool, { category: 'tablet' });
    manager = await app().signedInAs('manager', [vitrolles]);
    technician = await app().signedInAs('technician');
  });

  beforeEach(async () => {
    agent = await insertPerson(app().pool, { given_name: 'Lou', family_name: `Exemple-${next()}`, site_id: vitrolles });
  });

  const lines = async (browser: SignedInBrowser, personId = agent, more = '') =>
    ((await browser.get(`/api/history?personId=${personId}${more}`).expect(200)).body as Page<HistoryLine>).items;
  const told = async (browser: SignedInBrowser, personId = agent) =>
    (await lines(browser, personId)).map((line) => `${line.action} ${line.table} ${line.subject === 'equipment' ? line.subjectLabel : 'card'}`);

  async function assign(equipmentId: string, personId = agent): Promise<CustodyAnswer> {
    return (await manager.post('/api/custodies', { id: uuid(), equipmentId, kind: 'assignment', personId }).expect(201)).body as CustodyAnswer;
  }

  it('tells their card, and each custody from its opening to its end', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    const custody = await assign(piece.id);
    await manager.post(`/api/custodies/${custody.id}/close`, {}, custody.version).expect(200);
    await manager.patch(`/api/persons/${agent}`, { givenName: 'Lou', familyName: 'Après', siteId: vitrolles, service: 'Accueil' }, 1).expect(200);
    expect(await told(manager)).toEqual(['update person card', `update custody ${piece.number}`, `insert custody ${piece.number}`, 'insert person card']);
    const [card] = await lines(manager);
    expect(card?.changes).toContain({ field: 'family_name', before: null, after: null });
  });

  it('tells nothing of who held the same piece before and after, nor of the piece itself', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    const other = await insertPerson(app().pool, { site_id: vitrolles });
    const first = await assign(piece.id, other);
    await manager.post(`/api/custodies/${first.id}/close`, {}, first.version).expect(200);
    await assign(piece.id);
    await manager.post(`/api/equipment/${piece.id}/condition`, { condition: 'broken' }).expect(200);
    expect(await told(manager)).toEqual([`insert custody ${piece.number}`, 'insert person card']);
  });

  it('tells a custody that was cancelled, with its reason', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    const custody = await assign(piece.id);
    await manager.post(`/api/custodies/${custody.id}/cancel`, { reason: 'Saisi par erreur' }, custody.version).expect(200);
    const [cancelled] = await lines(manager);
    expect(cancelled?.changes).toContain({ field: 'cancelled_reason', before: null, after: 'Saisi par erreur' });
  });

  it('is told to a manager as far as the lines belonged to their sites', async () => {
    const [here, there] = [await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles }), await insertEquipment(app().pool, { model_id: modelId }, { siteId: salon })];
    await insertCustody(app().pool, { equipment_id: here.id, kind: 'assignment', person_id: agent });
    await insertCustody(app().pool, { equipment_id: there.id, kind: 'assignment', person_id: agent });
    expect(await told(manager)).toEqual([`insert custody ${here.number}`, 'insert person card']);
    expect((await told(technician)).length).toBe(3);
  });

  it('tells the administrator the card only: who holds what is not theirs to read', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    await assign(piece.id);
    expect(await told(await app().signedInAs('administrator'))).toEqual(['insert person card']);
  });

  it('can be asked for with a period and an author', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    await assign(piece.id);
    expect((await lines(manager, agent, `&authorId=${manager.personId}`)).map(({ table }) => table)).toEqual(['custody']);
    expect(await lines(manager, agent, '&to=2020-01-01')).toEqual([]);
  });

  it('says whether the thing can still be opened: a piece that has left the site cannot', async () => {
    const piece = await insertEquipment(app().pool, { model_id: modelId }, { siteId: vitrolles });
    await assign(piece.id);
    expect((await lines(manager))[0]?.reachable).toBe(true);
    const mover = await app().pool.connect();
    await mover.query('BEGIN');
    await changePlace(mover, piece.id, { siteId: salon, at: new Date() });
    await mover.query('COMMIT');
    mover.release();
    expect((await lines(manager))[0]?.reachable).toBe(false);
    expect((await lines(technician))[0]?.reachable).toBe(true);
  });

  it('takes four statements, however many custodies there were', async () => {
    const count = () => app().countStatements(() => manager.get(`/api/history?personId=${agent}&limit=200`).expect(200));
    const before = await count();
    for (let pieces = 0; pieces < 5; pieces++) {
      await insertCustody(app().pool, { equipment_id: (await insertEquipment(app().pool, {}, { siteId: vitrolles })).id, kind: 'assignment', person_id: agent });
    }
    // The session, the ids, the lines, the names.
    expect([before, await count()]).toEqual([4, 4]);
  });
});
