import { IMPORT_FIELDS, type ImportKind } from '@calanque/shared';
import type { Habit } from './reading/file-reading.js';
import { fieldNamed } from './reading/headings.js';
import { wordKey } from './reading/words.js';

export interface ProposedField {
  /** Null leaves the column aside. */
  readonly field: string | null;
  readonly remembered: boolean;
}

/** What each column is taken for: what the person said of such a heading before, else what offices mean by it. No field twice. */
export function proposeFields(kind: ImportKind, headings: readonly string[], habits: readonly Habit[]): ProposedField[] {
  const told = new Map(habits.filter(({ about }) => about === 'column').map(({ word, target }) => [word, target]));
  const known = new Set(IMPORT_FIELDS[kind].map(({ name }) => name));
  const proposals = headings.map((heading) => {
    const habit = told.get(wordKey(heading));
    const remembered = habit !== undefined && (habit === '' || known.has(habit));
    return { field: remembered ? habit || null : fieldNamed(kind, heading), remembered };
  });
  const taken = new Set(proposals.flatMap(({ field, remembered }) => (remembered && field !== null ? [field] : [])));
  const seen = new Set<string>();
  return proposals.map((proposal) => {
    const { field, remembered } = proposal;
    if (field === null) return proposal;
    const isFree = !seen.has(field) && (remembered || !taken.has(field));
    seen.add(field);
    return isFree ? proposal : { field: null, remembered: false };
  });
}
