import type { Overview } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertCustody, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The overview', () => {
  const app = useTestApp();
  let vitrolles: string;
  let evenos: string;

  beforeAll(async () => {
    const { pool } = app();
    vitrolles = await insertSite(pool, { name: 'Vitrolles' });
    evenos = await insertSite(pool, { name: 'Évenos' });
    const tablet = await insertModel(pool, { category: 'tablet' });
    const held = await insertEquipment(pool, { model_id: tablet }, { siteId: vitrolles });
    await insertCustody(pool, { equipment_id: held.id, kind: 'assignment', person_id: await insertPerson(pool) });
    await insertEquipment(pool, {}, { siteId: vitrolles });
    await insertEquipment(pool, {}, { siteId: vitrolles });
    await insertEquipment(pool, {}, { siteId: vitrolles, condition: 'lost', reason: 'introuvable' });
    const twice = await insertEquipment(pool, {}, { siteId: vitrolles });
    await pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [twice.id]);
  });

  const overview = async (browser: SignedInBrowser) => ((await browser.get('/api/overview').expect(200)) as { body: Overview }).body;
  const ofVitrolles = () => ({
    site: { id: vitrolles, name: 'Vitrolles' },
    total: 4,
    counts: [
      { category: 'laptop', state: 'in-stock', count: 2 },
      { category: 'laptop', state: 'lost', count: 1 },
      { category: 'tablet', state: 'in-service', count: 1 },
    ],
  });

  it('counts each site by category and state, annulled entries left out and empty sites not', async () => {
    const direction = await app().signedInAs('direction');
    const { sites } = await overview(direction);
    expect(sites as unknown).toEqual([{ site: { id: evenos, name: 'Évenos' }, total: 0, counts: [] }, ofVitrolles()]);
  });

  it('is of the caller’s sites', async () => {
    for (const role of ['manager', 'mediator'] as const) {
      expect((await overview(await app().signedInAs(role, [vitrolles]))).sites as unknown).toEqual([ofVitrolles()]);
      expect((await overview(await app().signedInAs(role, [evenos]))).sites.map((one) => one.total)).toEqual([0]);
    }
  });

  it('takes one statement beside the session', async () => {
    const technician = await app().signedInAs('technician');
    expect(await app().countStatements(() => technician.get('/api/overview').expect(200))).toBe(2);
  });

  it('is not for the administrator, who manages no equipment', async () => {
    await (await app().signedInAs('administrator')).get('/api/overview').expect(403);
  });
});
