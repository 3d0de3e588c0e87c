import type { BulkAct } from './bulk-act.js';
import { CONDITION_MOVES, CONDITIONS_OF_ABSENCE, type Category, type Condition, type CustodyKind, type EquipmentState } from './equipment-state.js';
import { mayAssignCategory, mayRole, type Role } from './permission.js';

/** Everything that can be done to one piece, in the order in which a menu shows it. */
export const EQUIPMENT_ACTS = [
  'assign', 'lend', 'install', 'take-back', 'postpone', 'unpack', 'repair', 'take-back-from-repair', 'change-room',
  'report-working', 'report-found', 'report-broken', 'report-lost', 'report-stolen', 'edit', 'annul',
] as const;

/**
 * `take-back` ends an assignment or a loan, `postpone` changes the planned return of an assignment, `unpack` takes a piece from its place into stock;
 * `report-found` is said of what was lost or stolen, `report-working` of what was broken.
 */
export type EquipmentAct = (typeof EQUIPMENT_ACTS)[number];

/** What the acts depend on; an `EquipmentSummary` carries it all. */
export interface ActedOn {
  readonly category: Category;
  readonly condition: Condition;
  readonly state: EquipmentState;
  /** The open custody; null when nobody holds it. */
  readonly custody: { readonly kind: CustodyKind } | null;
  /** When the entry was annulled; null for a valid one. */
  readonly annulledAt: string | null;
}

/**
 * The acts that the role may do on a piece as it is now, in the order of `EQUIPMENT_ACTS`. It advises the
 * screens; the API decides.
 */
export function actsFor(role: Role, piece: ActedOn): readonly EquipmentAct[] {
  if (piece.annulledAt !== null) return [];
  return EQUIPMENT_ACTS.filter((act) => RULE_OF_ACT[act](role, piece));
}

/** The acts that can be done at once on all of these pieces, each by the one bulk act that does it. */
export function bulkActsFor(role: Role, pieces: readonly (ActedOn & { readonly site: { readonly id: string } })[]): readonly BulkAct[] {
  const [first, ...others] = pieces;
  if (!first) return [];
  const bySite = others.every((piece) => piece.site.id === first.site.id);
  const sets = pieces.map((piece) => new Set(actsFor(role, piece).map((act) => BULK_ACT_OF[act])));
  return BULK_ORDER.filter((act) => (bySite || !ACTS_IN_A_ROOM.includes(act)) && sets.every((set) => set.has(act)));
}

/** What usually comes next for a piece: the act that a screen puts first. Null when none of them may be done. */
export function nextAct(acts: readonly EquipmentAct[], piece: ActedOn): EquipmentAct | null {
  return LIKELY[piece.state](piece).find((act) => acts.includes(act)) ?? null;
}

type Rule = (role: Role, piece: ActedOn) => boolean;

const isPresent = (piece: ActedOn): boolean => !CONDITIONS_OF_ABSENCE.includes(piece.condition);
/** Free, or waiting at its place: the hand-over ends that by itself. */
const isFree = (piece: ActedOn): boolean => piece.custody === null || piece.custody.kind === 'installed';
const isHeldAs = (piece: ActedOn, ...kinds: readonly CustodyKind[]): boolean => piece.custody !== null && kinds.includes(piece.custody.kind);
const mayHandOver = (role: Role, piece: ActedOn): boolean => mayAssignCategory(role, piece.category);
const mayEdit = (role: Role): boolean => mayRole(role, 'equipment:edit');
const mayBecome = (piece: ActedOn, condition: Condition): boolean => CONDITION_MOVES[piece.condition].includes(condition);
const isMissing = (piece: ActedOn): boolean => piece.condition === 'lost' || piece.condition === 'stolen';

const RULE_OF_ACT: Readonly<Record<EquipmentAct, Rule>> = {
  assign: (role, piece) => mayHandOver(role, piece) && isPresent(piece) && isFree(piece),
  lend: (role, piece) => mayRole(role, 'custody:lend') && mayHandOver(role, piece) && piece.category !== 'wifi-point' && isPresent(piece) && isFree(piece),
  // What is at its place already is moved by `change-room`, except by those who may not.
  install: (role, piece) => mayHandOver(role, piece) && isPresent(piece) && (piece.custody === null || (isFree(piece) && !mayEdit(role))),
  'take-back': (role, piece) => mayHandOver(role, piece) && isHeldAs(piece, 'assignment', 'loan'),
  postpone: (role, piece) => mayHandOver(role, piece) && isHeldAs(piece, 'assignment'),
  unpack: (role, piece) => mayHandOver(role, piece) && isHeldAs(piece, 'installed'),
  repair: (role, piece) => mayRole(role, 'custody:repair') && isPresent(piece) && isFree(piece),
  'take-back-from-repair': (role, piece) => mayRole(role, 'custody:repair') && isHeldAs(piece, 'repair'),
  'change-room': (role, piece) => mayEdit(role) && isPresent(piece) && !isHeldAs(piece, 'transit'),
  'report-working': (role, piece) => mayEdit(role) && piece.condition === 'broken',
  'report-found': (role, piece) => mayEdit(role) && isMissing(piece),
  'report-broken': (role, piece) => mayRole(role, 'equipment:report-fault') && piece.condition === 'working',
  'report-lost': (role, piece) => mayEdit(role) && mayBecome(piece, 'lost'),
  'report-stolen': (role, piece) => mayEdit(role) && mayBecome(piece, 'stolen'),
  edit: mayEdit,
  annul: (role, piece) => mayEdit(role) && isFree(piece),
};

const LIKELY: Readonly<Record<EquipmentState, (piece: ActedOn) => readonly EquipmentAct[]>> = {
  'in-stock': (piece) => (piece.category === 'wifi-point' ? ['install', 'assign'] : ['assign', 'install', 'report-broken']),
  'in-service': (piece) =>
    isHeldAs(piece, 'installed') ? (piece.category === 'wifi-point' ? ['change-room', 'report-broken'] : ['assign', 'report-broken']) : ['take-back', 'report-broken'],
  'on-loan': () => ['take-back', 'report-broken'],
  'in-repair': () => ['take-back-from-repair'],
  'in-transit': () => [],
  broken: (piece) => (isFree(piece) ? ['repair', 'report-working'] : ['take-back', 'report-working']),
  lost: () => ['report-found'],
  stolen: () => ['report-found'],
  'written-off': () => [],
};

const BULK_ORDER: readonly BulkAct[] = ['assign', 'install', 'take-back', 'change-room', 'repair', 'report-broken', 'report-working'];
const ACTS_IN_A_ROOM: readonly BulkAct[] = ['install', 'change-room'];
const BULK_ACT_OF: Readonly<Partial<Record<EquipmentAct, BulkAct>>> = {
  assign: 'assign',
  install: 'install',
  'take-back': 'take-back',
  unpack: 'take-back',
  'take-back-from-repair': 'take-back',
  'change-room': 'change-room',
  repair: 'repair',
  'report-broken': 'report-broken',
  'report-working': 'report-working',
};
