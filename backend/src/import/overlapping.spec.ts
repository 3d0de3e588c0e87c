import type { ImportDetail } from '@calanque/shared';
import { ImportDriver } from '../testing/import-driver.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

const HEAD = 'N° inventaire;Catégorie;Marque;Modèle;N° de série;Adresse MAC;MDS;Pièce;État';
const ROWS = 900;

const mac = (value: number) => (0x020000000000 + value).toString(16).padStart(12, '0');
/** Rows in one order or the other, so that two imports meet in the middle of their batches. */
const fileOf = (from: number, to: number, line: (value: number) => string, reversed = false) => {
  const lines = Array.from({ length: to - from }, (_, place) => line(from + place));
  return [HEAD, ...(reversed ? lines.reverse() : lines)].join('\n');
};

describe('Two people who import overlapping files at once', () => {
  const app = useTestApp();

  beforeAll(() => insertSite(app().pool, { name: 'Istres' }));

  /** Takes both to the end at the same time, after both were tried: neither dry run knew of the other. */
  async function both(one: string, other: string): Promise<[ImportDriver, ImportDetail][]> {
    const drivers = [new ImportDriver(await app().signedInAs('technician')), new ImportDriver(await app().signedInAs('technician'))] as const;
    const tried = await Promise.all([drivers[0].tried(one), drivers[1].tried(other)]);
    expect(tried.map(({ counts }) => counts.rejected)).toEqual([0, 0]);
    return Promise.all(drivers.map(async (driver, place) => [driver, await driver.confirm(tried[place]?.id ?? '')] as [ImportDriver, ImportDetail]));
  }

  async function counted(prefix: string): Promise<{ pieces: number; numbers: number; serials: number; macs: number }> {
    const { rows: [row] } = await app().pool.query<{ pieces: number; numbers: number; serials: number; macs: number }>(`
      SELECT count(*)::integer AS pieces, count(DISTINCT (number_prefix(number), number_value(number)))::integer AS numbers,
             count(DISTINCT serial_key(serial))::integer AS serials, count(DISTINCT mac)::integer AS macs
        FROM equipment WHERE serial LIKE $1 || '%'`, [prefix]);
    if (!row) throw new Error('no count');
    return row;
  }

  it('have every number, serial and MAC once; the rows of the loser say whose they are', async () => {
    const line = (value: number) => `AB-${value};Tablette;Apple;iPad 9;S${value};${mac(value)};Istres;Salle ${value % 7};OK`;
    const [first, second] = await both(fileOf(0, 600, line), fileOf(300, ROWS, line, true));
    expect(await counted('S')).toEqual({ pieces: ROWS, numbers: ROWS, serials: ROWS, macs: ROWS });
    const outcomes = [first, second].map((one) => one?.[1].counts);
    expect((outcomes[0]?.accepted ?? 0) + (outcomes[1]?.accepted ?? 0)).toBe(ROWS);
    expect((outcomes[0]?.rejected ?? 0) + (outcomes[1]?.rejected ?? 0)).toBe(300);
    for (const [driver, { id, state, progress }] of [first, second].filter((one) => one !== undefined)) {
      expect([state, progress.done]).toEqual(['done', 600]);
      for (const { column, problem, value, sentence } of await driver.rows(id, 'rejected')) {
        expect([column, problem, sentence]).toEqual(['N° inventaire', 'number-taken', `Le numéro ${value ?? ''} a déjà été donné.`]);
      }
    }
    expect((await app().pool.query(`SELECT FROM equipment_model WHERE plain(maker) = 'apple'`)).rowCount).toBe(1);
    expect((await app().pool.query(`SELECT FROM room WHERE name LIKE 'Salle %'`)).rowCount).toBe(7);
  }, 60_000);

  it('have each serial once where the numbers are drawn, and the loser is told of the piece', async () => {
    const line = (value: number) => `;Tablette;Apple;iPad 9;T${value};;Istres;;`;
    const [first, second] = await both(fileOf(0, 300, line), fileOf(150, 450, line, true));
    expect(await counted('T')).toEqual(jasmine.objectContaining({ pieces: 450, numbers: 450, serials: 450 }));
    const refused = (await Promise.all([first, second].map(async (one) => (one ? one[0].rows(one[1].id, 'rejected') : [])))).flat();
    expect(refused.length).toBe(150);
    for (const { column, problem, sentence } of refused) {
      expect([column, problem]).toEqual(['N° de série', 'serial-taken']);
      expect(sentence).toMatch(/^Ce numéro de série est déjà celui de MDS13-\d{6}, à Istres\.$/);
    }
  }, 60_000);

  it('leave no piece half made', async () => {
    const { rows: [half] } = await app().pool.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM equipment e WHERE NOT EXISTS (SELECT FROM equipment_now n WHERE n.equipment_id = e.id)');
    expect(half?.count).toBe(0);
  });
});
