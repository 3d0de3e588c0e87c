import type { Bearer } from './judge-names.js';

/** One way to understand the words: pieces of these models, at these sites, held by these persons … all at once. */
export interface Reading {
  readonly ids: Readonly<Partial<Record<Bearer['kind'], readonly string[]>>>;
  /** A word that stands in an identifier of the piece. */
  readonly identifier: string | null;
}

/** Each reading is a part of the statement. */
const MOST_READINGS = 8;
const KINDS = ['model', 'person', 'room', 'site', 'category'] as const satisfies readonly Bearer['kind'][];
const SHORTEST_IDENTIFIER = 3;

type Words = 'written' | 'understood';
/** For each kind, the words that it stands for in this reading. */
type Shares = Readonly<Partial<Record<Bearer['kind'] | 'identifier', number>>>;

/** Every way to give each of the words to something that bears it. */
export function readingsOf(bearers: readonly Bearer[], words: readonly string[], as: Words): Reading[] {
  if (words.length === 0) return [];
  return sharings(bearers, words, as).slice(0, MOST_READINGS).map((shares) => readingOf(bearers, words, shares, as));
}

/** The readings that only forgiven typing errors add. */
export function readingsWithErrors(bearers: readonly Bearer[], words: readonly string[]): Reading[] {
  const sizeOf = ({ ids }: Reading): number => Object.values(ids).reduce((sum, some) => sum + some.length, 0);
  const written = new Map(readingsOf(bearers, words, 'written').map((reading) => [keyOf(reading), sizeOf(reading)]));
  return readingsOf(bearers, words, 'understood').filter((reading) => sizeOf(reading) > (written.get(keyOf(reading)) ?? 0));
}

function sharings(bearers: readonly Bearer[], words: readonly string[], as: Words): Shares[] {
  let partial: Shares[] = [{}];
  words.forEach((word, index) => {
    partial = partial.flatMap((shares) => [...KINDS, 'identifier' as const].flatMap((kind) => {
      const share = (shares[kind] ?? 0) | (1 << index);
      const possible = kind === 'identifier' ? share === 1 << index && mayBeIdentifier(word) : bearers.some((bearer) => bearer.kind === kind && (bearer[as] & share) === share);
      return possible ? [{ ...shares, [kind]: share }] : [];
    }));
  });
  // A single word in an identifier is looked for apart.
  return partial.filter((shares) => KINDS.some((kind) => shares[kind] !== undefined)).sort((one, other) => Object.keys(one).length - Object.keys(other).length);
}

/** Only what holds a figure: words would be found in serials by chance. */
function mayBeIdentifier(word: string): boolean {
  return word.length >= SHORTEST_IDENTIFIER && /\d/.test(word) && /^[a-z0-9]+$/.test(word);
}

function readingOf(bearers: readonly Bearer[], words: readonly string[], shares: Shares, as: Words): Reading {
  const ids = Object.fromEntries(KINDS.flatMap((kind) => {
    const share = shares[kind];
    return share === undefined ? [] : [[kind, bearers.filter((bearer) => bearer.kind === kind && (bearer[as] & share) === share).map(({ id }) => id)]];
  }));
  const place = shares.identifier === undefined ? null : Math.log2(shares.identifier);
  return { ids, identifier: place === null ? null : words[place] ?? null };
}

/** The same kinds for the same sort of words. */
function keyOf(reading: Reading): string {
  return `${Object.keys(reading.ids).sort().join()}|${reading.identifier ?? ''}`;
}
