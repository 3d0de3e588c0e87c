export const CATEGORIES = ['wifi-point', 'laptop', 'tablet', 'accessory'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The categories with a memory of their own: they change hands only once it is erased. */
export const CATEGORIES_WITH_MEMORY: readonly Category[] = ['laptop', 'tablet'];

export const CATEGORY_LABEL: Readonly<Record<Category, string>> = {
  'wifi-point': 'Borne wifi',
  laptop: 'Ordinateur portable',
  tablet: 'Tablette',
  accessory: 'Accessoire',
};

export const CATEGORY_LABEL_PLURAL: Readonly<Record<Category, string>> = {
  'wifi-point': 'Bornes wifi',
  laptop: 'Ordinateurs portables',
  tablet: 'Tablettes',
  accessory: 'Accessoires',
};

/** The condition of the thing itself, a dated fact. */
export const CONDITIONS = ['working', 'broken', 'lost', 'stolen', 'written-off'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const CONDITION_LABEL: Readonly<Record<Condition, string>> = {
  working: 'En état de marche',
  broken: 'En panne',
  lost: 'Perdu',
  stolen: 'Volé',
  'written-off': 'Réformé',
};

/** The moves that a condition may make. What is written off stays so. */
export const CONDITION_MOVES: Readonly<Record<Condition, readonly Condition[]>> = {
  working: ['broken', 'lost', 'stolen', 'written-off'],
  broken: ['working', 'lost', 'stolen', 'written-off'],
  lost: ['working', 'broken', 'stolen', 'written-off'],
  stolen: ['working', 'broken', 'written-off'],
  'written-off': [],
};

/** The conditions that can be reported by hand; writing off belongs to the disposal. */
export const REPORTABLE_CONDITIONS = ['working', 'broken', 'lost', 'stolen'] as const;
export type ReportableCondition = (typeof REPORTABLE_CONDITIONS)[number];

/** The conditions that need a reason, and end whatever custody is open. */
export const CONDITIONS_OF_ABSENCE: readonly Condition[] = ['lost', 'stolen', 'written-off'];

/** Who holds a piece, and how. */
export const CUSTODY_KINDS = ['installed', 'assignment', 'loan', 'repair', 'transit'] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

export const CUSTODY_KIND_LABEL: Readonly<Record<CustodyKind, string>> = {
  installed: 'À sa place',
  assignment: 'Affectation',
  loan: 'Prêt',
  repair: 'Réparation',
  transit: 'Transfert',
};

/** What one sees as the state: derived from condition and open custody, stored nowhere. */
export const EQUIPMENT_STATES = [
  'in-stock', 'in-service', 'on-loan', 'in-repair', 'in-transit', 'broken', 'lost', 'stolen', 'written-off',
] as const;
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];

export const EQUIPMENT_STATE_LABEL: Readonly<Record<EquipmentState, string>> = {
  'in-stock': 'En stock',
  'in-service': 'En service',
  'on-loan': 'Prêté',
  'in-repair': 'En réparation',
  'in-transit': 'En transit',
  broken: 'En panne',
  lost: 'Perdu',
  stolen: 'Volé',
  'written-off': 'Réformé',
};

/**
 * The state of a piece. Precedence: written off, stolen, lost, in transit, in repair, broken, on loan,
 * in service (installed or assigned), in stock (nobody holds it).
 */
export function stateOf(condition: Condition, custody: CustodyKind | null): EquipmentState {
  if (condition === 'written-off' || condition === 'stolen' || condition === 'lost') return condition;
  if (custody === 'transit') return 'in-transit';
  if (custody === 'repair') return 'in-repair';
  if (condition === 'broken') return 'broken';
  if (custody === 'loan') return 'on-loan';
  return custody === null ? 'in-stock' : 'in-service';
}
