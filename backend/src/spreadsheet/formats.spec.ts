import { column, EXPORT_FORMATS, type Cell, type ExportFormat, type ListColumn } from '@calanque/shared';
import { elements, readCsv, readOds, readXlsx, readXml, unzip, type ReadCell } from '../testing/read-file.js';
import { FORMATS } from './formats.js';

const COLUMNS: readonly ListColumn[] = [
  column('text', 'Observations & « notes »'), column('count', 'Nombre', 'integer'), column('size', 'Écran (pouces)', 'decimal'),
  column('price', 'Prix TTC', 'money'), column('day', 'Date d’achat', 'day'), column('instant', 'Fiche créée le', 'instant'), column('sim', 'Carte SIM', 'yes-no'),
];
const ROW: readonly Cell[] = ['Écran rayé', 36, 10.1, 41_500, '2020-08-09', '2026-03-01T23:30:00.000Z', true];
const EMPTY: readonly Cell[] = [null, null, null, null, null, null, null];

/** What people type, and what others type to do harm. */
const TEXTS = [
  '=1+1', '+33442101010', '-5', '@SUM(A1)', '\tretrait', '\rretour', "'déjà", "''deux", '=HYPERLINK("http://x";"y")', 'a;b', 'il a dit « "non" »', '"', '""',
  'première ligne\nseconde ligne', 'fin de ligne\r\nWindows', ' espaces autour ', 'deux  espaces', 'tab\tdedans', '0012', '1E5', '12/03', '<b>&amp;</b>', ']]>',
  '_x0041_ tel quel', 'œuvre – naïve ’ 日本 🪸', 'TRUE', '\u00a0insécable\u202f', 'x'.repeat(2000),
];

async function written(format: ExportFormat, rows: readonly (readonly Cell[])[], columns: readonly ListColumn[] = COLUMNS): Promise<Buffer> {
  async function* batches() {
    for (let from = 0; from < rows.length; from += 3) yield rows.slice(from, from + 3);
  }
  const parts: Buffer[] = [];
  for await (const part of FORMATS[format].write({ name: 'Matériel', columns, rows: batches() })) parts.push(part);
  return Buffer.concat(parts);
}

const only = (text: Cell): readonly Cell[] => [text, ...EMPTY.slice(1)];
const firstOf = (rows: readonly (readonly ReadCell[])[]) => rows.slice(1).map(([cell]) => cell?.value);

