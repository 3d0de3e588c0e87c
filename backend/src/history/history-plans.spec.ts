import type { HistoryAuthorRequest, HistoryListRequest } from '@calanque/shared';
import { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';
import { insertAccount, insertCustody, insertEquipment, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { pageOfAuthors, pageOfLines } from './history.queries.js';

const LINES = 60_000;
/** What an import of 12,000 rows leaves on its pieces. */
const IMPORTED = 40_000;
const SITES = 12;
const ACTORS = 40;

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many lines of the history the plan came by. */
function readBy(node: PlanNode | undefined): number {
  if (!node) return 0;
  const own = node['Relation Name'] === 'history' ? node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) : 0;
  return (node.Plans ?? []).reduce((sum, inner) => sum + readBy(inner), own);
}

describe('The history of very many lines', () => {
  const app = useTestApp();
  const sites: string[] = [];
  let author: string;
  let holder: string;

  /** Three years of it, most lines about equipment, evenly over sites and authors; the last author did little. */
  beforeAll(async () => {
    const { pool } = app();
    for (let made = 0; made < SITES; made++) sites.push(await insertSite(pool));
    const accounts: string[] = [];
    for (let made = 0; made < ACTORS; made++) {
      author = await insertPerson(pool);
      accounts.push(await insertAccount(pool, { person_id: author }));
    }
    holder = await insertPerson(pool);
    const piece = await insertEquipment(pool, {}, { siteId: sites[0] ?? '' });
    await insertCustody(pool, { equipment_id: piece.id, kind: 'assignment', person_id: holder });
    await pool.query(
      `INSERT INTO history (at, actor_id, site_id, action, table_name, row_id, subject, subject_id, after)
       SELECT timestamptz '2026-11-01' - (($3::integer - n) * interval '26 minutes'),
              CASE WHEN n % 500 = 0 THEN ($1::uuid[])[$4] ELSE ($1::uuid[])[1 + n % ($4 - 1)] END, ($2::uuid[])[1 + n % 12], 'update', 'equipment',
              md5((n % 9000)::text)::uuid, CASE WHEN n % 400 = 0 THEN 'site' WHEN n % 1000 = 1 THEN 'account' ELSE 'equipment' END, md5((n % 9000)::text)::uuid, '{}'
         FROM generate_series(1, $3::integer) AS n`, [accounts, sites, LINES, ACTORS]);
    await pool.query(
      `INSERT INTO history (at, actor_id, site_id, action, table_name, row_id, subject, subject_id, after, summed)
       SELECT timestamptz '2026-10-29 12:00+02' + n * interval '3 milliseconds', $1, ($2::uuid[])[1 + n % 12], 'insert', 'equipment',
              md5('import' || n % 12000)::uuid, 'equipment', md5('import' || n % 12000)::uuid, '{}', true
         FROM generate_series(1, $3::integer) AS n`, [accounts.at(-1), sites, IMPORTED]);
    await pool.query('ANALYZE');
  });

  const accountId = '00000000-0000-4000-8000-000000000000';
  const everything = { accounts: true, private: true, accountId };
  const ofManager = { accounts: false, private: true, accountId };

  async function planOf(ask: (reader: Reader) => Promise<unknown>): Promise<string> {
    let plan = '';
    await ask({
      rows: async (statement) => {
        const lines = await app().database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${statement}`);
        plan = lines.map((line) => line['QUERY PLAN']).join('\n');
        return [];
      },
    });
    return plan;
  }
  const planOfPage = (request: HistoryListRequest, scope = SiteScope.all, view = everything) => planOf((reader) => pageOfLines(reader, scope, view, request));

  async function expectIndex(index: RegExp, request: HistoryListRequest, scope?: SiteScope, view?: typeof everything): Promise<void> {
    const plan = await planOfPage(request, scope, view);
    const context = `${JSON.stringify(request)}\n${plan}`;
    expect(plan).withContext(context).toMatch(index);
    expect(plan).withContext(context).not.toMatch(/Seq Scan on history/);
  }

  const MONTH = { from: '2026-10-01', to: '2026-10-30' };
  const LONG_AGO = { from: '2024-02-01', to: '2024-03-01' };

  it('reads a period from the index of time, today’s and long ago, without sorting', async () => {
    for (const period of [{}, MONTH, LONG_AGO]) {
      const plan = await planOfPage(period);
      expect(plan).withContext(JSON.stringify(period)).toMatch(/Index (Only )?Scan Backward using history_by_time/);
      expect(plan).withContext(JSON.stringify(period)).not.toContain('Sort');
    }
  });

  it('passes by what an import left, without reading any of it', async () => {
    const read = async (request: HistoryListRequest, scope = SiteScope.all) => {
      let rows = 0;
      await pageOfLines({
        rows: async (statement) => {
          const [plan] = await app().database.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`);
          rows = readBy(plan?.['QUERY PLAN'][0].Plan);
          return [];
        },
      }, scope, everything, request);
      return rows;
    };
    const MOMENT = { limit: 50, from: '2026-10-29', to: '2026-10-29' };
    for (const request of [MOMENT, { ...MOMENT, authorId: author }, { ...MOMENT, siteId: [sites[2] ?? ''] }, { limit: 50, subject: 'equipment' as const }]) {
      expect(await read(request)).withContext(JSON.stringify(request)).toBeLessThan(1000);
    }
    expect(await read(MOMENT, SiteScope.of(sites.slice(0, 2)))).toBeLessThan(1000);
  });

  it('reads what one author did from the index of authors', async () => {
    await expectIndex(/history_by_actor/, { authorId: author });
    await expectIndex(/history_by_actor/, { authorId: author, ...LONG_AGO });
  });

  it('reads what seldom changes from its own index', async () => {
    await expectIndex(/history_by_rare_subject/, { subject: 'site' });
    await expectIndex(/history_by_rare_subject/, { subject: 'account' });
  });

  it('reads the lines of one site, of a manager’s sites, and of one thing, from an index', async () => {
    const manager = SiteScope.of(sites.slice(0, 2));
    await expectIndex(/history_by_(site_and_time|time)/, { siteId: [sites[3] ?? ''], ...LONG_AGO });
    await expectIndex(/history_by_(site_and_time|time)/, {}, manager, ofManager);
    await expectIndex(/history_by_(site_and_time|time)/, MONTH, manager, ofManager);
    // Of a site that is not theirs there is nothing, and nothing is read for it.
    await expectIndex(/history_by_site_and_time/, { siteId: [sites[7] ?? ''] }, manager, ofManager);
    await expectIndex(/history_by_subject/, { subject: 'equipment', subjectId: '00000000-0000-4000-8000-000000000000' });
  });

  it('looks up what concerns a person before the list is made', async () => {
    const plan = await planOfPage({ personId: holder });
    expect(plan).toContain('history_pk');
    expect(plan).toContain('history_by_subject');
    expect(plan).not.toMatch(/Seq Scan on history/);
  });

  it('asks of each author only whether there is a line', async () => {
    const request: HistoryAuthorRequest = { q: 'exemple', limit: 20, ...MONTH };
    const plan = await planOf((reader) => pageOfAuthors(reader, SiteScope.of(sites.slice(0, 2)), ofManager, request));
    expect(plan).toMatch(/history_by_/);
    expect(plan).not.toMatch(/Seq Scan on history/);
  });

  it('gives the same page with every filter as reading everything would', async () => {
    const technician = await app().signedInAs('technician');
    const total = async (query: string) =>
      ((await technician.get(`/api/history?count=true&limit=1&${query}`).expect(200)).body as { total: number }).total;
    const counted = async (condition: string, values: unknown[]) =>
      (await app().pool.query<{ count: number }>(`SELECT count(*)::integer AS count FROM history WHERE subject <> 'account' AND NOT summed AND ${condition}`, values)).rows[0]?.count;
    expect(await total(`authorId=${author}`)).toBe((await counted('actor_id = (SELECT id FROM account WHERE person_id = $1)', [author])) ?? -1);
    expect(await total(`siteId=${sites[4]}&from=2025-01-01&to=2025-12-31`))
      .toBe((await counted(`site_id = $1 AND (at AT TIME ZONE 'Europe/Paris')::date BETWEEN '2025-01-01' AND '2025-12-31'`, [sites[4]])) ?? -1);
  });
});
