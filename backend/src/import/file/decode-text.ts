import { Refusal } from '../../refusal/refusal.js';

/** How the characters of a file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Zip (also .xlsx, .ods), the workbooks of older spreadsheets, gzip. */
const WORKBOOKS = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0], [0x1f, 0x8b]] as const;
/** Line ends and tabulators are text. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u;

/**
 * The text of an office's CSV file: UTF-8 or UTF-16 with a byte order mark, else UTF-8 where it is, else Windows-1252.
 * @throws Refusal `file-empty`, `file-is-workbook`, `file-not-text`
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length === 0) throw new Refusal('file-empty', {}, { field: 'file' });
  if (WORKBOOKS.some((magic) => magic.every((byte, place) => bytes[place] === byte))) throw new Refusal('file-is-workbook', {}, { field: 'file' });
  const encoding = encodingOf(bytes);
  // Some spreadsheets put a vertical tabulator for a line end in a cell.
  const text = new TextDecoder(encoding).decode(bytes).replaceAll('\u000b', '\n');
  if (CONTROL.test(text)) throw new Refusal('file-not-text', {}, { field: 'file' });
  return { text, encoding };
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // Some byte has no meaning in UTF-8; in Windows-1252 nearly every one has.
    return false;
  }
}
