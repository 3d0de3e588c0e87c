import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EquipmentState, ImportDetail, ImportRow } from '@calanque/shared';
import { PRODUCT_FOLDER } from '../config/config.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp, type TestApp } from '../testing/test-app.js';

const FIXTURES = join(PRODUCT_FOLDER, 'backend/src/import/fixtures');
const SITES = [
  'Aix-en-Provence', 'Arles', 'Aubagne', 'Gardanne', 'Istres', 'La Ciotat', 'Marignane', 'Marseille', 'Martigues', 'Port-Saint-Louis-du-Rhône', 'Salon-de-Provence', 'Vitrolles',
];

interface ExpectedRow {
  row: number; number: string; category: string; maker: string; model: string; serial: string; mac: string; imei: string; site: string; room: string;
  state: EquipmentState; purchasedOn: string; priceCents: number; note: string;
}

interface Expected {
  accepted: number;
  rejected: { row: number; column: string }[];
  ignored: number[];
  bySite: Record<string, number>;
  byCategory: Record<string, number>;
  byState: Record<string, number>;
  rows: ExpectedRow[];
}

const FILE = readFileSync(join(FIXTURES, 'inventaire-mds.csv'));
const EXPECTED = JSON.parse(readFileSync(join(FIXTURES, 'inventaire-mds.expected.json'), 'utf8')) as Expected;

/** The twelve sites, and somebody who takes files in. */
async function technicianOf(app: TestApp): Promise<ImportDriver> {
  for (const name of SITES) await insertSite(app.pool, { name });
  return new ImportDriver(await app.signedInAs('technician'));
}

describe('The spreadsheet of an office, tried', () => {
  const app = useTestApp();
  let driver: ImportDriver;
  let tried: ImportDetail;
  let accepted: ImportRow[];

  beforeAll(async () => {
    driver = await technicianOf(app());
    tried = await driver.tried(FILE);
    accepted = await driver.rows(tried.id, 'accepted');
  });

  it('has every column recognised', () => {
    expect(tried.columns.map(({ field }) => field)).toEqual([
      'number', 'category', 'maker', 'model', 'serial', 'mac', 'imei', 'site', 'room', 'state', 'purchasedOn', 'price', 'orderNumber', 'warrantyMonths', 'notes',
    ]);
    expect(tried.columns[0]?.heading).toBe('N° inventaire');
    expect(tried.columns[11]?.samples.length).toBe(3);
  });

  it('is accepted, refused and ignored row by row as it should be', async () => {
    expect(tried.state).toBe('checked');
    expect(tried.counts).toEqual({
      accepted: EXPECTED.accepted, rejected: EXPECTED.rejected.length, ignored: EXPECTED.ignored.length, alreadyPresent: 0, different: 0,
    });
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, column }) => ({ row, column }))).toEqual(EXPECTED.rejected as { row: number; column: string | null }[]);
    expect((await driver.rows(tried.id, 'ignored')).map(({ row }) => row)).toEqual(EXPECTED.ignored);
  });

  it('is read to the last field of every accepted row', () => {
    expect(accepted.map(({ row, values }) => ({
      row, number: values['number'] ?? '', category: values['category'], maker: values['maker'], model: values['model'], serial: values['serial'] ?? '', mac: values['mac'] ?? '',
      imei: values['imei'] ?? '', site: values['site'], room: values['room'] ?? '', state: values['state'], purchasedOn: values['purchasedOn'], priceCents: values['priceCents'],
      note: values['notes'] ?? '',
    }))).toEqual(EXPECTED.rows as never);
  });

  it('says of each refusal which value and what to do', async () => {
    const sentences = new Map((await driver.rows(tried.id, 'rejected')).map((row) => [row.row, [row.value, row.problem, row.sentence]]));
    expect(sentences.get(49)).toEqual(['02:00:00:zz:11', 'mac-invalid', 'Cette adresse MAC n’en est pas une : il y faut douze chiffres hexadécimaux (0 à 9, A à F).']);
    expect(sentences.get(88)).toEqual(['MDS13-00030', 'number-twice', 'Ce numéro d’inventaire est déjà sur la ligne 30. Vérifiez lequel des deux est le bon.']);
    expect(sentences.get(145)).toEqual(['MDS Toulon', 'site-unknown', jasmine.stringMatching(/^« MDS Toulon » n’est pas une MDS connue, ou elle ne vous est pas accessible\. La plus proche : .+\.$/)]);
    expect(sentences.get(346)).toEqual(['environ 500', 'price-invalid', 'Ce prix ne se lit pas. Écrivez un montant seul, par exemple 415,00.']);
  });

  it('shows the unknown values with the nearest known ones, and what will be made', () => {
    expect(tried.unknownValues.map(({ field, value, rows }) => [field, value, rows])).toEqual([['category', 'Fax', 2], ['site', 'MDS Toulon', 2], ['state', 'bizarre', 2]]);
    expect(tried.unknownValues.map(({ suggestion }) => suggestion)).withContext('none of them is a slip of the keyboard').toEqual([null, null, null]);
    expect(tried.additions.filter(({ kind }) => kind === 'model').map(({ name }) => name)).toContain('Dell Latitude 5420');
    expect(tried.additions.find(({ kind, name, detail }) => kind === 'room' && name === 'Bureau 12' && detail === 'Arles')).toBeDefined();
  });

  it('has written nothing before it is confirmed', async () => {
    const { rows: [count] } = await app().pool.query<{ pieces: number; models: number; rooms: number }>(
      'SELECT (SELECT count(*) FROM equipment)::integer AS pieces, (SELECT count(*) FROM equipment_model)::integer AS models, (SELECT count(*) FROM room)::integer AS rooms');
    expect(count).toEqual({ pieces: 0, models: 0, rooms: 0 });
  });
});

