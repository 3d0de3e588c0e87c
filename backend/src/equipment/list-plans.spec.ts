import type { EquipmentListRequest } from '@calanque/shared';
import { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';
import { insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { pageOfEquipment } from './equipment.queries.js';

const PIECES = 4000;

describe('The list of very many pieces', () => {
  const app = useTestApp();

  beforeAll(async () => {
    const { pool } = app();
    const [siteId, modelId] = [await insertSite(pool), await insertModel(pool, { maker: 'Exemplar', name: 'Grand nombre' })];
    await pool.query(`
      WITH piece AS (
        INSERT INTO equipment (id, model_id, serial, purchased_on)
        SELECT gen_random_uuid(), $1, 'SN' || lpad(n::text, 8, '0'), date '2020-01-01' + n / 4 FROM generate_series(1, $3::integer) AS n RETURNING id
      ), place AS (
        INSERT INTO equipment_place (equipment_id, site_id, period) SELECT id, $2, tstzrange('2025-01-06', NULL) FROM piece
      )
      INSERT INTO equipment_condition (equipment_id, condition, reason, period)
      SELECT id, CASE WHEN row_number() OVER () % 200 = 0 THEN 'lost' ELSE 'working' END, 'x', tstzrange('2025-01-06', NULL) FROM piece`, [modelId, siteId, PIECES]);
    await pool.query('ANALYZE');
  });

  /** How PostgreSQL would find a page. */
  async function planOf(request: EquipmentListRequest): Promise<string> {
    let plan = '';
    const reader: Reader = {
      rows: async (statement) => {
        const lines = await app().database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`);
        plan = lines.map((line) => line['QUERY PLAN']).join('\n');
        return [];
      },
    };
    await pageOfEquipment(reader, SiteScope.all, request);
    return plan;
  }

  it('reads each order from its index', async () => {
    const indexes = { number: /equipment_by_number|equipment_number_once/, createdAt: /equipment_by_creation/, purchasedOn: /equipment_by_purchase/, warrantyEndsOn: /equipment_by_warranty/ };
    for (const [sort, index] of Object.entries(indexes)) {
      for (const direction of ['', '-']) {
        const plan = await planOf({ sort: `${direction}${sort}` as NonNullable<EquipmentListRequest['sort']> });
        expect(plan).withContext(direction + sort).toMatch(index);
        expect(plan).withContext(direction + sort).not.toContain('Seq Scan on equipment ');
      }
    }
  });

  it('looks up what is typed in an index, and never reads every piece for it', async () => {
    for (const q of ['SN00001234', '00001234', 'sn 0000-1234']) {
      const plan = await planOf({ q });
      expect(plan).withContext(q).toContain('equipment_by_identifiers');
      expect(plan).withContext(q).not.toContain('Seq Scan on equipment ');
    }
  });

  it('looks up no fact that the filter does not ask about', async () => {
    for (const request of [{}, { category: ['laptop'], count: true }] satisfies EquipmentListRequest[]) {
      expect(await planOf(request)).not.toMatch(/equipment_place|equipment_condition|custody/);
    }
    expect(await planOf({ state: ['lost'] })).not.toMatch(/equipment_place|custody/);
    expect(await planOf({ state: ['in-repair'] })).not.toContain('equipment_place');
  });

  it('finds the few that are lost by their condition', async () => {
    expect(await planOf({ state: ['lost'] })).toContain('equipment_condition_amiss');
  });

  it('lists a state as it shows it', async () => {
    const technician = await app().signedInAs('technician');
    const total = async (state: string) => ((await technician.get(`/api/equipment?count=true&limit=1&state=${state}`).expect(200)).body as { total: number }).total;
    expect(await Promise.all(['lost', 'in-stock', 'lost,in-stock', 'broken,in-service,on-loan'].map(total))).toEqual([PIECES / 200, PIECES - PIECES / 200, PIECES, 0]);
  });
});
