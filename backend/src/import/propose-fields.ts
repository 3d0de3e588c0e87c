import { IMPORT_FIELDS, type ImportKind } from '@calanque/shared';
import type { Habit } from './reading/file-reading.js';
import { fieldNamed, REASON_HEADING } from './reading/headings.js';
import { wordKey } from './reading/words.js';

export interface ProposedField {
  /** Null leaves the column aside. */
  readonly field: string | null;
  readonly remembered: boolean;
}

/**
 * What each column is taken for: what the person said of such a heading before, else what offices mean by it; where two columns
 * could be the same field, the one that says so more plainly. No field twice.
 */
export function proposeFields(kind: ImportKind, headings: readonly string[], habits: readonly Habit[]): ProposedField[] {
  const told = new Map(habits.filter(({ about }) => about === 'column').map(({ word, target }) => [word, target]));
  const known = new Set(IMPORT_FIELDS[kind].map(({ name }) => name));
  const claims = headings.map((heading, place) => {
    // The reasons that we wrote ourselves into a file of refused rows.
    if (wordKey(heading) === wordKey(REASON_HEADING)) return { place, field: null, rank: 0, remembered: true };
    const habit = told.get(wordKey(heading));
    if (habit !== undefined && wordKey(heading) !== '' && (habit === '' || known.has(habit))) return { place, field: habit || null, rank: 0, remembered: true };
    const named = fieldNamed(kind, heading);
    return { place, field: named?.field ?? null, rank: named?.rank ?? 0, remembered: false };
  });
  const winners = new Map<string, number>();
  for (const { field, place } of [...claims].sort((one, other) => one.rank - other.rank || one.place - other.place)) {
    if (field !== null && !winners.has(field)) winners.set(field, place);
  }
  return claims.map(({ place, field, remembered }) =>
    field === null || winners.get(field) === place ? { field, remembered } : { field: null, remembered: false });
}
