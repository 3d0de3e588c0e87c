import type { Permission } from './permission.js';

/** What stands in the cells of a column. Money is cents of a euro; an instant is shown as its day in Paris. */
export const COLUMN_KINDS = ['text', 'integer', 'decimal', 'money', 'day', 'instant', 'yes-no'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/**
 * What a cell holds, by the kind of its column: text; a number (money in cents); a day as `YYYY-MM-DD` or an instant
 * in ISO 8601; yes or no. Null is an empty cell.
 */
export type Cell = string | number | boolean | null;

/** One column of a list: what the screen can show, what the export writes and what an import recognises. */
export interface ListColumn<Key extends string = string> {
  /** Its name in addresses: `columns=` of the API, `colonnes=` of a screen. */
  readonly key: Key;
  /** Above the column on the screen and in the file; an import recognises this very text. */
  readonly heading: string;
  readonly kind: ColumnKind;
  /** What the list calls the order by this column; null when one cannot sort by it. */
  readonly sort: string | null;
  /** The permission without which the column does not exist; null for whoever reads the list. */
  readonly needs: Permission | null;
}

/** What is said of a column beside its key, heading and kind. */
export interface ColumnTraits {
  readonly sort?: string;
  readonly needs?: Permission;
}

/** A column, written on one line. */
export function column<Key extends string>(key: Key, heading: string, kind: ColumnKind = 'text', traits: ColumnTraits = {}): ListColumn<Key> {
  return { key, heading, kind, sort: traits.sort ?? null, needs: traits.needs ?? null };
}

/** The columns that somebody may read who holds exactly the permissions that `may` says. */
export function columnsFor<Key extends string>(columns: readonly ListColumn<Key>[], may: (permission: Permission) => boolean): readonly ListColumn<Key>[] {
  return columns.filter(({ needs }) => needs === null || may(needs));
}
