import { EQUIPMENT_COLUMNS, EQUIPMENT_SORTS, EQUIPMENT_STATES, EXPORT_FORMATS, type EquipmentRow, type ListColumn, type Page, type ProblemAnswer } from '@calanque/shared';
import type { Response } from 'supertest';
import { dayInParis } from '../clock/clock.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { readCsv, readOds, readXlsx } from '../testing/read-file.js';
import { insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

/** The whole body as bytes. */
const bytesOf = (response: Response): Buffer => response.body as Buffer;

describe('The export of the equipment list', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let ids: { site: string; otherSite: string; room: string; model: string; wifi: string; person: string };

  beforeAll(async () => {
    const { pool } = app();
    const site = await insertSite(pool, { name: 'Salon-de-Provence' });
    const otherSite = await insertSite(pool, { name: 'Vitrolles' });
    const room = await insertRoom(pool, { site_id: site, name: 'Bureau 12; fond' });
    const person = await insertPerson(pool, { given_name: 'Nadia', family_name: 'Benali', site_id: site });
    const model = await insertModel(pool, { category: 'tablet', maker: 'Exemplar', name: 'Onglet 8' });
    const wifi = await insertModel(pool, { category: 'wifi-point', maker: 'Exemplar', name: 'Borne 5' });
    ids = { site, otherSite, room, model, wifi, person };
    const held = await insertEquipment(pool, {
      model_id: model, number: 'MDS13-000900', serial: '000123', imei: '490154203237518', mac: '02:8e:4e:e5:96:5b', purchased_on: '2020-08-09', price_cents: 41_500,
      order_number: 'BC-2019-360', supplier: "L'Atelier", warranty_months: 24, notes: '=Écran "rayé"; à voir\nsous garantie', os_name: 'Android', os_version: '13', os_support_ends_on: '2027-01-31',
    }, { siteId: site, roomId: room });
    await insertCustody(pool, { equipment_id: held.id, kind: 'assignment', person_id: person, start: '2026-03-01T09:00:00Z', due_at: '2199-06-30T22:30:00Z' });
    await insertEquipment(pool, { model_id: wifi, serial: 'W1', ssid: 'MDS public', bands: ['2.4', '5'], ip_address: '10.1.2.3', firmware: '8.1' }, { siteId: otherSite });
    for (let n = 0; n < 30; n++) {
      await insertEquipment(pool, { model_id: n % 3 ? model : wifi, serial: `S${n}`, purchased_on: n % 4 ? `202${n % 6}-0${1 + (n % 9)}-11` : null, warranty_months: n % 2 ? 36 : null },
        { siteId: n % 2 ? site : otherSite, condition: n % 7 ? 'working' : 'broken' });
    }
    const wrong = await insertEquipment(pool, { model_id: model }, { siteId: site });
    await pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id = $1`, [wrong.id]);
    technician = await app().signedInAs('technician');
  });

  async function exported(query: string, browser = technician): Promise<Response> {
    return await browser.get(`/api/equipment/export?${query}`).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        // What is held against the description of the API.
        Object.assign(response, { text: body.toString() });
        done(null, body);
      });
    });
  }

  async function csv(query: string, browser = technician): Promise<string[][]> {
    const answer = await exported(`format=csv&${query}`, browser);
    expect(answer.status).withContext(query).toBe(200);
    return readCsv(bytesOf(answer).toString());
  }

  /** The numbers of the list, page after page. */
  async function listed(query: string): Promise<string[]> {
    const numbers: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer = await technician.get(`/api/equipment?limit=7&${query}${cursor && `&cursor=${cursor}`}`).expect(200);
      const page = answer.body as Page<EquipmentRow>;
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    }
    return numbers;
  }

  it('holds what the list shows, for every filter and order', async () => {
    const filters = [
      '', 'q=exemplar onglet', 'q=000123', `siteId=${ids.site}`, `roomId=${ids.room}`, 'category=wifi-point', 'category=tablet,wifi-point', ...EQUIPMENT_STATES.map((state) => `state=${state}`),
      'state=broken,in-stock', `modelId=${ids.model}`, `personId=${ids.person}`, 'warrantyEndsBy=2025-06-30', 'annulled=true', `siteId=${ids.otherSite}&category=tablet&state=in-stock`,
    ];
    const queries = [...filters.map((filter) => `${filter}&sort=-number`), ...EQUIPMENT_SORTS.map((sort) => `sort=${sort}`), 'category=tablet&sort=-warrantyEndsOn'];
    let rows = 0;
    for (const query of queries) {
      const [heading, ...lines] = await csv(`columns=number&${query}`);
      expect(heading).toEqual(['N° inventaire']);
      expect(lines.map(([number]) => number)).withContext(query).toEqual(await listed(query));
      rows += lines.length;
    }
    expect(rows).toBeGreaterThan(300);
  });

  it('writes every column in French, in the order of the contract', async () => {
    const [headings, line] = await csv('q=MDS13-000900');
    expect(headings).toEqual([
      'N° inventaire', 'Catégorie', 'Marque', 'Modèle', 'N° de série', 'Adresse MAC', 'IMEI', 'MDS', 'Pièce', 'État', 'Détenteur', 'Détenu depuis', 'Retour prévu',
      'Date d’achat', 'Prix TTC', 'N° commande', 'Fournisseur', 'Garantie (mois)', 'Fin de garantie', 'Observations', 'Réseau (SSID)', 'Bandes wifi', 'Adresse IP',
      'Micrologiciel', 'Système', 'Version du système', 'Fin de support', 'Fiche créée le',
    ]);
    const today = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris' }).format(new Date());
    expect(line).toEqual([
      'MDS13-000900', 'Tablette', 'Exemplar', 'Onglet 8', '000123', '02:8e:4e:e5:96:5b', '490154203237518', 'Salon-de-Provence', 'Bureau 12; fond', 'En service',
      'Nadia Benali', '01/03/2026', '01/07/2199', '09/08/2020', '415,00', 'BC-2019-360', "L'Atelier", '24', '09/08/2022', '\'=Écran "rayé"; à voir\nsous garantie',
      '', '', '', '', 'Android', '13', '31/01/2027', today,
    ]);
    const [, point] = await csv('q=W1&columns=ssid,bands,ipAddress,firmware&category=wifi-point');
    expect(point).toEqual(['MDS public', '2.4 | 5', '10.1.2.3', '8.1']);
  });

  it('writes the columns asked for, in that order', async () => {
    const [headings, line] = await csv('q=MDS13-000900&columns=price,holder,number');
    expect([headings, line]).toEqual([['Prix TTC', 'Détenteur', 'N° inventaire'], ['415,00', 'Nadia Benali', 'MDS13-000900']]);
  });

  it('gives the same cells in each format, typed', async () => {
    const workbook = readXlsx(bytesOf(await exported('format=xlsx&q=MDS13-000900')));
    const document = readOds(bytesOf(await exported('format=ods&q=MDS13-000900')));
    const place = (key: string) => (EQUIPMENT_COLUMNS as readonly ListColumn[]).findIndex((column) => column.key === key);
    for (const [, row] of [workbook, document]) {
      expect(row?.[place('serial')]).toEqual(jasmine.objectContaining({ type: 'text', value: '000123' }));
      expect(row?.[place('price')]).toEqual(jasmine.objectContaining({ type: 'number', value: '415.00' }));
      expect(row?.[place('warrantyMonths')]).toEqual(jasmine.objectContaining({ type: 'number', value: '24' }));
      expect(row?.[place('purchasedOn')]).toEqual(jasmine.objectContaining({ type: 'day', value: '2020-08-09' }));
      expect(row?.[place('notes')]).toEqual(jasmine.objectContaining({ type: 'text', value: '=Écran "rayé"; à voir\nsous garantie' }));
    }
  });

  it('says its name with the French date, its kind and its number of rows', async () => {
    const total = (await listed('state=broken')).length;
    const day = dayInParis(new Date()).split('-').reverse().join('-');
    const headersOf = async (format: string) => (await exported(`format=${format}&state=broken`)).headers as Record<string, string>;
    const headers = await headersOf('csv');
    expect(headers['content-disposition']).toBe(`attachment; filename="Materiel du ${day}.csv"; filename*=UTF-8''Mat%C3%A9riel%20du%20${day}.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['x-row-count']).toBe(String(total));
    expect(headers['cache-control']).toBe('no-store');
    expect((await headersOf('xlsx'))['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect((await headersOf('ods'))['content-type']).toBe('application/vnd.oasis.opendocument.spreadsheet');
  });

  async function refusal(query: string, browser = technician): Promise<Partial<ProblemAnswer>> {
    return JSON.parse(bytesOf(await exported(query, browser)).toString()) as ProblemAnswer;
  }

  it('refuses an unknown column, format or parameter, and what belongs to pages', async () => {
    expect(await refusal('format=csv&columns=number,colour')).toEqual(jasmine.objectContaining({ status: 400, code: 'invalid-fields', field: 'columns' }));
    expect(await refusal('format=csv&columns=number,number')).toEqual(jasmine.objectContaining({ status: 400, field: 'columns' }));
    expect(await refusal('format=pdf')).toEqual(jasmine.objectContaining({ status: 400, field: 'format' }));
    expect(await refusal('')).toEqual(jasmine.objectContaining({ status: 400, field: 'format' }));
    for (const parameter of ['limit=5', 'cursor=x', 'count=true', 'colour=red']) {
      expect(await refusal(`format=csv&${parameter}`)).withContext(parameter).toEqual(jasmine.objectContaining({ status: 400, code: 'unknown-parameter' }));
    }
  });

  describe('for the direction', () => {
    it('has no holder and no notes', async () => {
      const direction = await app().signedInAs('direction');
      for (const format of EXPORT_FORMATS) {
        const body = bytesOf(await exported(`format=${format}&q=MDS13-000900`, direction));
        const cells = format === 'csv' ? readCsv(body.toString()) : (format === 'xlsx' ? readXlsx : readOds)(body).map((row) => row.map(({ value }) => value));
        expect(cells[0]).toEqual(EQUIPMENT_COLUMNS.filter((column: ListColumn) => column.needs === null).map(({ heading }) => heading));
        expect(cells.flat().join()).not.toMatch(/Benali|rayé/);
      }
    });

    it('refuses the columns of holder and notes, in the list too', async () => {
      const direction = await app().signedInAs('direction');
      for (const key of ['holder', 'heldSince', 'dueAt', 'notes']) {
        expect(await refusal(`format=csv&columns=number,${key}`, direction)).toEqual(jasmine.objectContaining({ status: 403, code: 'not-allowed', field: 'columns' }));
        const list = await direction.get(`/api/equipment?columns=number,${key}`).expect(403);
        expect(list.body).toEqual(jasmine.objectContaining({ code: 'not-allowed', field: 'columns' }));
      }
      expect(await refusal(`format=csv&personId=${ids.person}`, direction)).toEqual(jasmine.objectContaining({ status: 403, field: 'personId' }));
    });
  });

  it('holds the pieces of one’s sites only', async () => {
    const manager = await app().signedInAs('manager', [ids.otherSite]);
    const [, ...lines] = await csv('columns=site', manager);
    expect(lines.length).toBeGreaterThan(10);
    expect(new Set(lines.flat())).toEqual(new Set(['Vitrolles']));
  });

  describe('and the list with columns', () => {
    it('tells beyond the summary only what is asked for', async () => {
      const item = async (query: string) => ((await technician.get(`/api/equipment?q=MDS13-000900${query}`).expect(200)).body as Page<EquipmentRow>).items[0];
      expect((await item(''))?.more).toBeNull();
      expect((await item('&columns=number,holder'))?.more).toBeNull();
      expect((await item('&columns=number,price'))?.more).toEqual(jasmine.objectContaining({ priceCents: 41_500, notes: '=Écran "rayé"; à voir\nsous garantie' }));
      const direction = await app().signedInAs('direction');
      const answer = await direction.get('/api/equipment?q=MDS13-000900&columns=number,price').expect(200);
      expect((answer.body as Page<EquipmentRow>).items[0]?.more).toEqual(jasmine.objectContaining({ priceCents: 41_500, notes: null }));
    });

    it('costs as many statements as without, and keeps the place of a page', async () => {
      const without = await app().countStatements(() => technician.get('/api/equipment?limit=5').expect(200));
      expect(await app().countStatements(() => technician.get('/api/equipment?limit=5&columns=price,notes').expect(200))).toBe(without);
      const first = (await technician.get('/api/equipment?limit=5').expect(200)).body as Page<EquipmentRow>;
      await technician.get(`/api/equipment?limit=5&columns=price&cursor=${first.next}`).expect(200);
    });
  });
});
