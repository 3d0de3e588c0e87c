import { IMPORT_CELL_MAX, IMPORT_COLUMNS_MAX, IMPORT_ROWS_MAX } from '@calanque/shared';
import { Refusal } from '../../refusal/refusal.js';
import { decodeText } from './decode-text.js';
import { readTable } from './read-table.js';

const KNOWN = ['Nom', 'Ville', 'N° série'];
const tableOf = (text: string) => readTable(text, (heading) => KNOWN.includes(heading));
const rowsOf = (text: string) => [...tableOf(text).rows()];

function refusalOf(work: () => unknown): [code: string, sentence: string] | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.sentence];
  }
}

describe('The characters of a file', () => {
  const text = 'Nom;Écran n° 3\r\nœuvre;12 €';

  it('are read as UTF-8, UTF-16 or Windows-1252, whichever they are', () => {
    const windows = Buffer.from([0x4e, 0x6f, 0x6d, 0x3b, 0xc9, 0x63, 0x72, 0x61, 0x6e, 0x20, 0x6e, 0xb0, 0x20, 0x33, 0x0d, 0x0a, 0x9c, 0x75, 0x76, 0x72, 0x65, 0x3b, 0x31, 0x32, 0x20, 0x80]);
    for (const [bytes, encoding] of [
      [Buffer.from(text), 'utf-8'], [Buffer.from(`\uFEFF${text}`), 'utf-8'], [Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'], [windows, 'windows-1252'],
    ] as const) {
      expect(decodeText(bytes)).withContext(encoding).toEqual({ text, encoding });
    }
  });

  it('are those of UTF-8 though one is damaged, which is said with its line', () => {
    const damaged = (start: string) => Buffer.concat([Buffer.from(`${start}Nom;Pièce\nécole;été\n`), Buffer.from([0x45, 0xe9, 0x3b, 0x0a])]);
    for (const start of ['', '\uFEFF']) {
      expect(refusalOf(() => decodeText(damaged(start)))).withContext(JSON.stringify(start)).toEqual([
        'file-characters', 'Ligne 3 du fichier : une lettre ne se lit pas. Enregistrez la feuille de nouveau en CSV (UTF-8), ou corrigez cette ligne.',
      ]);
    }
    expect(decodeText(Buffer.from('Nom;Ville\nA;B\n\u001a')).text).toBe('Nom;Ville\nA;B\n');
  });

  it('are none in a workbook, an archive, a picture, or bytes without any text', () => {
    const codeOf = (bytes: Buffer) => refusalOf(() => decodeText(bytes))?.[0];
    expect(codeOf(Buffer.from('PK\u0003\u0004rest of a zip'))).toBe('file-is-workbook');
    expect(codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBe('file-is-workbook');
    expect(codeOf(Buffer.from([0x1f, 0x8b, 8]))).toBe('file-is-workbook');
    expect(codeOf(Buffer.from('Nom;Ville\nA\u0000B;C'))).toBe('file-not-text');
    expect(codeOf(Buffer.from('\u0089PNG\r\n\u001a\n'))).toBe('file-not-text');
    expect(codeOf(Buffer.alloc(0))).toBe('file-empty');
  });
});

describe('The table of a file', () => {
  it('is separated by semicolons, commas or tabulators', () => {
    for (const delimiter of [';', ',', '\t']) {
      const table = tableOf(`Nom${delimiter}Ville\nA${delimiter}"B${delimiter}b"\n`);
      expect([table.delimiter, table.headings, [...table.rows()]] as unknown).withContext(delimiter).toEqual([delimiter, ['Nom', 'Ville'], [['A', `B${delimiter}b`]]]);
    }
    expect(tableOf('sep=,\r\nNom,Ville\r\nA;B,C').headings).toEqual(['Nom', 'Ville']);
  });

  it('begins below titles and blank lines', () => {
    expect(rowsOf('Inventaire 2021;;\n;;\n Nom ;Ville;\nA;B;\n')).toEqual([['A', 'B']]);
    expect(tableOf('Inventaire 2021;;\nNom;Ville;\nA;B;\n').headings).toEqual(['Nom', 'Ville']);
  });

  it('keeps blank rows, so that rows are counted as a spreadsheet counts them', () => {
    expect(rowsOf('Nom;Ville\n;;\n\nA;B\n')).toEqual([[], [], ['A', 'B']]);
  });

  it('has line ends, quotes and separators in its cells', () => {
    expect(rowsOf('Nom;Ville\r\n"a\r\nb;""c""";d\r\ne;f')).toEqual([['a\nb;"c"', 'd'], ['e', 'f']]);
    expect(rowsOf('Nom;Ville\n"";x\n"a" ;y')).toEqual([['', 'x'], ['a', 'y']]);
  });

  it('takes a quote inside a cell for a character', () => {
    expect(rowsOf('Nom;Ville\nécran 14";d\nl"a"b;e')).toEqual([['écran 14"', 'd'], ['l"a"b', 'e']]);
  });

  it('loses exactly the one apostrophe that keeps a spreadsheet from calculating', () => {
    expect(rowsOf(`Nom;Ville\n'=1+1;'+33\n''cité;'79\n"'-1";'@x\n"=""00123""";'="x"`)).toEqual([['=1+1', '+33'], [`'cité`, `'79`], ['-1', '@x'], ['00123', '="x"']]);
  });

  it('with quotes that do not close is refused with the line', () => {
    for (const [text, line] of [
      ['Nom;Ville\nA;B\n"C;D\nE;F\n', 3], ['Nom;Ville\n"A"b;C\n', 2], ['Nom;Ville\n"A;B\n"C";D\n', 2], ['Nom;Ville\nA;B\n"', 3],
    ] as const) {
      expect(refusalOf(() => rowsOf(text))).withContext(text).toEqual([
        'file-quote-open', `Ligne ${line} du fichier : un guillemet s’ouvre et ne se referme pas comme il faut. Corrigez cette ligne, puis déposez le fichier de nouveau.`,
      ]);
    }
  });

  it('with a cell, a line or a table beyond measure is refused', () => {
    const codeOf = (text: string) => refusalOf(() => rowsOf(text))?.[0];
    expect(codeOf(`Nom;Ville\n${'a'.repeat(IMPORT_CELL_MAX + 1)};b`)).toBe('file-cell-too-long');
    expect(codeOf(`Nom;Ville\n"${'a'.repeat(IMPORT_CELL_MAX + 1)}";b`)).toBe('file-cell-too-long');
    expect(codeOf('x'.repeat(20_000_000))).toBe('file-cell-too-long');
    expect(codeOf(`Nom;${Array.from({ length: 1000 }, (_, place) => `c${place}`).join(';')}\nA`)).toBe('file-too-many-columns');
    expect(codeOf(`Nom;Ville\n${'a;'.repeat(IMPORT_COLUMNS_MAX + 1)}`)).toBe('file-too-many-columns');
    expect(codeOf(`Nom;Ville\n${'a;b\n'.repeat(IMPORT_ROWS_MAX + 1)}`)).toBe('file-too-many-rows');
  });

  it('without columns, or without rows, is refused', () => {
    expect(refusalOf(() => rowsOf('bonjour\ntout le monde\n'))?.[0]).toBe('file-not-table');
    expect(refusalOf(() => rowsOf('{"a": 1}'))?.[0]).toBe('file-not-table');
    expect(refusalOf(() => rowsOf('Nom;Ville\n'))?.[0]).toBe('file-empty');
    expect(refusalOf(() => rowsOf('\n\n \n'))?.[0]).toBe('file-empty');
  });
});
