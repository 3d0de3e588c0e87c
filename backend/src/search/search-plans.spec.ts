import type { SearchRequest } from '@calanque/shared';
import { SiteScope, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { sql, type Sql } from '../database/sql.js';
import { insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { SearchEverything } from './search-everything.js';

const PIECES = 6000;
const PERSONS = 4000;

describe('The search among very many', () => {
  const app = useTestApp();
  let siteId: string;

  beforeAll(async () => {
    const { pool } = app();
    siteId = await insertSite(pool, { name: 'Vitrolles' });
    const elsewhere = await insertSite(pool, { name: 'Arles', city: 'Arles' });
    const [often, seldom] = [await insertModel(pool, { maker: 'Exemplar', name: 'Grand nombre' }), await insertModel(pool, { maker: 'Samsung', name: 'Galaxy' })];
    for (let n = 0; n < 200; n++) await insertModel(pool, { maker: 'Autre', name: `Série ${n}` });
    await pool.query(`
      WITH piece AS (
        INSERT INTO equipment (id, model_id, serial, mac)
        SELECT gen_random_uuid(), CASE WHEN n % 100 = 0 THEN $2::uuid ELSE $1 END, 'SN' || md5(n::text), ('028e' || lpad(to_hex(n), 8, '0'))::macaddr
          FROM generate_series(1, $5::integer) AS n RETURNING id
      ), place AS (
        INSERT INTO equipment_place (equipment_id, site_id, period)
        SELECT id, CASE WHEN row_number() OVER () % 10 = 0 THEN $3::uuid ELSE $4 END, tstzrange('2025-01-06', NULL) FROM piece
      )
      INSERT INTO equipment_condition (equipment_id, condition, period) SELECT id, 'working', tstzrange('2025-01-06', NULL) FROM piece`, [often, seldom, siteId, elsewhere, PIECES]);
    await pool.query(`
      INSERT INTO person (id, kind, given_name, family_name)
      SELECT gen_random_uuid(), 'agent', 'Camille', initcap(translate(left(md5(n::text), 9), '0123456789', 'ghijklmnop')) FROM generate_series(1, $1::integer) AS n`, [PERSONS]);
    const holder = await insertPerson(pool, { given_name: 'Hélène', family_name: 'Dupont' });
    await pool.query(`
      INSERT INTO custody (id, equipment_id, kind, person_id, period)
      SELECT gen_random_uuid(), id, CASE WHEN n % 500 = 0 THEN 'assignment' ELSE 'installed' END, CASE WHEN n % 500 = 0 THEN $1::uuid END, tstzrange('2025-01-07', NULL)
        FROM (SELECT id, row_number() OVER () AS n FROM equipment) AS piece`, [holder]);
    await pool.query('VACUUM ANALYZE');
  });

  /** How PostgreSQL would find it: the plans of the names and of the pieces. */
  async function plansOf(request: Partial<SearchRequest> & { q: string }, scope = SiteScope.all): Promise<{ names: string; pieces: string }> {
    const plans: string[] = [];
    const database = app().database;
    const explaining = {
      rows: async (statement: Sql) => {
        const lines = await database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
        return database.rows(statement);
      },
    } as unknown as Database;
    const caller = { role: scope.isAll ? 'technician' : 'manager', scope } as Caller;
    await new SearchEverything(explaining, new Clock()).find(caller, request);
    const [names = '', pieces = ''] = plans;
    return { names, pieces };
  }

  it('looks up whole identifiers and their beginnings in the order of their letters', async () => {
    const { pieces } = await plansOf({ q: 'SN1679091C' });
    for (const index of ['equipment_by_number_key', 'equipment_by_serial_key', 'equipment_by_identifiers']) expect(pieces).toContain(index);
    expect(pieces).not.toContain('Seq Scan on equipment ');
    expect((await plansOf({ q: '02:8e:00:00:0f' })).pieces).toContain('equipment_mac_once');
    expect((await plansOf({ q: '35693803' })).pieces).toContain('equipment_by_imei');
  });

  it('looks for no part of an identifier when one is whole', async () => {
    expect((await plansOf({ q: 'SN1679091C' })).pieces).toMatch(/One-Time Filter: \(NOT .*\)/);
  });

  it('matches words in their indexes, and never reads every person for them', async () => {
    for (const q of ['dupont', 'duopnt', 'helene dupont']) {
      const { names } = await plansOf({ q });
      expect(names).withContext(q).toContain('person_by_words');
      expect(names).withContext(q).toContain('person_by_slips');
      expect(names).withContext(q).not.toContain('Seq Scan on person');
    }
  });

  it('finds the pieces of a name by its key, and never reads every piece', async () => {
    const indexes = { 'galxy': 'equipment_by_model', 'dupont': 'custody_held_now', 'galaxy vitrolles': 'equipment_by_model' };
    for (const [q, index] of Object.entries(indexes)) {
      const { pieces } = await plansOf({ q });
      expect(pieces).withContext(q).toContain(index);
      expect(pieces).withContext(q).not.toContain('Seq Scan on equipment ');
    }
  });

  it('takes no more than it needs of what is in very many pieces', async () => {
    for (const q of ['mds13', 'exemplar', 'sn']) {
      for (const scope of [SiteScope.all, SiteScope.of([siteId])]) {
        const { pieces } = await plansOf({ q }, scope);
        const ways = pieces.split('\n').filter((line) => /Limit {2}\(cost/.test(line)).map((line) => Number(/rows=(\d+)/.exec(line)?.[1]));
        expect(ways.length).withContext(q).toBeGreaterThan(1);
        expect(Math.max(...ways)).withContext(q).toBeLessThanOrEqual(200);
      }
    }
  });
});
