import { columnsFor, type ListColumn } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Refusal } from '../refusal/refusal.js';

/**
 * The columns asked for, in that order; all that the caller may read when none is named.
 * @throws Refusal `not-allowed` on `columns` when one is named that the caller may not read
 */
export function chosenColumns<Key extends string>(
  caller: Caller, all: readonly ListColumn<Key>[], keys: readonly Key[] | null | undefined,
): readonly ListColumn<Key>[] {
  const readable = columnsFor(all, (permission) => may(caller, permission));
  if (!keys) return readable;
  return keys.map((key) => {
    const column = readable.find((one) => one.key === key);
    if (column === undefined) throw new Refusal('not-allowed', {}, { field: 'columns' });
    return column;
  });
}
