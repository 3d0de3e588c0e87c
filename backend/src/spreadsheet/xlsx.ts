import type { Cell } from '@calanque/shared';
import { plainCell, type Sheet } from './sheet.js';
import { widthsOf } from './widths.js';
import { XML_HEAD, xmlText } from './xml.js';
import { zip, type ZipEntry } from './zip.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` of the style sheet. */
const STYLE = { heading: 1, day: 2, money: 3, text: 4 } as const;
/** Day 0 of a workbook. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The table as an Office Open XML workbook (ECMA-376): typed cells, text never a formula, the headings bold and frozen. */
export function xlsxOf(sheet: Sheet): AsyncGenerator<Buffer> {
  const part = (name: string, xml: string): ZipEntry => ({ name, content: Buffer.from(XML_HEAD + xml) });
  return zip([
    part('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`),
    part('_rels/.rels', `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`),
    part('xl/styles.xml', STYLES),
    { name: 'xl/worksheets/sheet1.xml', content: worksheet(sheet) },
  ]);
}

/** Text has the format "text" (49), so that retyping a serial of digits does not lose its zeros. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

async function* worksheet(sheet: Sheet): AsyncGenerator<Buffer> {
  const letters = sheet.columns.map((_, place) => columnLetters(place));
  let line = 1;
  let begun = false;
  for await (const batch of sheet.rows) {
    let text = begun ? '' : beginning(sheet, letters, batch);
    begun = true;
    for (const row of batch) {
      line++;
      text += `<row r="${line}">${sheet.columns.map(({ kind }, place) => cellXml(`${letters[place]}${line}`, kind, row[place])).join('')}</row>`;
    }
    yield Buffer.from(text);
  }
  yield Buffer.from(`${begun ? '' : beginning(sheet, letters, [])}</sheetData></worksheet>`);
}

function beginning(sheet: Sheet, letters: readonly string[], sample: readonly (readonly Cell[])[]): string {
  const widths = widthsOf(sheet, sample).map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`);
  const headings = sheet.columns.map(({ heading }, place) => textCell(`${letters[place]}1`, heading, STYLE.heading));
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
}

function cellXml(at: string, kind: Sheet['columns'][number]['kind'], value: Cell | undefined): string {
  const cell = plainCell(kind, value);
  switch (cell.is) {
    case 'empty': return '';
    case 'number': return `<c r="${at}"${kind === 'money' ? ` s="${STYLE.money}"` : ''}><v>${cell.digits}</v></c>`;
    case 'day': return `<c r="${at}" s="${STYLE.day}"><v>${(Date.parse(`${cell.day}T00:00:00Z`) - EPOCH) / DAY_MS}</v></c>`;
    case 'text': return textCell(at, cell.text, STYLE.text);
  }
}

function textCell(at: string, text: string, style: number): string {
  // `_x0041_` in a text stands for a character (ST_Xstring); one that was typed so is told apart by escaping its bar.
  const literal = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  const coded = xmlText(literal, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${coded}</t></is></c>`;
}

/** A, B … Z, AA … */
function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}
