import type { ListColumn } from '@calanque/shared';
import type { Column } from './cell';

/** Columns of the list that the screen draws as one where they stand together in this order. */
export interface ColumnGroup extends Column {
  readonly of: readonly string[];
  /** Whether its template holds the link of the row. */
  readonly holdsLink?: boolean;
}

/** How the screen draws the columns of a list. */
export interface ColumnLooks {
  readonly groups: readonly ColumnGroup[];
  /** What is otherwise than usual of a column that stands alone: its place on a card. */
  readonly single: Readonly<Record<string, Partial<Column>>>;
  /** The column that is always shown; it links to the row where no group does. */
  readonly fixed: string;
}

/** The columns of the table and of the cards, for the columns of the list in their order. */
export function screenColumns(shown: readonly ListColumn[], looks: ColumnLooks): readonly Column[] {
  const keys = shown.map(({ key }) => key);
  const columns: (Column & { readonly holdsLink?: boolean })[] = [];
  for (let place = 0; place < shown.length; ) {
    const group = looks.groups.find(({ of }) => of.every((key, step) => keys[place + step] === key));
    const column = shown[place];
    if (group) columns.push(group);
    else if (column) columns.push(alone(column, looks));
    place += group ? group.of.length : 1;
  }
  if (columns.some(({ holdsLink }) => holdsLink)) return columns;
  return columns.map((column) => (column.key === looks.fixed ? { ...column, link: true } : column));
}

function alone({ key, heading, kind, sort }: ListColumn, looks: ColumnLooks): Column {
  const numeric = kind === 'integer' || kind === 'decimal' || kind === 'money';
  const oneLine = numeric || kind === 'day' || kind === 'instant';
  return { key, label: heading, ...(sort !== null && { sort }), ...(numeric && { align: 'end' }), ...(oneLine ? { oneLine } : { minWidth: kind === 'text' ? '9rem' : '7rem' }), ...looks.single[key] };
}
