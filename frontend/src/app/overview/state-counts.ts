import { CATEGORIES, EQUIPMENT_STATE_LABEL, type Category, type EquipmentCount, type EquipmentState, type SiteOverview } from '@calanque/shared';

/** The order in which states are shown, from what serves to what is gone. */
export const STATES_IN_ORDER: readonly EquipmentState[] = [
  'in-service', 'on-loan', 'in-stock', 'in-transit', 'in-repair', 'broken', 'lost', 'stolen', 'written-off',
];

/** The states in which a piece serves, or could serve at once. */
export const USABLE_STATES: readonly EquipmentState[] = ['in-service', 'on-loan', 'in-stock', 'in-transit'];

/** How many pieces are in one state. */
export interface StateCount {
  readonly state: EquipmentState;
  readonly count: number;
}

type Counts = readonly EquipmentCount[];

/** How many pieces there are, or are in one of these states. */
export function countOf(counts: Counts, states?: readonly EquipmentState[]): number {
  return counts.reduce((sum, line) => (!states || states.includes(line.state) ? sum + line.count : sum), 0);
}

/** The states that occur, in their order. */
export function byState(counts: Counts): StateCount[] {
  return STATES_IN_ORDER.flatMap((state) => {
    const count = countOf(counts, [state]);
    return count > 0 ? [{ state, count }] : [];
  });
}

/** The lines of one category. */
export function ofCategory(counts: Counts, category: Category): EquipmentCount[] {
  return counts.filter((line) => line.category === category);
}

/** The categories that occur, in their order. */
export function categoriesIn(counts: Counts): Category[] {
  return CATEGORIES.filter((category) => countOf(ofCategory(counts, category)) > 0);
}

/** The lines of several sites as one. */
export function together(sites: readonly SiteOverview[]): EquipmentCount[] {
  const sums = new Map<string, EquipmentCount>();
  for (const line of sites.flatMap((site) => site.counts)) {
    const key = `${line.category} ${line.state}`;
    sums.set(key, { ...line, count: line.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** « Prêtés » beside 6, « Prêté » beside 1. */
export function stateLabel(state: EquipmentState, count: number): string {
  const label = EQUIPMENT_STATE_LABEL[state];
  return count > 1 && /[éu]$/.test(label) ? `${label}s` : label;
}
