import { isDay, WIFI_BANDS, type WifiBand } from '@calanque/shared';

const SPACES = /[\s\u00a0\u2007\u202f]+/g;
const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day as offices write it: `9/8/20`, `09-08-2020`, `9.8.2020`, `2020-08-09`, `9 août 2020`, with or without a time.
 * Day first; two digits are of this century. Null when it is none, or one that the calendar has not.
 */
export function readDay(text: string): string | null {
  const date = text.trim().replace(/[T ]\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(date);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const french = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(date);
  if (french) return dayOf(french[4], french[3], french[1]);
  const written = /^(\d{1,2})(?:er)?[ -]([\p{L}]{3,9})\.?[ -](\d{4}|\d{2})$/u.exec(date.replaceAll(SPACES, ' '));
  const month = written ? monthOf(written[2] ?? '') : 0;
  return month > 0 ? dayOf(written?.[3], String(month), written?.[1]) : null;
}

function dayOf(year = '', month = '', date = ''): string | null {
  const day = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function monthOf(name: string): number {
  const plain = name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return MONTHS.findIndex((month) => plain.startsWith(month)) + 1;
}

/**
 * Euros as offices write them, in cents: `415,00 €`, `1 234,5`, `1.234,50`, `849.90`, `EUR 12`. Null when it is no amount,
 * a negative one, one with parts of cents, or one that can be read in two ways (`1.234`).
 */
export function readCents(text: string): number | null {
  const amount = text.replaceAll(SPACES, '').replace(/^(€|eur|euros?)|(€|eur|euros?)(ttc)?$/gi, '');
  const parts = /^(\d{1,3}(?:[.,']\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/.exec(amount);
  if (!parts) return null;
  const [, whole = '', decimalMark, decimals = ''] = parts;
  const groupMarks = new Set(whole.match(/[.,']/g) ?? []);
  if (groupMarks.size > 1 || (decimalMark !== undefined && groupMarks.has(decimalMark))) return null;
  if (decimalMark === undefined && groupMarks.size === 1 && whole.length <= 7 && !groupMarks.has("'")) return null;
  const cents = Number(whole.replaceAll(/[.,']/g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** A length of time in months: `24`, `24 mois`, `2 ans`. */
export function readMonths(text: string): number | null {
  const parts = /^(\d{1,3})(?:[.,]0+)?(mois|ans?|annees?|m|a)?$/.exec(text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(SPACES, ''));
  if (!parts) return null;
  return Number(parts[1]) * (parts[2]?.startsWith('a') ? 12 : 1);
}

/** Wifi bands: `2,4 GHz | 5 GHz`, `2.4/5`. */
export function readBands(text: string): WifiBand[] | null {
  const bands = text.replaceAll(/ghz/gi, '').split(/[|/;+&]|\bet\b|,\s/).map((part) => part.trim().replace(',', '.')).filter((part) => part !== '');
  const known = WIFI_BANDS.filter((band) => bands.includes(band));
  return bands.length > 0 && known.length === new Set(bands).size ? known : null;
}

/** What a spreadsheet makes of a long number: `3.56764E+14`. The digits it hides are lost. */
export function isRounded(text: string): boolean {
  return /^\d[.,]\d+E\+\d+$/i.test(text.trim());
}

/** Two ways to write the same line ends are one. */
export function readText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
