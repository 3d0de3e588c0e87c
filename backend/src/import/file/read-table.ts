import { IMPORT_ROWS_MAX } from '@calanque/shared';
import { Refusal } from '../../refusal/refusal.js';
import { DELIMITERS, readRecords, type Delimiter, type FileRecord } from './read-records.js';

/** A table of a file: its headings, and its data rows one by one. */
export interface FileTable {
  readonly delimiter: Delimiter;
  /** One a column, trimmed; empty where the file gives none. */
  readonly headings: readonly string[];
  /**
   * The cells of each data row, trimmed, without the apostrophe that keeps a spreadsheet from calculating.
   * A row may have more cells than there are headings.
   * @throws Refusal `file-too-many-rows`, and what `readRecords` refuses
   */
  readonly rows: () => Generator<string[]>;
}

/** A title may stand above the headings, and blank lines. */
const HEADING_WITHIN = 15;
const SEPARATOR_HINT = /^sep=(.)\r?\n/i;

/**
 * Finds the table of a text: how its cells are separated and which line holds the headings, by those that are known.
 * @throws Refusal `file-not-table`, `file-empty`, and what `readRecords` refuses
 */
export function readTable(given: string, isKnown: (heading: string) => boolean): FileTable {
  const text = given.replace(SEPARATOR_HINT, '');
  const candidates = DELIMITERS.map((delimiter) => headingOf(text, delimiter, isKnown));
  const found = candidates.reduce((best, other) => (isBetter(other, best) ? other : best));
  if (found.refusal !== null) throw found.refusal;
  if (found.cells.length < 2 && found.known === 0) {
    // Cut in another way it would be a table, if it were not for a fault.
    throw candidates.find(({ refusal }) => refusal !== null)?.refusal ?? new Refusal('file-not-table', {}, { field: 'file' });
  }
  const rows = function* rows(): Generator<string[]> {
    let place = 0;
    let count = 0;
    for (const { cells } of readRecords(text, found.delimiter)) {
      if (place++ <= found.place) continue;
      if (++count > IMPORT_ROWS_MAX) throw new Refusal('file-too-many-rows', { limit: IMPORT_ROWS_MAX.toLocaleString('fr-FR') }, { field: 'file' });
      yield withoutBlankEnd(cells.map(cleanCell));
    }
    if (count === 0) throw new Refusal('file-empty', {}, { field: 'file' });
  };
  return { delimiter: found.delimiter, headings: found.cells, rows };
}

interface Candidate {
  readonly delimiter: Delimiter;
  readonly place: number;
  readonly cells: string[];
  readonly known: number;
  readonly refusal: Refusal | null;
}

/** The line that holds the most headings that are known; the first that is not blank where none does. */
function headingOf(text: string, delimiter: Delimiter, isKnown: (heading: string) => boolean): Candidate {
  let best: Candidate | null = null;
  try {
    let place = 0;
    for (const record of readRecords(text, delimiter)) {
      if (place >= HEADING_WITHIN) break;
      const candidate = candidateOf(record, delimiter, place++, isKnown);
      if (candidate.cells.some((cell) => cell !== '') && (best === null || candidate.known > best.known)) best = candidate;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { delimiter, place: 0, cells: [], known: 0, ...best, refusal: error };
  }
  return best ?? { delimiter, place: 0, cells: [], known: 0, refusal: new Refusal('file-empty', {}, { field: 'file' }) };
}

function candidateOf(record: FileRecord, delimiter: Delimiter, place: number, isKnown: (heading: string) => boolean): Candidate {
  const cells = withoutBlankEnd(record.cells.map(cleanCell));
  return { delimiter, place, cells, known: new Set(cells.filter(isKnown)).size, refusal: null };
}

/** More known headings win, then more columns; one that cannot be read wins only by what it knows. */
function isBetter(candidate: Candidate, than: Candidate): boolean {
  if (candidate.known !== than.known) return candidate.known > than.known;
  if ((candidate.refusal === null) !== (than.refusal === null)) return candidate.refusal === null;
  return candidate.cells.length > than.cells.length;
}

/** Spreadsheets pad every line to the widest one. */
function withoutBlankEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** The cell without spaces around it, and without the one apostrophe that our exports put before what begins like a formula. */
function cleanCell(cell: string): string {
  if (/^'[=+\-@\t\r']/.test(cell)) return cell.slice(1).trim();
  // How some programs keep a spreadsheet from taking digits for a number.
  return (/^="([^"]*)"$/.exec(cell)?.[1] ?? cell).trim();
}
