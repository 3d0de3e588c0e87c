import { Refusal } from '../../refusal/refusal.js';

/** How the characters of a file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Zip (also .xlsx, .ods), the workbooks of older spreadsheets, gzip. */
const WORKBOOKS = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0], [0x1f, 0x8b]] as const;
/** What programs of long ago write behind a text. */
const END_OF_FILE = '\u001a';
/** What stands for a letter that could not be read. */
const DAMAGED = '\ufffd';
/** Line ends and tabulators are text. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u;

/**
 * The text of an office's CSV file: UTF-8 or UTF-16 with a byte order mark, else UTF-8 where it is, else Windows-1252.
 * @throws Refusal `file-empty`, `file-is-workbook`, `file-not-text`, `file-characters`
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length === 0) throw new Refusal('file-empty', {}, { field: 'file' });
  if (WORKBOOKS.some((magic) => magic.every((byte, place) => bytes[place] === byte))) throw new Refusal('file-is-workbook', {}, { field: 'file' });
  const encoding = encodingOf(bytes);
  // Some spreadsheets put a vertical tabulator for a line end in a cell.
  const decoded = new TextDecoder(encoding).decode(bytes).replaceAll('\u000b', '\n');
  const text = decoded.endsWith(END_OF_FILE) ? decoded.slice(0, -1) : decoded;
  if (encoding === 'utf-8') requireWholeCharacters(text);
  if (CONTROL.test(text)) throw new Refusal('file-not-text', {}, { field: 'file' });
  return { text, encoding };
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * Whether what is not ASCII is mostly UTF-8. Letters of Windows-1252 hardly ever look so, and a file with one damaged letter must
 * not be read as if all its letters were of the other kind.
 */
function isUtf8(bytes: Buffer): boolean {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (hasMark) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  let [damaged, whole] = [0, 0];
  for (const letters of text.matchAll(/\P{ASCII}+/gu)) {
    for (const letter of letters[0]) {
      if (letter === DAMAGED) damaged++;
      else whole++;
    }
  }
  return damaged === 0 || whole > damaged;
}

/** @throws Refusal `file-characters` with the first line that has a letter which cannot be read */
function requireWholeCharacters(text: string): void {
  const place = text.indexOf(DAMAGED);
  if (place >= 0) throw new Refusal('file-characters', { line: text.slice(0, place).split('\n').length }, { field: 'file' });
}
