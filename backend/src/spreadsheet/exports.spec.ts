import { get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { EXPORT_FORMATS, type ExportFormat, type Page } from '@calanque/shared';
import { SiteScope, type Caller } from '../access/index.js';
import { ReadEquipment } from '../equipment/read-equipment.js';
import { Refusal } from '../refusal/refusal.js';
import { readCsv } from '../testing/read-file.js';
import { insertModel, insertSite } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';

const PIECES = 20_000;
/** As many come at a time. */
const BATCH = 500;

describe('The export of very many rows', () => {
  const app = useTestApp();
  let siteId: string;
  const caller = (): Caller => ({ accountId: siteId, personId: siteId, role: 'technician', scope: SiteScope.all, requestId: 'x', sessionHash: Buffer.alloc(0) });

  beforeAll(async () => {
    const { pool } = app();
    const [site, modelId] = [await insertSite(pool), await insertModel(pool, { maker: 'Exemplar', name: 'Grand nombre' })];
    siteId = site;
    // What triggers would check and write down is not what is looked at here, and takes long.
    await withoutTriggers(`
      WITH piece AS (
        INSERT INTO equipment (id, model_id, category, maker, number, serial, notes)
        SELECT gen_random_uuid(), '${modelId}', 'laptop', 'Exemplar', 'MDS13-' || lpad(n::text, 6, '0'), 'SN' || n, repeat('Observation ', 100) || n
          FROM generate_series(1, ${PIECES}) AS n RETURNING id
      ), place AS (
        INSERT INTO equipment_place (equipment_id, site_id, period) SELECT id, '${siteId}', tstzrange('2025-01-06', NULL) FROM piece
      )
      INSERT INTO equipment_condition (equipment_id, condition, period) SELECT id, 'working', tstzrange('2025-01-06', NULL) FROM piece`);
    await pool.query('ANALYZE');
  });

  async function withoutTriggers(statement: string): Promise<void> {
    const tables = ['equipment', 'equipment_place', 'equipment_condition'];
    const turn = (how: string) => tables.map((table) => `ALTER TABLE ${table} ${how} TRIGGER USER`).join(';');
    await app().pool.query(`${turn('DISABLE')}; ${statement}; ${turn('ENABLE')}`);
  }

  const open = (format: ExportFormat) => app().get(ReadEquipment).export(caller(), { format });

  /** Transactions of the application that are open in the database. */
  const openTransactions = () => valueOf<number>(app().pool, `SELECT count(*)::integer FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'calanque' AND xact_start IS NOT NULL`);

  async function untilClosed(): Promise<void> {
    let open = await openTransactions();
    for (let tries = 0; tries < 400 && open > 0; tries++) {
      await wait(20);
      open = await openTransactions();
    }
    expect(open).withContext('transactions still open').toBe(0);
  }

  async function aborted(path: string): Promise<void> {
    const technician = await app().signedInAs('technician');
    const cookie = `calanque_session=${technician.cookie('calanque_session')}`;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${app().address}${path}`, { headers: { cookie } }, resolve).on('error', reject);
    });
    expect(response.statusCode).toBe(200);
    await new Promise((resolve) => response.once('data', resolve));
    response.destroy();
  }

  it('holds every row, and says how many before the first', async () => {
    const file = await open('csv');
    expect(file.rows).toBe(PIECES);
    const parts: Buffer[] = [];
    for await (const part of file.parts) parts.push(part);
    await file.close();
    const rows = readCsv(Buffer.concat(parts).toString());
    expect(rows.length).toBe(PIECES + 1);
    expect(new Set(rows.map(([number]) => number)).size).toBe(PIECES + 1);
    await untilClosed();
  });

  for (const format of EXPORT_FORMATS) {
    it(`reads little more than is taken, as ${format}`, async () => {
      const file = await open(format);
      const taken = await app().countStatements(async () => {
        for (let part = 0; part < 12; part++) await file.parts.next();
        await wait(200);
      });
      // Two statements a batch.
      expect(taken).toBeLessThan(2 * 20);
      expect(taken).toBeLessThan((2 * PIECES) / BATCH);
      await file.parts.return(undefined);
      await file.close();
      await untilClosed();
    });

    it(`stays small while it is written, as ${format}`, async () => {
      const file = await open(format);
      const before = process.memoryUsage();
      let [most, bytes] = [0, 0];
      for await (const part of file.parts) {
        bytes += part.length;
        const { heapUsed, external } = process.memoryUsage();
        most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
      }
      await file.close();
      expect(bytes).toBeGreaterThan(200_000);
      expect(most / 2 ** 20).withContext('megabytes above the beginning').toBeLessThan(120);
    });
  }

  it('shows one instant, whatever is written meanwhile', async () => {
    const file = await open('csv');
    const parts = [await file.parts.next()];
    const last = `SELECT id FROM equipment ORDER BY number_prefix(number) DESC, number_value(number) DESC LIMIT 100`;
    await app().pool.query(`UPDATE equipment SET notes = 'changé' WHERE id IN (${last})`);
    await app().pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id IN (${last})`);
    for (let part = await file.parts.next(); !part.done; part = await file.parts.next()) parts.push(part);
    await file.close();
    const text = Buffer.concat(parts.map(({ value }) => value as Buffer)).toString();
    expect(readCsv(text).length).toBe(PIECES + 1);
    expect(text).not.toContain('changé');
    expect((await open('csv').then(async (next) => (await next.close(), next.rows)))).toBe(PIECES - 100);
    await withoutTriggers(`UPDATE equipment SET annulled_at = NULL, annulled_reason = NULL, notes = repeat('Observation ', 100) WHERE annulled_at IS NOT NULL`);
  });

  it('ends in the database when the client leaves', async () => {
    for (const format of EXPORT_FORMATS) {
      const sent = await app().countStatements(async () => {
        await aborted(`/api/equipment/export?format=${format}`);
        await untilClosed();
      });
      expect(sent).withContext(format).toBeLessThan((2 * PIECES) / BATCH);
    }
  });

  it('gives its connection back when it is closed while it reads, and reads no more', async () => {
    for (let times = 0; times < 15; times++) {
      const file = await open('csv');
      const all = async (): Promise<string> => {
        for (let part = await file.parts.next(); !part.done; part = await file.parts.next());
        return 'whole';
      };
      const end = all().catch((error: unknown) => String(error));
      await wait(times);
      await file.close();
      expect(await end).toBe('Error: the snapshot is closed');
    }
    // More than the pool has, were they kept.
    await untilClosed();
    const technician = await app().signedInAs('technician');
    await technician.get('/api/equipment?limit=1').expect(200);
  });

  it('leaves room for others: a fifth at once is asked to come again', async () => {
    const files = await Promise.all(EXPORT_FORMATS.concat('csv').map(open));
    const refusal = await open('csv').then(() => null, (error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).sentence).toBe('Plusieurs exports sont déjà en cours. Réessayez dans un instant.');
    const technician = await app().signedInAs('technician');
    expect(((await technician.get('/api/equipment?limit=1').expect(200)).body as Page<unknown>).items.length).toBe(1);
    await Promise.all(files.map((file) => file.close()));
    await (await open('csv')).close();
    await untilClosed();
  });
});
