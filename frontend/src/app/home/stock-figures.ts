import type { EquipmentCount } from '@calanque/shared';
import { USABLE_STATES, countOf } from '../overview';
import { counted, wholeNumber } from '../ui/format/numbers';
import type { Figure } from './figure-tiles';

type Counts = readonly EquipmentCount[];
type Filters = Readonly<Record<string, string>>;

const LIST = '/materiel';

/** The four figures of a stock: all, in service, free, out of use. `filters` show just this stock in the list. */
export function stockFigures(counts: Counts, filters: Filters): Figure[] {
  const total = countOf(counts);
  const usable = countOf(counts, USABLE_STATES);
  const inService = countOf(counts, ['in-service']);
  const inStock = countOf(counts, ['in-stock']);
  const inRepair = countOf(counts, ['in-repair']);
  const out = countOf(counts, ['broken', 'lost', 'stolen']);
  const share = total > 0 ? Math.round((100 * inService) / total) : 0;
  const leading = (value: number, more: Filters): Pick<Figure, 'link' | 'filters'> =>
    value > 0 ? { link: LIST, filters: { ...filters, ...more } } : {};

  return [
    {
      value: total,
      label: total > 1 ? 'pièces' : 'pièce',
      note: total === 0 ? 'à ajouter' : usable === total ? 'toutes utilisables' : `${wholeNumber(usable)} ${usable > 1 ? 'utilisables' : 'utilisable'}`,
      tone: total === 0 ? 'neutral' : 'pine',
      ...leading(total, {}),
    },
    { value: inService, label: 'en service', note: total > 0 ? `${share} % du parc` : undefined, ...leading(inService, { state: 'in-service' }) },
    { value: inStock, label: 'en stock', note: inStock > 0 ? freeNote(counts) : total > 0 ? 'rien de disponible' : undefined, ...leading(inStock, { state: 'in-stock' }) },
    {
      value: inRepair,
      label: 'en réparation',
      note: out > 0 ? `+ ${wholeNumber(out)} hors d’usage` : total > 0 ? 'rien d’autre d’arrêté' : undefined,
      tone: out > 0 ? 'coral' : 'neutral',
      ...leading(inRepair, { state: 'in-repair' }),
    },
  ];
}

/** « dont 3 tablettes », what is asked for most; else simply « disponibles ». */
function freeNote(counts: Counts): string {
  const tablets = countOf(counts.filter((line) => line.category === 'tablet'), ['in-stock']);
  return tablets > 0 ? `dont ${counted(tablets, 'tablette', 'tablettes', 'aucune')}` : 'disponibles';
}
