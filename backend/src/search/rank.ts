import type { SearchMatch } from '@calanque/shared';

/**
 * The order of hits, the best first. An identifier that one has whole or from its beginning is what was meant; a part of
 * one may be chance, so that a name written out comes before it. A thing named comes before the pieces that are of it.
 */
export const RANK = {
  identifier: 0,
  /** The inventory number without its prefix and zeros. */
  bareNumber: 1,
  identifierBeginning: 2,
  wholeName: 3,
  identifierPart: 4,
  name: 5,
  piecesOfNames: 6,
  misspeltName: 7,
  piecesOfMisspeltNames: 8,
} as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

const MATCHES: Readonly<Record<Rank, SearchMatch>> = {
  0: 'exact', 1: 'prefix', 2: 'prefix', 3: 'words', 4: 'infix', 5: 'words', 6: 'words', 7: 'fuzzy', 8: 'fuzzy',
};

/** What the contract calls the rank. */
export function matchOf(rank: Rank): SearchMatch {
  return MATCHES[rank];
}
