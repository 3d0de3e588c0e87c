import type { Page, ProblemAnswer, SiteTimelineRow } from '@calanque/shared';
import { Clock } from '../clock/clock.js';
import { changeCondition, changePlace, endCustody, insertCustody, insertEquipment, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { useTestApp } from '../testing/test-app.js';

describe('The timeline of a site', () => {
  const app = useTestApp();
  let [here, there, room, nadia] = ['', '', '', ''];
  let manager: SignedInBrowser;

  beforeAll(async () => {
    const { pool } = app();
    [here, there] = [await insertSite(pool), await insertSite(pool)];
    room = await insertRoom(pool, { site_id: here, name: 'Accueil' });
    nadia = await insertPerson(pool, { site_id: here, given_name: 'Nadia', family_name: 'Lavande' });
    manager = await app().signedInAs('manager', [here]);
    const db = await pool.connect();
    try {
      await db.query('BEGIN');
      const moving = await insertEquipment(db, { number: 'T-1' }, { siteId: here, since: '2025-01-10T08:00:00Z' });
      await changePlace(db, moving.id, { siteId: here, roomId: room, at: '2025-02-10T08:00:00Z' });
      await changePlace(db, moving.id, { siteId: there, at: '2025-04-10T08:00:00Z' });
      await changePlace(db, moving.id, { siteId: here, at: '2025-06-10T08:00:00Z' });
      const held = await insertCustody(db, { equipment_id: moving.id, kind: 'assignment', person_id: nadia, start: '2025-01-20T08:00:00Z' });
      await changeCondition(db, moving.id, { condition: 'broken', at: '2025-04-01T08:00:00Z' });
      await changeCondition(db, moving.id, { condition: 'working', at: '2025-05-01T08:00:00Z' });
      await endCustody(db, held, '2025-06-20T08:00:00Z');
      const wrong = await insertCustody(db, { equipment_id: moving.id, kind: 'repair', start: '2025-07-01T08:00:00Z' });
      await db.query(`UPDATE custody SET cancelled_at = now(), cancelled_reason = 'par erreur' WHERE id = $1`, [wrong]);
      const staying = await insertEquipment(db, { number: 'T-2' }, { siteId: here, roomId: room, since: '2025-01-10T08:00:00Z' });
      await insertCustody(db, { equipment_id: staying.id, kind: 'installed', start: '2025-01-10T08:00:00Z' });
      await insertEquipment(db, { number: 'T-3' }, { siteId: here, since: '2025-09-01T08:00:00Z' });
      await insertEquipment(db, { number: 'T-4' }, { siteId: there, since: '2025-01-10T08:00:00Z' });
      await db.query('COMMIT');
    } finally {
      db.release();
    }
  });

  const ask = async (query: string): Promise<Page<SiteTimelineRow>> => (await manager.get(`/api/sites/${here}/timeline?${query}`).expect(200)).body as Page<SiteTimelineRow>;
  const cut = (facts: readonly { start: string; end: string | null }[]): (string | null)[][] => facts.map(({ start, end }) => [start, end]);

  it('tells what was there, cut to the days and to this site', async () => {
    const { items } = await ask('from=2025-02-01&to=2025-06-30');
    expect(items.map(({ number }) => number)).toEqual(['T-1', 'T-2']);
    const [moving, staying] = items;
    expect(moving?.places.map(({ room: kept, start, end }) => [kept?.name ?? null, start, end])).toEqual([
      [null, '2025-01-31T23:00:00.000Z', '2025-02-10T08:00:00.000Z'], ['Accueil', '2025-02-10T08:00:00.000Z', '2025-04-10T08:00:00.000Z'], [null, '2025-06-10T08:00:00.000Z', '2025-06-30T22:00:00.000Z'],
    ]);
    expect(cut(moving?.custodies ?? [])).toEqual([['2025-01-31T23:00:00.000Z', '2025-04-10T08:00:00.000Z'], ['2025-06-10T08:00:00.000Z', '2025-06-20T08:00:00.000Z']]);
    expect(moving?.custodies[0]?.person).toEqual({ id: nadia, name: 'Nadia Lavande' });
    expect(moving?.conditions.map(({ condition, start, end }) => [condition, start, end])).toEqual([['broken', '2025-04-01T08:00:00.000Z', '2025-04-10T08:00:00.000Z']]);
    expect(staying?.custodies.map(({ kind, start, end }) => [kind, start, end])).toEqual([['installed', '2025-01-31T23:00:00.000Z', '2025-06-30T22:00:00.000Z']]);
  });

  it('leaves open what lasts, where the days go up to now', async () => {
    const { items } = await ask(`from=2025-12-01&to=${app().get(Clock).today()}`);
    expect(items.map(({ number, custodies }) => [number, custodies.map(({ end }) => end)])).toEqual([['T-1', []], ['T-2', [null]], ['T-3', []]]);
  });

  it('comes page by page in two statements, whatever its size', async () => {
    const first = await ask('from=2025-02-01&to=2025-12-31&limit=2&count=true');
    expect([first.items.map(({ number }) => number), first.total]).toEqual([['T-1', 'T-2'], 3]);
    expect((await ask(`from=2025-02-01&to=2025-12-31&limit=2&cursor=${first.next}`)).items.map(({ number }) => number)).toEqual(['T-3']);
    const statements = (limit: number): Promise<number> => app().countStatements(() => manager.get(`/api/sites/${here}/timeline?from=2025-02-01&to=2025-12-31&limit=${limit}`).expect(200));
    expect(await statements(3)).toBe(await statements(1));
    expect((await ask('from=2025-02-01&to=2025-12-31&category=tablet')).items).toEqual([]);
  });

  it('is refused for another site, a period the wrong way round, and one that is too long', async () => {
    await manager.get(`/api/sites/${there}/timeline?from=2025-02-01&to=2025-03-01`).expect(404);
    const problem = async (query: string): Promise<(string | undefined)[]> => {
      const { code, field } = (await manager.get(`/api/sites/${here}/timeline?${query}`).expect(422)).body as ProblemAnswer;
      return [code, field];
    };
    expect(await problem('from=2025-03-01&to=2025-02-01')).toEqual(['period-reversed', 'to']);
    expect(await problem('from=2025-01-01&to=2026-02-05')).toEqual(['period-too-long', 'to']);
    await manager.get(`/api/sites/${here}/timeline?from=2025-03-01`).expect(400);
  });
});
