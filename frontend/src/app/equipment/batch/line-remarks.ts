import { normalizeImei, normalizeMac, serialKey, type Category, type Identifier } from '@calanque/shared';
import { identifiersOf, type BatchLine } from './batch-model';

/** What is to be said of a line. */
export interface LineRemark {
  /** Null when it is about the whole line. */
  readonly field: Identifier | null;
  readonly sentence: string;
  /** Whether the line cannot be saved like that; otherwise it is worth a second look. */
  readonly grave: boolean;
}

const SERIAL_MAX = 60;

/** One spelling under which two readings of the same label meet, as in the database. */
const KEYS: Readonly<Record<Identifier, (text: string) => string>> = {
  serial: (text) => serialKey(text.normalize('NFD').replace(/\p{Mn}/gu, '')),
  mac: (text) => normalizeMac(text) ?? text,
  imei: (text) => normalizeImei(text) ?? text,
};

/** What can be said of the lines without asking the server, by their ids: spellings that are none, and what is there twice. */
export function remarksOf(lines: readonly BatchLine[], category: Category | null): ReadonlyMap<string, readonly LineRemark[]> {
  const first: Record<Identifier, Map<string, number>> = { serial: new Map(), mac: new Map(), imei: new Map() };
  const kinds = identifiersOf(category);
  return new Map(lines.map((line, place) => {
    const remarks = kinds.flatMap((kind): LineRemark[] => {
      const text = line[kind].trim();
      if (text === '') return [];
      const key = KEYS[kind](text);
      const twin = first[kind].get(key);
      if (twin === undefined) first[kind].set(key, place + 1);
      const wrong = faultOf(kind, text) ?? (twin === undefined ? null : `Déjà dans la liste, ligne ${twin}. Retirez l’une des deux lignes.`);
      if (wrong !== null) return [{ field: kind, sentence: wrong, grave: true }];
      const doubt = kind === 'serial' ? doubtOf(text) : null;
      return doubt === null ? [] : [{ field: kind, sentence: doubt, grave: false }];
    });
    const nothing = kinds.every((kind) => line[kind].trim() === '');
    return [line.id, nothing ? [{ field: null, sentence: 'Cette ligne est vide. Corrigez-la ou retirez-la.', grave: true }] : remarks];
  }));
}

function faultOf(kind: Identifier, text: string): string | null {
  switch (kind) {
    case 'serial':
      if (text.length > SERIAL_MAX) return `Ce numéro de série est trop long : ${SERIAL_MAX} caractères au plus.`;
      return /[\p{Cc}\p{Cs}]/u.test(text) ? 'Un caractère de ce numéro n’est pas lisible. Relisez l’étiquette.' : null;
    case 'mac':
      return normalizeMac(text) === null ? 'Cette adresse MAC n’est pas complète : douze chiffres ou lettres de A à F, comme 02:8e:4e:e5:96:5b.' : null;
    case 'imei':
      return normalizeImei(text) === null ? 'Cet IMEI n’est pas juste : quinze chiffres, dont le dernier vérifie les autres.' : null;
  }
}

/** What a scanner often reads beside the serial number: an address in a square code, the bar code of the article. */
function doubtOf(text: string): string | null {
  if (/^https?:|^www\./i.test(text)) return 'C’est une adresse de site, pas un numéro de série : scannez l’autre code de l’étiquette.';
  return isArticleCode(text) ? 'Cela ressemble au code-barres de l’article, le même pour tous : vérifiez que c’est bien le numéro de série.' : null;
}

/** EAN-13: the last digit checks the others, weighted 1 and 3 in turn (GS1). */
function isArticleCode(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
