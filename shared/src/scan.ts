/**
 * The inventory number, serial number, MAC address or IMEI in what a scanner typed or a camera read, in capitals: the
 * bare code, or the last part of a short link `https://…/e/MDS13-000214`. A keyboard that stood for another one (US keys
 * on a French computer, or the other way round) is put right where the whole text then makes sense. Empty for no code.
 */
export function numberIn(scanned: string): string {
  return readingsOf(scanned)[0] ?? '';
}

/** Every way to understand what was scanned, the likeliest first; the others are for when the first leads nowhere. */
export function readingsOf(scanned: string): readonly string[] {
  const text = scanned.replace(/\p{Cc}/gu, '').trim().replace(SYMBOLOGY, '');
  const spellings = [text, typedAs(MEANT_ON_FRENCH_COMPUTER, text), typedAs(MEANT_ON_US_COMPUTER, text), dashForBracket(text)];
  const codes = spellings.flatMap((spelling) => (spelling === null ? [] : codeIn(spelling) ?? []));
  return [...new Set([...codes, ...codes.flatMap((code) => dashForSix(code) ?? [])])];
}

/** What some scanners put before the code to say of which sort it is: `]Q1`. */
const SYMBOLOGY = /^\][A-Za-z]\d/;
const LINK = /(?:^|\/)e\/+([^/?#\s]+)\/?(?:[?#].*)?$/i;
const CODE = /^[A-Z0-9](?:[A-Z0-9 ._:/-]*[A-Z0-9])?$/;

/** The code of a text that makes sense; null for one that does not. */
function codeIn(text: string): string | null {
  const linked = LINK.exec(text)?.[1];
  // Another page of somebody's site is no code.
  if (linked === undefined && text.includes('://')) return null;
  const code = (linked === undefined ? text : decoded(linked)).trim().toUpperCase();
  return CODE.test(code) ? code : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// The keys of both keyboards, row by row in the same places, without and with the shift key.
const US_KEYS = '1234567890-=qwertyuiopasdfghjkl;\'zxcvbnm,./!@#$%^&*()_+QWERTYUIOPASDFGHJKL:"ZXCVBNM<>?';
const FRENCH_KEYS = '&é"\'(-è_çà)=azertyuiopqsdfghjklmùwxcvbn,;:!1234567890°+AZERTYUIOPQSDFGHJKLM%WXCVBN?./§';

/** The key that was meant, by what came out of it. */
type Keys = ReadonlyMap<string, string>;

const keysFrom = (came: string, meant: string): Keys => new Map([...came].map((character, place) => [character, [...meant][place] ?? '']));

const MEANT_ON_FRENCH_COMPUTER = keysFrom(FRENCH_KEYS, US_KEYS);
const MEANT_ON_US_COMPUTER = keysFrom(US_KEYS, FRENCH_KEYS);

/** The text as it was meant; null where a character has no key, and for letters and figures alone, which need no help. */
function typedAs(keys: Keys, text: string): string | null {
  if (/^[A-Za-z0-9]*$/.test(text)) return null;
  const meant = [...text].map((character) => keys.get(character) ?? null);
  return meant.includes(null) ? null : meant.join('');
}

/** A dash typed as the key beside the zero, where the figures came right. */
function dashForBracket(text: string): string | null {
  return /[A-Z0-9][)°][A-Z0-9]/i.test(text) ? text.replace(/[)°]/g, '-') : null;
}

/** A dash typed as the key that is both six and dash on French keyboards, where the figures came right. */
function dashForSix(code: string): string | null {
  const parts = /^(MDS13)6(\d{4,})$/.exec(code);
  return parts ? `${parts[1] ?? ''}-${parts[2] ?? ''}` : null;
}

/** The digits that somebody typed for the end of a number, as a value: « 0214 » is 214; null for what is no such end. */
export function endingOf(code: string): number | null {
  return /^\d{1,6}$/.test(code) ? Number(code) : null;
}

/** Whether an inventory number (`MDS13-000214`) ends with these digits, zeros before them counting for nothing. */
export function endsWith(number: string, code: string): boolean {
  const ending = endingOf(code);
  return ending !== null && Number(/\d+$/.exec(number)?.[0] ?? Number.NaN) === ending;
}
