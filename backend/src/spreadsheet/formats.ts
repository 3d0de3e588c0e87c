import type { ExportFormat } from '@calanque/shared';
import { csvOf } from './csv.js';
import { odsOf } from './ods.js';
import type { Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';

interface Format {
  readonly type: string;
  readonly write: (sheet: Sheet) => AsyncGenerator<Buffer>;
}

/** How each kind of file is written, and its media type. */
export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  csv: { type: 'text/csv', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', write: odsOf },
};

/** The media types of an export. */
export const EXPORT_TYPES = Object.values(FORMATS).map(({ type }) => type);
