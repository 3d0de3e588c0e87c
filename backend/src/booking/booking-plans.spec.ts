import { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';
import { insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { pageOfBookings } from './booking-list.queries.js';
import { findCalendar } from './calendar.queries.js';
import { countFree, freePieces, possibleStarts } from './free-pieces.queries.js';

const PIECES = 100;
const DAYS = 200;
const NOW = new Date('2098-03-01T00:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

describe('Among very many bookings', () => {
  const app = useTestApp();
  let siteId: string;
  let plans: string[];
  let reader: Reader;

  beforeAll(async () => {
    const { pool } = app();
    const [modelId, ownerId] = [await insertModel(pool, { category: 'tablet' }), await insertPerson(pool)];
    const sites = await Promise.all(Array.from({ length: 10 }, () => insertSite(pool)));
    siteId = sites[0] ?? '';
    await pool.query(`
      WITH piece AS (
        INSERT INTO equipment (id, model_id) SELECT gen_random_uuid(), $1 FROM generate_series(1, $3::integer) RETURNING id
      ), place AS (
        INSERT INTO equipment_place (equipment_id, site_id, period)
        SELECT id, ($2::uuid[])[1 + row_number() OVER () % 10], tstzrange('2025-01-06', NULL) FROM piece
      )
      INSERT INTO equipment_condition (equipment_id, condition, period) SELECT id, 'working', tstzrange('2025-01-06', NULL) FROM piece`, [modelId, sites, PIECES]);
    // One of every piece on each of two hundred days, four hours long.
    await pool.query(`ALTER TABLE booking DISABLE TRIGGER booking_history`);
    await pool.query(`
      INSERT INTO booking (id, equipment_id, period, use, owner_id)
      SELECT gen_random_uuid(), e.id, tstzrange(day + interval '8 hours', day + interval '12 hours'), 'workshop', $1
        FROM equipment e, generate_series($2::timestamptz - interval '100 days', $2::timestamptz + interval '99 days', interval '1 day') AS day`, [ownerId, NOW]);
    await pool.query('ANALYZE');
  }, 120_000);

  beforeEach(() => {
    plans = [];
    reader = {
      rows: async (statement) => {
        const lines = await app().database.rows<{ 'QUERY PLAN': string }>(sql`EXPLAIN (ANALYZE, TIMING OFF, SUMMARY ON) ${statement}`);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
        return [];
      },
    };
  });

  const expectIndexes = () => {
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on booking/);
  };
  const view = { now: NOW, readerId: '00000000-0000-7000-8000-000000000000', approves: true };
  const time = { start: new Date(inDays(3).getTime() + 9 * 3_600_000), end: new Date(inDays(3).getTime() + 11 * 3_600_000) };

  it('holds that many', async () => {
    expect((await app().pool.query(`SELECT count(*)::integer AS count FROM booking`)).rows).toEqual([{ count: PIECES * DAYS }]);
  });

  it('pages of the list come from an index of the starts', async () => {
    await pageOfBookings(reader, SiteScope.all, view, { status: 'live' });
    await pageOfBookings(reader, SiteScope.all, view, { from: inDays(1).toISOString(), to: inDays(2).toISOString() });
    await pageOfBookings(reader, SiteScope.of([siteId]), view, { status: 'live', sort: '-start' });
    await pageOfBookings(reader, SiteScope.of([siteId]), view, { sort: '-start' });
    await pageOfBookings(reader, SiteScope.all, view, { siteId, to: NOW.toISOString(), sort: '-start' });
    expectIndexes();
  });

  it('a month of a site’s calendar, free pieces and free times come from the index of periods', async () => {
    const wish = { siteId, modelId: null, category: 'tablet', label: 'tablettes' } as const;
    await findCalendar(reader, SiteScope.of([siteId]), { siteId, from: inDays(0), to: inDays(31), now: NOW });
    await countFree(reader, SiteScope.of([siteId]), { wish, times: [time], now: NOW });
    await freePieces(reader, SiteScope.of([siteId]), { wish, times: [time], now: NOW }, 5);
    await possibleStarts(reader, SiteScope.of([siteId]), { wish, window: { start: time.start, end: inDays(63) }, lengthMs: 7_200_000, now: NOW });
    expectIndexes();
    const took = plans.map((plan) => Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1]));
    process.stdout.write(`\nParmi ${PIECES * DAYS} réservations, en ms : calendrier d’un mois ${took[0]}, matériels libres ${took[1]} et ${took[2]}, créneaux libres ${took[3]}\n`);
  });
});
