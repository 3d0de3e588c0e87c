import type { Cell, ColumnKind } from '@calanque/shared';
import { plainCell, type Sheet } from './sheet.js';
import { widthsOf } from './widths.js';
import { XML_HEAD, xmlText } from './xml.js';
import { zip, type ZipEntry } from './zip.js';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMES = ['office', 'style', 'text', 'table', 'number', 'config']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"').join(' ');
const CM_A_CHARACTER = 0.19;

/** The table as an OpenDocument spreadsheet 1.3 (ISO/IEC 26300): typed cells, text never a formula, the headings bold and frozen. */
export function odsOf(sheet: Sheet): AsyncGenerator<Buffer> {
  const part = (name: string, xml: string): ZipEntry => ({ name, content: Buffer.from(XML_HEAD + xml) });
  return zip([
    // First and as it is, so that the kind of the file can be told from its first bytes.
    { name: 'mimetype', content: Buffer.from(TYPE) },
    part('META-INF/manifest.xml', `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/>${['content.xml', 'settings.xml'].map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`),
    part('settings.xml', settings(sheet.name)),
    { name: 'content.xml', content: content(sheet) },
  ]);
}

/** The first row stays while one scrolls. */
function settings(sheetName: string): string {
  const item = (name: string, type: string, value: string | number) => `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  return `<office:document-settings ${NAMES} office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${xmlText(sheetName)}">${item('VerticalSplitMode', 'short', 2)}${item('VerticalSplitPosition', 'int', 1)}${item('ActiveSplitRange', 'short', 2)}${item('PositionBottom', 'int', 1)}</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}

const CELL_STYLES = `<number:date-style style:name="jour" number:automatic-order="false"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><number:number-style style:name="centimes"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:text-style style:name="tel-quel"><number:text-content/></number:text-style><style:style style:name="titre" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="day" style:family="table-cell" style:data-style-name="jour"/><style:style style:name="money" style:family="table-cell" style:data-style-name="centimes"/><style:style style:name="text" style:family="table-cell" style:data-style-name="tel-quel"/>`;

async function* content(sheet: Sheet): AsyncGenerator<Buffer> {
  let begun = false;
  for await (const batch of sheet.rows) {
    let text = begun ? '' : beginning(sheet, batch);
    begun = true;
    for (const row of batch) text += `<table:table-row>${sheet.columns.map(({ kind }, place) => cellXml(kind, row[place])).join('')}</table:table-row>`;
    yield Buffer.from(text);
  }
  yield Buffer.from(`${begun ? '' : beginning(sheet, [])}</table:table></office:spreadsheet></office:body></office:document-content>`);
}

function beginning(sheet: Sheet, sample: readonly (readonly Cell[])[]): string {
  const widths = widthsOf(sheet, sample);
  const columnStyles = widths.map((width, place) => `<style:style style:name="c${place}" style:family="table-column"><style:table-column-properties style:column-width="${(width * CM_A_CHARACTER + 0.2).toFixed(2)}cm"/></style:style>`);
  const columns = widths.map((_, place) => `<table:table-column table:style-name="c${place}"/>`);
  const headings = sheet.columns.map(({ heading }) => textCell(heading, 'titre'));
  return `${XML_HEAD}<office:document-content ${NAMES} office:version="1.3"><office:automatic-styles>${CELL_STYLES}${columnStyles.join('')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${xmlText(sheet.name)}">${columns.join('')}<table:table-header-rows><table:table-row>${headings.join('')}</table:table-row></table:table-header-rows>`;
}

function cellXml(kind: ColumnKind, value: Cell | undefined): string {
  const cell = plainCell(kind, value);
  switch (cell.is) {
    case 'empty': return '<table:table-cell/>';
    case 'number': return `<table:table-cell${kind === 'money' ? ' table:style-name="money"' : ''} office:value-type="float" office:value="${cell.digits}"/>`;
    case 'day': return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${cell.day}"/>`;
    case 'text': return textCell(cell.text, 'text');
  }
}

/** Lines are paragraphs; tabulators and spaces that would be taken together are written out. */
function textCell(text: string, style: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => `<text:p>${xmlText(line)
    .replaceAll('\t', '<text:tab/>')
    .replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)}</text:p>`);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${lines.join('')}</table:table-cell>`;
}