describe('A list written to CSV', () => {
  const csv = async (...rows: (readonly Cell[])[]) => (await written('csv', rows)).toString();

  it('is UTF-8 with its mark, with semicolons, CRLF, comma and day first', async () => {
    expect(await csv(ROW, EMPTY)).toBe(
      '\uFEFFObservations & « notes »;Nombre;Écran (pouces);Prix TTC;Date d’achat;Fiche créée le;Carte SIM\r\n'
      + 'Écran rayé;36;10,1;415,00;09/08/2020;02/03/2026;oui\r\n;;;;;;\r\n');
  });

  it('puts one apostrophe before what a spreadsheet would take for a formula, and quotes what must be', async () => {
    const lines = async (text: string) => (await csv(only(text))).split('\r\n').slice(1).join('\r\n').replace(/;{6}\r\n$/, '');
    expect(await lines('=1+1')).toBe(`'=1+1`);
    expect(await lines('+33442101010')).toBe(`'+33442101010`);
    expect(await lines('-5')).toBe(`'-5`);
    expect(await lines('@x')).toBe(`'@x`);
    expect(await lines(`'déjà`)).toBe(`''déjà`);
    expect(await lines('\tx')).toBe(`'\tx`);
    expect(await lines('\rx')).toBe(`"'\rx"`);
    expect(await lines('=A1&"x;y"')).toBe(`"'=A1&""x;y"""`);
    expect(await lines('a = b')).toBe('a = b');
  });

  it('loses nothing: each text is read back by removing one apostrophe', async () => {
    const rows = readCsv(await csv(...TEXTS.map(only)));
    expect(rows.slice(1).map(([text]) => text?.replace(/^'/, ''))).toEqual(TEXTS);
    expect(rows.every((row) => row.length === COLUMNS.length)).toBeTrue();
  });
});

for (const [format, read] of [['xlsx', readXlsx], ['ods', readOds]] as const) {
  describe(`A list written to ${format.toUpperCase()}`, () => {
    it('has cells of the right kind', async () => {
      const [, row] = read(await written(format, [ROW]));
      expect(row?.map(({ type, value }) => [type, value])).toEqual([
        ['text', 'Écran rayé'], ['number', '36'], ['number', '10.1'], ['number', '415.00'], ['day', '2020-08-09'], ['day', '2026-03-02'], ['text', 'oui'],
      ]);
    });

    it('has bold headings, and other rows are not', async () => {
      const [headings, row] = read(await written(format, [ROW]));
      expect(headings?.map(({ value }) => value)).toEqual(COLUMNS.map(({ heading }) => heading));
      expect(headings?.every(({ bold }) => bold)).toBeTrue();
      expect(row?.some(({ bold }) => bold)).toBeFalse();
    });

    it('keeps every text a text, and loses nothing of it', async () => {
      const rows = read(await written(format, TEXTS.map(only)));
      expect(rows.slice(1).every(([cell]) => cell?.type === 'text')).toBeTrue();
      const lineEnds = (text: string) => (format === 'ods' ? text.replace(/\r\n?/g, '\n') : text);
      expect(firstOf(rows)).toEqual(TEXTS.map(lineEnds));
    });

    it('holds what XML cannot, or says that it was there', async () => {
      const texts = ['a\u0001b', 'moitié \ud83d', 'x\ufffe\uffffy', '\u000b'];
      const stand = (text: string) => (format === 'ods' ? [...text].map((character) => (/[a-zé ]/.test(character) ? character : '\ufffd')).join('') : text);
      expect(firstOf(read(await written(format, texts.map(only))))).toEqual(texts.map(stand));
    });

    it('is whole without a row', async () => {
      expect(read(await written(format, [])).length).toBe(1);
    });
  });
}

describe('A workbook', () => {
  it('keeps the headings in sight and gives each column a width', async () => {
    const sheet = readXml(unzip(await written('xlsx', [ROW]))['xl/worksheets/sheet1.xml'] ?? '');
    expect(elements(sheet, 'pane')[0]?.attributes).toEqual(jasmine.objectContaining({ ySplit: '1', state: 'frozen' }));
    expect(elements(sheet, 'col').map(({ attributes }) => Number(attributes['width'])).every((width) => width >= 8 && width <= 60)).toBeTrue();
    expect(elements(sheet, 'col').length).toBe(COLUMNS.length);
  });

  it('names more than 26 columns as spreadsheets do', async () => {
    const many = Array.from({ length: 60 }, (_, place) => column(`c${place}`, `C${place}`));
    const sheet = readXml(unzip(await written('xlsx', [], many))['xl/worksheets/sheet1.xml'] ?? '');
    expect(elements(sheet, 'c').map(({ attributes }) => attributes['r']).filter((_, place) => [0, 25, 26, 51, 52].includes(place))).toEqual(['A1', 'Z1', 'AA1', 'AZ1', 'BA1']);
  });

  it('has files that are each well-formed', async () => {
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'csv')) {
      for (const [name, text] of Object.entries(unzip(await written(format, [ROW])))) {
        if (name !== 'mimetype') expect(() => readXml(text)).withContext(name).not.toThrow();
      }
    }
  });
});

describe('An OpenDocument spreadsheet', () => {
  it('says what it is in its first bytes', async () => {
    const file = await written('ods', [ROW]);
    expect(file.subarray(30, 38).toString()).toBe('mimetype');
    expect(file.subarray(38, 38 + 46).toString()).toBe('application/vnd.oasis.opendocument.spreadsheet');
  });

  it('keeps the headings in sight', async () => {
    const settings = unzip(await written('ods', [ROW]))['settings.xml'] ?? '';
    expect(settings).toContain('<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>');
  });
});