describe('The spreadsheet of an office, taken', () => {
  const app = useTestApp();
  let done: ImportDetail;

  beforeAll(async () => {
    done = await (await technicianOf(app())).taken(FILE);
  });

  it('is in the inventory, piece by piece, with its state from now on', async () => {
    expect([done.state, done.counts.accepted, done.progress]).toEqual(['done', EXPECTED.accepted, { done: EXPECTED.accepted, total: EXPECTED.accepted }]);
    const { rows } = await app().pool.query<ExpectedRow & { since: Date; kind: string | null }>(`
      SELECT r.row, CASE WHEN r.content ->> 'number' IS NULL THEN '' ELSE e.number END AS number, e.category, e.maker, m.name AS model, e.serial,
             coalesce(e.mac::text, '') AS mac, coalesce(e.imei, '') AS imei, s.name AS site, coalesce(o.name, '') AS room, n.state, e.purchased_on AS "purchasedOn",
             e.price_cents AS "priceCents", coalesce(e.notes, '') AS note
        FROM import_row r JOIN equipment e ON e.id = r.target_id JOIN equipment_now n ON n.equipment_id = e.id JOIN equipment_model m ON m.id = e.model_id
        JOIN site s ON s.id = n.site_id LEFT JOIN room o ON o.id = n.room_id WHERE r.import_id = $1 ORDER BY r.row`, [done.id]);
    expect(rows).toEqual(EXPECTED.rows as never);
  });

  it('adds up by site, category and state', async () => {
    const countBy = async (column: string) => Object.fromEntries((await app().pool.query<{ name: string; count: number }>(
      `SELECT ${column} AS name, count(*)::integer AS count FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id JOIN site s ON s.id = n.site_id GROUP BY 1`,
    )).rows.map(({ name, count }) => [name, count]));
    expect(await countBy('s.name')).toEqual(EXPECTED.bySite);
    expect(await countBy('e.category')).toEqual(EXPECTED.byCategory);
    expect(await countBy('n.state')).toEqual(EXPECTED.byState);
  });

  it('opens « installed » and « repair » at the import, and claims nothing about earlier days', async () => {
    const { rows } = await app().pool.query<{ kind: string; repairer: string | null; count: number; earliest: Date }>(
      'SELECT kind, repairer, count(*)::integer AS count, min(lower(period)) AS earliest FROM custody GROUP BY 1, 2 ORDER BY 1');
    expect(rows.map(({ kind, repairer, count }) => [kind, repairer, count])).toEqual([['installed', null, EXPECTED.byState['in-service']], ['repair', null, EXPECTED.byState['in-repair']]] as never);
    const begun = Date.parse(done.createdAt);
    for (const { earliest } of rows) expect(earliest.getTime()).toBeGreaterThanOrEqual(begun);
    const { rows: [place] } = await app().pool.query<{ earliest: Date }>('SELECT min(lower(period)) AS earliest FROM equipment_place');
    expect(place?.earliest.getTime()).toBeGreaterThanOrEqual(begun);
  });

  it('gives numbers to the pieces without one, none of them a number of the file', async () => {
    const { rows } = await app().pool.query<{ number: string }>(
      `SELECT e.number FROM import_row r JOIN equipment e ON e.id = r.target_id WHERE r.import_id = $1 AND r.content ->> 'number' IS NULL`, [done.id]);
    expect(rows.length).toBe(EXPECTED.rows.filter(({ number }) => number === '').length);
    for (const { number } of rows) expect(Number(number.slice('MDS13-'.length))).withContext(number).toBeGreaterThan(430);
  });

  it('is told by the history at each site, as the act of who gave it', async () => {
    const { rows: [lines] } = await app().pool.query<{ siteless: number; strangers: number; count: number }>(`
      SELECT count(*)::integer AS count, count(*) FILTER (WHERE site_id IS NULL)::integer AS siteless, count(*) FILTER (WHERE actor_id IS NULL OR request_id <> $1)::integer AS strangers
        FROM history h JOIN import_row r ON r.target_id = h.subject_id AND r.import_id = $2`, [`import-${done.id}`, done.id]);
    expect(lines).toEqual({ count: EXPECTED.accepted * 3 + 290 + 20, siteless: 0, strangers: 0 });
  });
});

