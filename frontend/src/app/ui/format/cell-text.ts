import type { Cell, ColumnKind } from '@calanque/shared';
import { longDay } from './dates';
import { euros } from './numbers';

const DECIMAL = new Intl.NumberFormat('fr-FR');

/** What stands in a cell, as one reads it: « 14 mai 2021 », « 229,00 € », « oui »; nothing for nothing. */
export function cellText(kind: ColumnKind, cell: Cell | undefined): string {
  if (cell === null || cell === undefined || cell === '') return '';
  switch (kind) {
    case 'text': return String(cell);
    case 'yes-no': return cell === true ? 'oui' : 'non';
    case 'integer':
    case 'decimal': return DECIMAL.format(Number(cell));
    case 'money': return euros(Number(cell));
    case 'day':
    case 'instant': return longDay(String(cell));
  }
}
