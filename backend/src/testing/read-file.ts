import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A cell as another program reads it. */
export interface ReadCell {
  readonly type: 'text' | 'number' | 'day' | 'empty';
  readonly value: string;
  readonly bold: boolean;
}

/** The cells of a CSV file after its byte order mark, by RFC 4180 with `;`. @throws Error where a quote stands wrong */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const body = text.replace(/^\uFEFF/, '');
  let at = 0;
  while (at < body.length) {
    const row: string[] = [];
    for (;;) {
      const quoted = /^"((?:[^"]|"")*)"/.exec(body.slice(at, at + 20_000));
      const found = quoted ?? /^[^";\r\n]*/.exec(body.slice(at, at + 20_000));
      row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (found?.[0] ?? ''));
      at += found?.[0].length ?? 0;
      if (body[at] !== ';') break;
      at++;
    }
    if (body.slice(at, at + 2) !== '\r\n') throw new Error(`a line ends otherwise at ${at}: ${JSON.stringify(body.slice(at - 20, at + 20))}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

/** The text of each file of an archive. */
export function unzip(archive: Buffer): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(archive)).map(([name, content]) => [name, strFromU8(content)]));
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** An XML file, read strictly. @throws Error where it is none */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (part) => open.at(-1)?.children.push(part));
  parser.write(text).close();
  return root;
}

/** Every element of that name, in the order of the file. */
export function elements(within: Element, name: string): Element[] {
  return within.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)]));
}

function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

const EPOCH = Date.UTC(1899, 11, 30);

/** The rows of the one sheet of an Office Open XML workbook. */
export function readXlsx(archive: Buffer): ReadCell[][] {
  const files = unzip(archive);
  const styles = readXml(files['xl/styles.xml'] ?? '');
  const fonts = elements(elements(styles, 'fonts')[0] ?? styles, 'font').map((font) => elements(font, 'b').length > 0);
  const dateFormats = elements(styles, 'numFmt').filter(({ attributes }) => /y/.test(attributes['formatCode'] ?? '')).map(({ attributes }) => attributes['numFmtId']);
  const formats = elements(elements(styles, 'cellXfs')[0] ?? styles, 'xf').map(({ attributes }) => attributes);
  return elements(readXml(files['xl/worksheets/sheet1.xml'] ?? ''), 'row').map((row) => {
    const cells: ReadCell[] = [];
    for (const cell of elements(row, 'c')) {
      if (elements(cell, 'f').length > 0) throw new Error('a formula');
      const place = placeOf(cell.attributes['r'] ?? '');
      while (cells.length < place) cells.push({ type: 'empty', value: '', bold: false });
      const format = formats[Number(cell.attributes['s'] ?? 0)];
      const bold = fonts[Number(format?.['fontId'])] ?? false;
      if (cell.attributes['t'] === 'inlineStr') cells.push({ type: 'text', value: decoded(elements(cell, 't').map(textOf).join('')), bold });
      else if (dateFormats.includes(format?.['numFmtId'])) cells.push({ type: 'day', value: new Date(EPOCH + Number(textOf(cell)) * 86_400_000).toISOString().slice(0, 10), bold });
      else cells.push({ type: 'number', value: textOf(cell), bold });
    }
    return cells;
  });
}

/** ST_Xstring: `_x0001_` is a character. */
function decoded(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function placeOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The rows of the one table of an OpenDocument spreadsheet. */
export function readOds(archive: Buffer): ReadCell[][] {
  const document = readXml(unzip(archive)['content.xml'] ?? '');
  const bold = new Set(elements(document, 'style:style').filter((style) => elements(style, 'style:text-properties').some(({ attributes }) => attributes['fo:font-weight'] === 'bold')).map(({ attributes }) => attributes['style:name']));
  return elements(document, 'table:table-row').map((row) => elements(row, 'table:table-cell').map((cell): ReadCell => {
    const { attributes } = cell;
    if ('table:formula' in attributes) throw new Error('a formula');
    const isBold = bold.has(attributes['table:style-name']);
    switch (attributes['office:value-type']) {
      case 'float': return { type: 'number', value: attributes['office:value'] ?? '', bold: isBold };
      case 'date': return { type: 'day', value: attributes['office:date-value'] ?? '', bold: isBold };
      case 'string': return { type: 'text', value: elements(cell, 'text:p').map(paragraph).join('\n'), bold: isBold };
      default: return { type: 'empty', value: '', bold: isBold };
    }
  }));
}

function paragraph(element: Element): string {
  return element.children.map((child) => {
    if (typeof child === 'string') return child.replace(/[ \t\n]+/g, ' ');
    if (child.name === 'text:tab') return '\t';
    return child.name === 'text:s' ? ' '.repeat(Number(child.attributes['text:c'] ?? 1)) : paragraph(child);
  }).join('');
}
