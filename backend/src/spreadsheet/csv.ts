import type { Cell } from '@calanque/shared';
import { plainCell, type Sheet } from './sheet.js';

const BOM = '\uFEFF';
const LINE_END = '\r\n';
/** A spreadsheet takes what begins with one of these for a formula; an apostrophe is doubled, so that an import can tell. */
const TAKEN_FOR_FORMULA = /^[=+\-@\t\r']/;
/** Also what a reader might trim. */
const NEEDS_QUOTES = /[";\r\n]|^\s|\s$/;

/**
 * The table as French spreadsheets read it: UTF-8 with BOM, `;`, CRLF, decimal comma, JJ/MM/AAAA. An import gets back
 * every text unchanged by removing one leading apostrophe.
 */
export async function* csvOf(sheet: Sheet): AsyncGenerator<Buffer> {
  const headings = sheet.columns.map(({ heading }) => quoted(shielded(heading)));
  yield Buffer.from(BOM + headings.join(';') + LINE_END);
  for await (const batch of sheet.rows) {
    let text = '';
    for (const row of batch) text += sheet.columns.map(({ kind }, place) => written(kind, row[place])).join(';') + LINE_END;
    yield Buffer.from(text);
  }
}

function written(kind: Sheet['columns'][number]['kind'], value: Cell | undefined): string {
  const cell = plainCell(kind, value);
  switch (cell.is) {
    case 'empty': return '';
    case 'number': return cell.digits.replace('.', ',');
    case 'day': return cell.day.split('-').reverse().join('/');
    case 'text': return quoted(shielded(cell.text));
  }
}

function shielded(text: string): string {
  return TAKEN_FOR_FORMULA.test(text) ? `'${text}` : text;
}

/** RFC 4180. */
function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
