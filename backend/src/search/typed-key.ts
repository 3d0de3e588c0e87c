import type { IdentifierKind } from '@calanque/shared';

/** What `search_key` of the database leaves out: separators, and the wild cards of LIKE. */
const SEPARATORS = /[ \t\u00a0\u2007\u202f\u2013\u2014\u2019\-_./:|%\\,;#*+()'"]/g;
const SHORTEST_PART = 3;
const MAC_DIGITS = 12;

/** What was typed, as an identifier of a piece: what can be asked of the index of identifiers. */
export interface TypedKey {
  /** In the one spelling of `search_key`. */
  readonly key: string;
  /** Whether it can be a whole identifier, or its beginning. */
  readonly searchable: boolean;
  /** Whether it can be looked for inside identifiers: shorter parts are in nearly all of them. */
  readonly searchableInside: boolean;
  /** Whether it can be an IMEI, or its beginning. */
  readonly ofImei: boolean;
  /** The MAC addresses that begin with it; null when it can be none of one. */
  readonly macs: { readonly first: string; readonly last: string; readonly whole: boolean } | null;
  /** The value of an inventory number typed without its zeros, or without its prefix. */
  readonly bareNumber: string | null;
}

/**
 * Reads what was typed as an identifier. The index knows letters and figures without accents only: what holds anything
 * else would make PostgreSQL read every piece.
 */
export function typedKey(typed: string): TypedKey {
  const key = keyOf(typed);
  const plainAscii = /^[\x21-\x7e]+$/.test(key);
  const bare = /^(?:mds13)?0*(\d{1,12})$/.exec(key);
  return {
    key,
    searchable: plainAscii && /^[a-z0-9]/.test(key),
    searchableInside: plainAscii && new RegExp(`[a-z0-9]{${SHORTEST_PART}}`).test(key),
    ofImei: /^\d{1,15}$/.test(key),
    macs: /^[0-9a-f]{1,12}$/.test(key)
      ? { first: key.padEnd(MAC_DIGITS, '0'), last: key.padEnd(MAC_DIGITS, 'f'), whole: key.length === MAC_DIGITS } : null,
    bareNumber: bare?.[1] ?? null,
  };
}

/** The identifier to show of a piece: the one that holds what was typed, or else the first that it has. */
export function identifierToShow(piece: Readonly<Record<IdentifierKind, string | null>>, key: string): { kind: IdentifierKind; value: string } | null {
  const all = (['serial', 'mac', 'imei'] as const).flatMap((kind) => (piece[kind] === null ? [] : [{ kind, value: piece[kind] }]));
  return all.find(({ value }) => key !== '' && keyOf(value).includes(key)) ?? all[0] ?? null;
}

function keyOf(text: string): string {
  return text.replace(SEPARATORS, '').toLowerCase();
}
