import { IMPORT_BYTES_MAX, PROBLEMS } from '@calanque/shared';

const MEGABYTE = 1024 * 1024;
const TEXTS = /\.(csv|txt|tsv)$/i;
const WORKBOOKS = /\.(xlsx?|xlsm|xlsb|ods|numbers|zip|gz|7z|rar)$/i;

/** Why a file cannot be taken, seen from its name and size alone; null when it is worth sending. */
export function whyNot(file: Pick<File, 'name' | 'size'>): string | null {
  if (WORKBOOKS.test(file.name)) return PROBLEMS['file-is-workbook'].sentence({});
  if (!TEXTS.test(file.name)) return PROBLEMS['file-not-text'].sentence({});
  if (file.size === 0) return PROBLEMS['file-empty'].sentence({});
  if (file.size > IMPORT_BYTES_MAX) return PROBLEMS['file-too-large'].sentence({ limit: IMPORT_BYTES_MAX / MEGABYTE });
  return null;
}

const NUMBER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 64,4 ko », « 2,1 Mo » */
export function weightOf(bytes: number): string {
  return bytes < MEGABYTE ? `${NUMBER.format(Math.max(bytes / 1024, 0.1))} ko` : `${NUMBER.format(bytes / MEGABYTE)} Mo`;
}
