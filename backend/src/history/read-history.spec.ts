import type { HistoryLine, Page, ProblemAnswer, RoomAnswer, SiteDetail } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import {
  changePlace, insertAccount, insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite, next,
} from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The history', () => {
  const app = useTestApp();
  let vitrolles: string;
  let salon: string;
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: `Vitrolles ${next()}` });
    salon = await insertSite(app().pool, { name: `Salon ${next()}` });
    technician = await app().signedInAs('technician', [], { givenName: 'Tom', familyName: 'Technicien' });
    manager = await app().signedInAs('manager', [vitrolles], { givenName: 'Rosa', familyName: 'Responsable' });
    administrator = await app().signedInAs('administrator');
  });

  const list = async (browser: SignedInBrowser, query: string) =>
    ((await browser.get(`/api/history?${query}`).expect(200)) as { body: Page<HistoryLine> }).body;
  const linesOf = async (browser: SignedInBrowser, subject: string, id: string) =>
    (await list(browser, `subject=${subject}&subjectId=${id}`)).items;
  const valuesOf = (line: HistoryLine | undefined) =>
    Object.fromEntries((line?.changes ?? []).map((change) => [change.field, [change.before, change.after]]));

  it('says who changed what, when, from what to what', async () => {
    const { body: site } = (await manager.get(`/api/sites/${vitrolles}`).expect(200)) as { body: SiteDetail };
    const { id, version, roomCount: _r, equipmentCount: _e, counts: _c, manager: _m, ...rest } = site;
    const change = { ...rest, city: 'Marignane', openingHours: { monday: '08:30-12:00' }, managerId: manager.personId };
    const answer = await manager.patch(`/api/sites/${id}`, change, version).expect(200);
    const [line] = await linesOf(manager, 'site', vitrolles);
    expect(line).toEqual({
      id: jasmine.stringMatching(/^\d+$/) as unknown as string,
      at: jasmine.stringMatching(/Z$/) as unknown as string,
      actor: 'Rosa Responsable',
      action: 'update',
      table: 'site',
      subject: 'site',
      subjectId: vitrolles,
      subjectLabel: site.name,
      reachable: true,
      site: { id: vitrolles, name: site.name },
      requestId: String(answer.headers['x-request-id']),
      changes: jasmine.any(Array) as unknown as [],
    });
    expect(valuesOf(line)).toEqual({
      city: ['Vitrolles', 'Marignane'],
      'opening_hours.monday': [null, '08:30-12:00'],
      manager_id: [null, 'Rosa Responsable'],
    });
  });

  it('tells the rooms with their site', async () => {
    const made = await manager.post(`/api/sites/${vitrolles}/rooms`, { id: uuidv7(), name: `Bureau ${next()}`, closed: false }).expect(201);
    const room = made.body as RoomAnswer;
    await manager.patch(`/api/rooms/${room.id}`, { name: room.name, closed: true }, 1).expect(200);
    const [closed, opened] = await linesOf(manager, 'site', vitrolles);
    expect([closed?.table, closed?.action, opened?.action]).toEqual(['room', 'update', 'insert']);
    expect(valuesOf(opened)).toEqual({ name: [null, room.name] });
    expect(valuesOf(closed)).toEqual({ closed_at: [null, jasmine.stringMatching(/^\d{4}-.*Z$/)] });
  });

  it('tells a piece with the names of its model, room and holder', async () => {
    const room = await insertRoom(app().pool, { site_id: vitrolles, name: `Accueil ${next()}` });
    const modelId = await insertModel(app().pool, { maker: 'Exemplar', name: `Galet ${next()}` });
    const piece = await insertEquipment(app().pool, { model_id: modelId, notes: 'Étiquette à refaire' }, { siteId: vitrolles, roomId: room });
    const holder = await insertPerson(app().pool, { given_name: 'Nadia', family_name: 'Exemple', site_id: salon });
    await insertCustody(app().pool, { equipment_id: piece.id, kind: 'assignment', person_id: holder, note: 'avec sacoche' });

    const lines = await linesOf(manager, 'equipment', piece.id);
    expect(lines.map((line) => line.subjectLabel)).toEqual(Array(4).fill(piece.number));
    expect(lines.map((line) => line.actor)).toEqual(Array(4).fill(null));
    const byTable = Object.fromEntries(lines.map((line) => [line.table, valuesOf(line)]));
    expect(byTable['custody']).toEqual(jasmine.objectContaining({
      kind: [null, 'assignment'], person_id: [null, 'Nadia Exemple'], note: [null, 'avec sacoche'], period: [null, '2025-01-06T08:00:00.000Z/'],
    }));
    expect(byTable['equipment']?.['model_id']?.[1]).toMatch(/^Exemplar Galet/);
    expect(byTable['equipment']?.['notes']).toEqual([null, 'Étiquette à refaire']);
    expect(byTable['equipment_place']?.['room_id']?.[1]).toMatch(/^Accueil/);
    expect(byTable['equipment_place']).not.toEqual(jasmine.objectContaining({ equipment_id: jasmine.anything() }));

    const seen = Object.fromEntries((await linesOf(administrator, 'equipment', piece.id)).map((line) => [line.table, valuesOf(line)]));
    expect(seen['equipment']?.['notes']).toEqual([null, null]);
    expect(seen['custody']).toEqual(jasmine.objectContaining({ person_id: [null, null], note: [null, null], kind: [null, 'assignment'] }));
  });

  it('is seen by the site that each line belonged to', async () => {
    const piece = await insertEquipment(app().pool, {}, { siteId: salon });
    const mover = await app().pool.connect();
    await mover.query('BEGIN');
    await changePlace(mover, piece.id, { siteId: vitrolles, at: '2026-03-01T08:00:00Z' });
    await mover.query('COMMIT');
    mover.release();
    const atSalon = await app().signedInAs('manager', [salon]);
    expect((await linesOf(technician, 'equipment', piece.id)).length).toBe(5);
    // The end of the old place belongs to it; the new one does not.
    const told = (await linesOf(atSalon, 'equipment', piece.id)).map((line) => `${line.action} ${line.table}`);
    expect(told[0]).toBe('update equipment_place');
    expect(told.slice(1).sort()).toEqual(['insert equipment', 'insert equipment_condition', 'insert equipment_place']);
    const arrived = await linesOf(manager, 'equipment', piece.id);
    expect(arrived.map((line) => [line.table, line.action])).toEqual([['equipment_place', 'insert']]);
  });

  it('says of a person only that the name changed, and names them only to those who reach them', async () => {
    const agent = await insertPerson(app().pool, { given_name: 'Lou', family_name: 'Avant', site_id: vitrolles, service: 'Accueil' });
    const change = { givenName: 'Lou', familyName: 'Après', service: 'Secrétariat', siteId: vitrolles };
    await manager.patch(`/api/persons/${agent}`, change, 1).expect(200);
    const [line] = await linesOf(manager, 'person', agent);
    expect(line?.subjectLabel).toBe('Lou Après');
    expect(valuesOf(line)).toEqual({ family_name: [null, null], service: ['Accueil', 'Secrétariat'] });
    await technician.patch(`/api/persons/${agent}`, { ...change, siteId: salon }, 2).expect(200);
    const [left] = await linesOf(manager, 'person', agent);
    expect([left?.subjectLabel, left?.changes.length]).toEqual([null, 2]);
    expect((await linesOf(technician, 'person', agent))[0]?.subjectLabel).toBe('Lou Après');
  });

  it('tells accounts to administrators only', async () => {
    const id = await insertAccount(app().pool, { role: 'manager', email: `h-${next()}@essai.test` }, [vitrolles]);
    const lines = await linesOf(administrator, 'account', id);
    expect(lines.map((line) => line.table)).toEqual(['account_site', 'account']);
    expect(valuesOf(lines[0])).toEqual({ site_id: [null, jasmine.stringMatching(/^Vitrolles/)] });
    expect(valuesOf(lines[1])).toEqual({ role: [null, 'manager'], person_id: [null, jasmine.any(String)], email: [null, null] });
    for (const browser of [technician, manager]) {
      expect(await linesOf(browser, 'account', id)).toEqual([]);
      expect((await list(browser, 'limit=200')).items.filter((line) => line.subject === 'account')).toEqual([]);
    }
  });

  it('is newest first, page by page', async () => {
    const site = await insertSite(app().pool, { name: `Pages ${next()}` });
    for (let rooms = 0; rooms < 4; rooms++) await insertRoom(app().pool, { site_id: site });
    const whole = (await list(technician, `subject=site&subjectId=${site}`)).items.map((line) => Number(line.id));
    expect(whole).toEqual(whole.toSorted((one, other) => other - one));
    const first = await list(technician, `subject=site&subjectId=${site}&limit=3&count=true`);
    const second = await list(technician, `subject=site&subjectId=${site}&limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((line) => Number(line.id))).toEqual(whole);
    expect([first.total, second.next]).toEqual([5, null]);
    const foreign = await technician.get(`/api/history?subject=person&cursor=${first.next}`).expect(400);
    expect((foreign.body as ProblemAnswer).detail).toBe('Cette suite de liste ne correspond plus au filtre. Rechargez la liste.');
    await technician.get('/api/history?subject=session').expect(400);
  });

  it('shows everything that the reader may see when nothing is asked for', async () => {
    const { items } = await list(manager, 'limit=200');
    const foreign = items.filter((line) => line.subject === 'site' && line.subjectId !== vitrolles);
    expect(foreign).toEqual([]);
    expect(items.length).toBeGreaterThan(0);
    expect((await list(technician, 'limit=200')).items.length).toBeGreaterThan(items.length);
  });

  it('takes four statements, however long the page', async () => {
    const count = (limit: number) => app().countStatements(() => technician.get(`/api/history?limit=${limit}`).expect(200));
    // The session, the ids, the lines, the names.
    expect([await count(1), await count(200)]).toEqual([4, 4]);
  });

  it('is not for mediators and the direction', async () => {
    for (const role of ['mediator', 'direction'] as const) {
      await (await app().signedInAs(role, [vitrolles])).get('/api/history').expect(403);
    }
  });
});
