import { scanImageData } from '@undecaf/zbar-wasm';
import { LABEL_SHEETS, labelPlace, type LabelFormat, type LabelSheet, type ProblemAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { elementsOf, PdfReader, type PagePixels } from '../testing/pdf-reader.js';
import { insertEquipment, insertModel, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { drawSheets, type LabelRun } from './draw-sheets.js';

const DPI = 300;
const MM = DPI / 25.4;
const ADDRESS = 'https://calanque.departement.exemple.fr';
const FREE: LabelSheet = { columns: 3, rows: 8, width: 60, height: 30, marginLeft: 12, marginTop: 15, gapX: 3, gapY: 3 };
const SHEETS: Readonly<Record<LabelFormat, LabelSheet>> = { ...LABEL_SHEETS, free: FREE };

const many = (count: number) => Array.from({ length: count }, (_, n) => ({ number: `MDS13-${String(n + 1).padStart(6, '0')}`, model: 'Samsung Galaxy Tab A8', site: 'Vitrolles' }));

async function drawn(run: Partial<LabelRun> & Pick<LabelRun, 'sheet' | 'labels'>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of drawSheets({ start: 1, address: ADDRESS, instant: new Date('2026-11-28T09:00:00Z'), ...run })) parts.push(part);
  return Buffer.concat(parts);
}

/** What a reader of codes finds on one label, and where: millimetres from the upper left corner of the label. */
interface Code {
  readonly text: string;
  readonly left: number;
  readonly middle: number;
}

/** What is read on each label of a page, held before the reader one by one; null where there is none. */
async function codesOn(reader: PdfReader, page: number, sheet: LabelSheet): Promise<(Code | null)[]> {
  const pixels = await reader.pixels(page, DPI);
  const codes: (Code | null)[] = [];
  for (let place = 0; place < sheet.columns * sheet.rows; place++) codes.push(await codeOn(pixels, sheet, place));
  return codes;
}

async function codeOn(pixels: PagePixels, sheet: LabelSheet, place: number): Promise<Code | null> {
  const corner = labelPlace(sheet, place);
  const [x, y, width, height] = [corner.x, corner.y, sheet.width, sheet.height].map((side) => Math.round(side * MM)) as [number, number, number, number];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) data.set(pixels.data.subarray(((y + row) * pixels.width + x) * 4, ((y + row) * pixels.width + x + width) * 4), row * width * 4);
  const [symbol, ...others] = await scanImageData({ width, height, data });
  if (symbol === undefined) return null;
  expect(others).toEqual([]);
  const ys = symbol.points.map((point) => point.y);
  return {
    text: symbol.decode(),
    left: Math.min(...symbol.points.map((point) => point.x)) / MM + x / MM - corner.x,
    middle: (Math.min(...ys) + Math.max(...ys)) / 2 / MM + y / MM - corner.y,
  };
}

describe('Sheets of labels', () => {
  const SAID: Readonly<Record<LabelFormat, (number: string) => string>> = {
    l7651: (number) => `${ADDRESS}/e/${number}`,
    // No telephone reads a link from eight millimetres; the number stands for the piece.
    l4731: (number) => number,
    free: (number) => `${ADDRESS}/e/${number}`,
  };

  for (const format of ['l7651', 'l4731', 'free'] as const) {
    const sheet = SHEETS[format];
    const perSheet = sheet.columns * sheet.rows;

    it(`carry a code for each piece that a reader decodes, in its place to 0.2 mm (${format})`, async () => {
      const labels = many(perSheet + 2);
      const reader = await PdfReader.open(await drawn({ sheet, labels }));
      expect(reader.pages).toBe(2);
      const codes = [...await codesOn(reader, 1, sheet), ...(await codesOn(reader, 2, sheet)).filter((code) => code !== null)];
      expect(codes.map((code) => code?.text)).toEqual(labels.map(({ number }) => SAID[format](number)));
      const lefts = codes.map((code) => code?.left ?? NaN);
      expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThan(0.2);
      expect(Math.max(...codes.map((code) => Math.abs((code?.middle ?? NaN) - sheet.height / 2)))).toBeLessThan(0.2);
      await reader.close();
    });
  }

  it('keep all ink on the labels, whatever is written', async () => {
    const sheet = SHEETS.l4731;
    const labels = many(189).map((label) => ({ ...label, number: 'MDS13-UN-NUMERO-LONG-0001', model: 'Constructeur Modèle-sans-espace-et-fort-long Pro Max', site: 'Châteaurenard-les-Alpilles' }));
    const reader = await PdfReader.open(await drawn({ sheet, labels }));
    const { width, height, data } = await reader.pixels(1, 100);
    await reader.close();
    const within = (at: number, margin: number, step: number, size: number) => at >= margin - 0.3 && (at - margin + 0.3) % step <= size + 0.6;
    const strays: string[] = [];
    for (let at = 0; at < width * height; at++) {
      if ((data[at * 4] ?? 255) > 200) continue;
      const [x, y] = [(at % width) * 0.254, Math.floor(at / width) * 0.254];
      if (!within(x, sheet.marginLeft, sheet.width + sheet.gapX, sheet.width) || y < sheet.marginTop - 0.3 || y > sheet.marginTop + 270.3) strays.push(`${x} ${y}`);
    }
    expect(strays.slice(0, 5)).toEqual([]);
  });

  it('say the number in letters too, and the code to whoever does not see it', async () => {
    const reader = await PdfReader.open(await drawn({ sheet: SHEETS.l7651, labels: many(3) }));
    const text = await reader.text();
    expect(text).toContain('MDS13-000002');
    expect(text).toContain('Vitrolles');
    expect(elementsOf(await reader.structure(1), 'Figure').map(({ alt }) => alt)).toContain(`Code QR : ${ADDRESS}/e/MDS13-000003`);
    expect(await reader.unmarked(1)).toEqual([]);
    expect((await reader.facts()).lang).toBe('fr-FR');
    await reader.close();
  });

  it('begin at any label', async () => {
    const sheet = SHEETS.l7651;
    const reader = await PdfReader.open(await drawn({ sheet, labels: many(3), start: 64 }));
    expect(reader.pages).toBe(2);
    const [first, second] = [await codesOn(reader, 1, sheet), await codesOn(reader, 2, sheet)];
    expect(first.map((code, place) => code && place).filter((place) => place !== null)).toEqual([63, 64]);
    expect(second.map((code, place) => code && place).filter((place) => place !== null)).toEqual([0]);
    await reader.close();
  });

  it('carry the number alone where the address is too long to be read', async () => {
    const reader = await PdfReader.open(await drawn({ sheet: SHEETS.l7651, labels: many(1), address: `https://${'un-nom-fort-long.'.repeat(12)}exemple.fr` }));
    expect((await codesOn(reader, 1, SHEETS.l7651))[0]?.text).toBe('MDS13-000001');
    await reader.close();
  });
});

