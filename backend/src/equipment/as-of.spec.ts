import type { EquipmentDetail, EquipmentRow, EquipmentTimeline, HoldingList, Page, ProblemAnswer, SiteDetail } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import { readCsv } from '../testing/read-file.js';
import { changePlace, endCustody, insertCustody, insertEquipment, insertModel, insertPerson, insertSite, type InsertedEquipment } from '../testing/rows.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { useTestApp } from '../testing/test-app.js';

const CAME = '2025-02-01T08:00:00Z';
const MOVED = '2025-06-15T08:00:00Z';
const IN_SPRING = '2025-03-01';
const IN_AUTUMN = '2025-10-01';

describe('What was', () => {
  const app = useTestApp();
  let ids: { here: string; there: string; nadia: string; paul: string; model: string };
  let piece: InsertedEquipment;
  let [manager, other, technician, direction]: SignedInBrowser[] = [];

  beforeAll(async () => {
    const { pool } = app();
    const [here, there, model] = [await insertSite(pool), await insertSite(pool), await insertModel(pool, { category: 'tablet' })];
    const [nadia, paul] = [await insertPerson(pool, { site_id: here, family_name: 'Lavande' }), await insertPerson(pool, { site_id: there, family_name: 'Romarin' })];
    ids = { here, there, nadia, paul, model };
    // Held here in spring, then moved away, where somebody else holds it.
    piece = await insertEquipment(pool, { model_id: model, number: 'MOVED-1', notes: 'écrit là-bas', os_version: '15' }, { siteId: here, since: CAME });
    const first = await insertCustody(pool, { equipment_id: piece.id, kind: 'assignment', person_id: nadia, start: '2025-02-10T08:00:00Z', note: 'chargeur remis' });
    await endCustody(pool, first, '2025-05-01T08:00:00Z');
    const db = await pool.connect();
    await db.query('BEGIN');
    await changePlace(db, piece.id, { siteId: there, at: MOVED });
    await db.query('COMMIT');
    db.release();
    await insertCustody(pool, { equipment_id: piece.id, kind: 'assignment', person_id: paul, start: '2025-07-01T08:00:00Z', note: 'secret de là-bas' });
    [manager, other, technician, direction] = [
      await app().signedInAs('manager', [here]), await app().signedInAs('manager', [there]), await app().signedInAs('technician'), await app().signedInAs('direction'),
    ];
  });

  const ask = async <Answer>(browser: SignedInBrowser | undefined, path: string): Promise<Answer> => ((await browser?.get(path).expect(200)) as { body: Answer }).body;
  const refused = async (browser: SignedInBrowser | undefined, path: string, status: number): Promise<ProblemAnswer> => ((await browser?.get(path).expect(status)) as { body: ProblemAnswer }).body;
  const numbers = async (browser: SignedInBrowser | undefined, query: string): Promise<string[]> =>
    (await ask<Page<EquipmentRow>>(browser, `/api/equipment?limit=200&${query}`)).items.map(({ number }) => number);

  it('belongs to the site where the piece was that day, with who held it there', async () => {
    const shown = await ask<EquipmentDetail>(manager, `/api/equipment/${piece.id}?asOf=${IN_SPRING}`);
    expect([shown.site.id, shown.state, shown.custody?.person?.id]).toEqual([ids.here, 'in-service', ids.nadia]);
    expect(await numbers(manager, `asOf=${IN_SPRING}`)).toContain('MOVED-1');
    expect(await numbers(other, `asOf=${IN_SPRING}`)).not.toContain('MOVED-1');
    expect(await numbers(manager, `asOf=${IN_AUTUMN}`)).not.toContain('MOVED-1');
    expect(await numbers(other, `asOf=${IN_AUTUMN}&personId=${ids.paul}`)).toEqual(['MOVED-1']);
    await manager?.get(`/api/equipment/${piece.id}`).expect(404);
  });

  it('tells nothing of the present of a piece that has left one’s sites', async () => {
    const shown = await ask<EquipmentDetail>(manager, `/api/equipment/${piece.id}?asOf=${IN_SPRING}`);
    expect([shown.notes, shown.osVersion, shown.version]).toEqual([null, null, 1]);
    expect((await ask<EquipmentDetail>(technician, `/api/equipment/${piece.id}?asOf=${IN_SPRING}`)).notes).toBe('écrit là-bas');
    const { items } = await ask<Page<EquipmentRow>>(manager, `/api/equipment?asOf=${IN_SPRING}&columns=number,notes&q=moved`);
    expect(items.map(({ more }) => more?.notes)).toEqual([null]);
  });

  it('cuts the timeline to one’s sites and to that day, in the present view too', async () => {
    const facts = async (browser: SignedInBrowser | undefined, query: string) => {
      const { custodies, places } = await ask<EquipmentTimeline>(browser, `/api/equipment/${piece.id}/timeline${query}`);
      return [custodies.map(({ person, end, note }) => [person?.id, end, note]), places.map(({ site, end }) => [site.id, end])];
    };
    expect(await facts(manager, `?asOf=${IN_SPRING}`)).toEqual([[[ids.nadia, null, null]], [[ids.here, null]]]);
    expect(await facts(other, '')).toEqual([[[ids.paul, null, 'secret de là-bas']], [[ids.there, null]]]);
    expect(await facts(technician, '')).toEqual([
      [[ids.nadia, '2025-05-01T08:00:00.000Z', 'chargeur remis'], [ids.paul, null, 'secret de là-bas']], [[ids.here, new Date(MOVED).toISOString()], [ids.there, null]],
    ]);
  });

  it('says with one sentence that a piece was not there, whatever the reason', async () => {
    const elsewhere = await refused(manager, `/api/equipment/${piece.id}?asOf=${IN_AUTUMN}`, 404);
    const unknown = await refused(manager, `/api/equipment/01900000-0000-7000-8000-000000000000?asOf=${IN_AUTUMN}`, 404);
    const before = await refused(technician, `/api/equipment/${piece.id}?asOf=2025-01-31`, 404);
    expect([elsewhere.code, elsewhere.detail]).toEqual([unknown.code, unknown.detail]);
    expect([before.code, before.detail]).toEqual(['not-there-then',
      'Le 31 janvier 2025, ce matériel n’existait pas encore, n’était pas dans vos MDS, ou sa fiche a été annulée depuis. Choisissez un autre jour.']);
  });

  it('is empty before the first fact, and refuses a day to come and what has no past', async () => {
    const nothing = await ask<Page<EquipmentRow>>(technician, '/api/equipment?asOf=1999-12-31&count=true');
    expect([nothing.items, nothing.total]).toEqual([[], 0]);
    for (const path of ['/api/equipment?', `/api/equipment/${piece.id}?`, `/api/persons/${ids.nadia}/holdings?`, `/api/sites/${ids.here}?`, `/api/sites/${ids.here}/rooms?`, `/api/equipment/${piece.id}/timeline?`, '/api/equipment/export?format=csv&']) {
      const answer = await refused(technician, `${path}asOf=2199-01-01`, 422);
      expect([answer.code, answer.field]).withContext(path).toEqual(['date-in-future', 'asOf']);
    }
    expect((await refused(technician, '/api/equipment?asOf=2025-02-30', 400)).field).toBe('asOf');
    const answer = await refused(technician, '/api/equipment?annulled=true&asOf=2025-03-01', 400);
    expect([answer.code, answer.field]).toEqual(['no-past', 'annulled']);
  });

  it('is today’s situation for today', async () => {
    const today = app().get(Clock).today();
    expect((await ask<EquipmentDetail>(technician, `/api/equipment/${piece.id}?asOf=${today}`)).custody?.person?.id).toBe(ids.paul);
    expect((await ask<SiteDetail>(technician, `/api/sites/${ids.there}?asOf=${today}`)).equipmentCount).toBe((await ask<SiteDetail>(technician, `/api/sites/${ids.there}`)).equipmentCount);
  });

  it('names no holder to the direction', async () => {
    const shown = await ask<EquipmentDetail>(direction, `/api/equipment/${piece.id}?asOf=${IN_SPRING}`);
    expect([shown.state, shown.custody, shown.notes]).toEqual(['in-service', null, null]);
    await direction?.get(`/api/equipment?asOf=${IN_SPRING}&personId=${ids.nadia}`).expect(403);
    await direction?.get(`/api/equipment/${piece.id}/timeline?asOf=${IN_SPRING}`).expect(403);
  });

  it('leaves annulled entries out and lets nothing be taken back', async () => {
    const wrong = await insertEquipment(app().pool, { model_id: ids.model, number: 'WRONG-1' }, { siteId: ids.here, since: CAME });
    await app().pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id = $1`, [wrong.id]);
    expect(await numbers(technician, `asOf=${IN_SPRING}&q=wrong`)).toEqual([]);
    await technician?.get(`/api/equipment/${wrong.id}?asOf=${IN_SPRING}`).expect(404);
    const { items } = await ask<HoldingList>(manager, `/api/persons/${ids.nadia}/holdings?asOf=${IN_SPRING}`);
    expect(items.map(({ number, mayTakeBack }) => [number, mayTakeBack])).toEqual([['MOVED-1', false]]);
  });

  it('goes into a file that says the day', async () => {
    const answer = await manager?.get(`/api/equipment/export?format=csv&columns=number,holder&asOf=${IN_SPRING}&q=moved`).buffer(true).expect(200);
    expect(answer?.headers['content-disposition']).toContain(encodeURIComponent('Matériel au 01-03-2025.csv'));
    expect(readCsv(answer?.text ?? '').slice(1)).toEqual([['MOVED-1', 'Camille Lavande']]);
  });

  it('keeps order and cursors, and refuses a cursor of another day', async () => {
    const site = await insertSite(app().pool);
    for (let n = 0; n < 5; n++) await insertEquipment(app().pool, { model_id: ids.model, purchased_on: `2025-01-0${n + 1}` }, { siteId: site, since: CAME });
    const list = (more: string) => `/api/equipment?siteId=${site}&sort=-purchasedOn&limit=2${more}`;
    const first = await ask<Page<EquipmentRow>>(technician, list(`&asOf=${IN_SPRING}`));
    const second = await ask<Page<EquipmentRow>>(technician, list(`&asOf=${IN_SPRING}&cursor=${first.next}`));
    expect([...first.items, ...second.items].map(({ purchasedOn }) => purchasedOn)).toEqual(['2025-01-05', '2025-01-04', '2025-01-03', '2025-01-02']);
    expect((await refused(technician, list(`&asOf=${IN_AUTUMN}&cursor=${first.next}`), 400)).code).toBe('cursor-invalid');
  });

  it('costs as many statements as the present', async () => {
    const counted = (path: string): Promise<number> => app().countStatements(() => technician?.get(path).expect(200) ?? Promise.reject(new Error('nobody')));
    for (const path of ['/api/equipment?count=true&state=in-service', `/api/equipment/${piece.id}`, `/api/persons/${ids.paul}/holdings`, `/api/sites/${ids.there}`]) {
      const [now, then] = [await counted(path), await counted(`${path}${path.includes('?') ? '&' : '?'}asOf=${IN_AUTUMN}`)];
      expect(then).withContext(path).toBe(now);
    }
  });
});