describe('The spreadsheet of an office, given again', () => {
  const app = useTestApp();

  it('is all there already; its refused rows come back with the reason, and are all taken once they are mended', async () => {
    const driver = await technicianOf(app());
    const done = await driver.taken(FILE);
    const again = await driver.taken(FILE);
    expect(again.counts).toEqual({ accepted: 0, rejected: 22, ignored: 6, alreadyPresent: 403, different: 0 });
    const { rows: [count] } = await app().pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM equipment');
    expect(count?.count).toBe(EXPECTED.accepted);
    const refused = await driver.refused(done.id);
    const lines = refused.split('\r\n');
    expect(refused.startsWith('\uFEFFN° inventaire;Catégorie;')).toBeTrue();
    expect(lines[0]?.endsWith(';Observations;Motif du refus')).toBeTrue();
    const mended = refused
      .replaceAll('MDS-INVENTAIRE-2019-000000001', '').replaceAll('02:00:00:zz:11', '').replaceAll('31/02/2020', '28/02/2020').replaceAll('356938035643808', '356938035643809')
      .replaceAll('Fax', 'Tablette').replaceAll('MDS Toulon', 'MDS Istres').replaceAll('bizarre', 'OK').replaceAll('environ 500', '500')
      .replaceAll(/;(Ubiquiti|Lenovo);;/g, ';$1;Nouveau modèle;').replace('4QDKFEKKL;024a', '4QDKFEKKL9;024a').replace('5BCZ1XT1PB;0255', '5BCZ1XT1PB9;0255')
      .replace('MDS13-00030;Laptop', ';Laptop').replace('MDS13-00091;AP wifi', ';AP wifi').replace('Tab M10 Plus;FQB6NACKB;02-39-ED-61-69-BD;351544999292024', 'Tab M10 Plus;FQB6NACKB;02-39-ED-61-69-BD;')
      .replace('Tablette;Lenovo;ThinkPad L14 Gen 2', 'portable;Lenovo;ThinkPad L14 Gen 2').replace('YGLUSP1R;023e.9641.60f7;356938035643809', 'YGLUSP1R;023e.9641.60f7;');
    const taken = await driver.taken(mended);
    expect((await driver.rows(taken.id, 'rejected')).map(({ row, column, sentence }) => [row, column, sentence])).toEqual([]);
    expect(taken.counts).toEqual({ accepted: 22, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 });
  });
});

describe('The same list in another spelling', () => {
  const app = useTestApp();

  /** The bytes of an office's older spreadsheet. */
  function windows1252(text: string): Buffer {
    const beyondLatin: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, œ: 0x9c };
    return Buffer.from([...text].map((character) => beyondLatin[character] ?? character.codePointAt(0) ?? 0));
  }

  it('in Windows-1252, with other headings, separators and order, gives the same pieces', async () => {
    const driver = await technicianOf(app());
    const lines: string[][] = [['INVENTAIRE DES MDS'], [], ['Site', 'Salle', 'Type', 'Constructeur', 'Désignation', 'Numéro de série', '@MAC', 'N° IMEI', 'Statut', 'Acheté le', 'Montant (€)', 'Code inventaire', 'Remarques']];
    for (const row of EXPECTED.rows.slice(0, 60)) {
      lines.push([
        `MDS de ${row.site.toUpperCase()}`, row.room, row.category, row.maker.toLowerCase(), row.model, row.serial, row.mac.replaceAll(':', '').toUpperCase(), row.imei.replace(/(\d{6})/, '$1/'),
        row.state, row.purchasedOn.split('-').reverse().join('.'), `${(row.priceCents / 100).toFixed(2).replace('.', ',')} €`, row.number, row.note,
      ]);
    }
    lines.push(['Total général', '', '60']);
    const text = lines.map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');
    const tried = await driver.tried(windows1252(text));
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, sentence }) => [row, sentence])).toEqual([]);
    expect(tried.counts).toEqual({ accepted: 60, rejected: 0, ignored: 1, alreadyPresent: 0, different: 0 });
    const read = await driver.rows(tried.id, 'accepted');
    expect(read.map(({ values }) => [values['number'] ?? '', values['site'], values['serial'], values['mac'] ?? '', values['imei'] ?? '', values['state'], values['purchasedOn'], values['priceCents'], values['notes'] ?? '']))
      .toEqual(EXPECTED.rows.slice(0, 60).map((row) => [row.number, row.site, row.serial, row.mac, row.imei, row.state, row.purchasedOn, row.priceCents, row.note]));
  });
});