describe('The address of labels', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;
  let ids: string[];
  let foreign: string;

  beforeAll(async () => {
    const [site, other] = [await insertSite(app().pool, { name: 'Vitrolles' }), await insertSite(app().pool)];
    const model = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Onglet 8' });
    ids = [];
    for (let n = 0; n < 4; n++) ids.push((await insertEquipment(app().pool, { model_id: model, number: `ETQ-00${n}` }, { siteId: site })).id);
    foreign = (await insertEquipment(app().pool, { model_id: model, number: 'ETQ-999' }, { siteId: other })).id;
    technician = await app().signedInAs('technician');
    manager = await app().signedInAs('manager', [site]);
  });

  async function textOf(query: string, browser = technician): Promise<string> {
    const answer = await browser.get(`/api/equipment/labels.pdf?${query}`).expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    const reader = await PdfReader.open(answer.body as Buffer);
    try {
      return await reader.text();
    } finally {
      await reader.close();
    }
  }

  const problem = async (query: string, status: number, browser = technician) =>
    (await browser.get(`/api/equipment/labels.pdf?${query}`).expect(status)).body as ProblemAnswer;

  it('gives those that are named, in the order of the list', async () => {
    const text = await textOf(`format=l7651&sort=-number&ids=${[ids[0], ids[2]].join(',')}`);
    expect(text.match(/ETQ-\d+/g)).toEqual(['ETQ-002', 'ETQ-000']);
  });

  it('gives those of a filter, of the sites of the account only', async () => {
    expect((await textOf('format=l4731&q=ETQ-', technician)).match(/999/g)).not.toBeNull();
    const own = await textOf(`format=l7651&q=ETQ-`, manager);
    expect(own.match(/ETQ-\d+/g)).toEqual(['ETQ-000', 'ETQ-001', 'ETQ-002', 'ETQ-003']);
    expect((await problem(`format=l7651&ids=${foreign}`, 422, manager)).code).toBe('labels-none');
  });

  it('takes a sheet of one’s own that fits A4', async () => {
    const measures = 'width=60&height=30&columns=3&rows=8&marginLeft=12&marginTop=15&gapX=3&gapY=3';
    expect(await textOf(`format=free&ids=${ids[0]}&${measures}`)).toContain('ETQ-000');
    expect(await problem(`format=free&ids=${ids[0]}&${measures.replace('columns=3', 'columns=4')}`, 422)).toEqual(jasmine.objectContaining({ code: 'label-sheet-too-small', field: 'width' }));
    expect(await problem(`format=free&ids=${ids[0]}&${measures.replace('rows=8', 'rows=9')}`, 422)).toEqual(jasmine.objectContaining({ code: 'label-sheet-too-small', field: 'height' }));
    expect((await problem(`format=free&ids=${ids[0]}&${measures.replace('&gapX=3', '')}`, 400)).field).toBe('gapX');
    expect((await problem(`format=free&ids=${ids[0]}&${measures.replace('width=60', 'width=3')}`, 400)).field).toBe('width');
  });

  it('refuses a start beyond the sheet, and more than a thousand', async () => {
    expect(await problem(`format=l7651&start=66&ids=${ids[0]}`, 422)).toEqual(jasmine.objectContaining({ code: 'label-start-beyond', field: 'start' }));
    const model = await insertModel(app().pool, { category: 'tablet', maker: 'Exemplar', name: 'Lot' });
    const site = await insertSite(app().pool);
    for (let n = 0; n < 1001; n++) await insertEquipment(app().pool, { model_id: model }, { siteId: site });
    expect((await problem(`format=l4731&modelId=${model}`, 422)).code).toBe('labels-too-many');
  });
});
