import type { Cell, ColumnKind } from '@calanque/shared';
import { plainCell, type Sheet } from './sheet.js';

const [NARROWEST, WIDEST] = [8, 60];
/** Beside the characters themselves. */
const AIR = 2;
const DAY = 'JJ/MM/AAAA'.length;

/** How wide each column should be, in characters, as its heading and some rows tell. */
export function widthsOf({ columns }: Sheet, sample: readonly (readonly Cell[])[]): number[] {
  return columns.map(({ heading, kind }, place) => {
    const longest = sample.reduce((length, row) => Math.max(length, lengthOf(kind, row[place])), heading.length);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + AIR));
  });
}

function lengthOf(kind: ColumnKind, value: Cell | undefined): number {
  const cell = plainCell(kind, value);
  switch (cell.is) {
    case 'empty': return 0;
    case 'day': return DAY;
    case 'number': return cell.digits.length;
    case 'text': return Math.max(...cell.text.split('\n').map((line) => line.length));
  }
}
