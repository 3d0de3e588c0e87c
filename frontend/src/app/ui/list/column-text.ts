import type { Cell, ListColumn } from '@calanque/shared';
import { cellText } from '../format/cell-text';

/** What a column shows of a row where no template draws it, for `textOf` of the list frame. */
export function columnText<Key extends string, Row>(
  columns: readonly ListColumn<Key>[], cells: Readonly<Record<Key, (row: Row) => Cell | undefined>>,
): (key: string, row: Row) => string {
  const byKey = new Map<string, ListColumn<Key>>(columns.map((column) => [column.key, column]));
  return (key, row) => {
    const column = byKey.get(key);
    return column ? cellText(column.kind, cells[column.key](row)) : '';
  };
}
