import type { Cell, ColumnKind, ListColumn } from '@calanque/shared';
import { dayInParis } from '../clock/clock.js';

/** A table to be written, whose rows come by and by. */
export interface Sheet {
  /** On the tab of a workbook, at most 31 characters. */
  readonly name: string;
  readonly columns: readonly ListColumn[];
  /** Some hundreds of rows at a time; each row has a cell a column. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A cell as every format needs it: text, a number, or a day. */
export type PlainCell =
  | { readonly is: 'empty' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly digits: string }
  | { readonly is: 'day'; readonly day: string };

const EMPTY: PlainCell = { is: 'empty' };

/** Decides what a cell is from what its column holds, whatever its text looks like: a serial of digits stays text. */
export function plainCell(kind: ColumnKind, cell: Cell | undefined): PlainCell {
  if (cell === null || cell === undefined || cell === '') return EMPTY;
  switch (kind) {
    case 'text': return { is: 'text', text: String(cell) };
    case 'yes-no': return { is: 'text', text: cell === true ? 'oui' : 'non' };
    case 'integer':
    case 'decimal': return { is: 'number', digits: String(cell) };
    case 'money': return { is: 'number', digits: (Number(cell) / 100).toFixed(2) };
    case 'day': return { is: 'day', day: String(cell) };
    case 'instant': return { is: 'day', day: dayInParis(new Date(String(cell))) };
  }
}
