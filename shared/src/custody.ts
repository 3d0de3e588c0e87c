import { Accessory, AccessoryDraft, WEARS, type Wear } from './accessory.js';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, LineListField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, CONDITIONS, CUSTODY_KINDS, type Category, type Condition, type CustodyKind } from './equipment-state.js';
import { Reference } from './page.js';

/** The custodies that can be opened by hand: to a room's place, to an agent, to a repairer. */
export const OPENABLE_CUSTODY_KINDS = ['installed', 'assignment', 'repair'] as const;
export type OpenableCustodyKind = (typeof OPENABLE_CUSTODY_KINDS)[number];

/** Body of `POST /api/custodies`. An open `installed` custody is closed by the hand-over. */
export class CustodyDraft {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('Matériel')
  equipmentId!: string;

  @ChoiceField('Sorte', OPENABLE_CUSTODY_KINDS)
  kind!: OpenableCustodyKind;

  /** Required for `assignment`. */
  @IdField('Personne', { optional: true })
  personId?: string | null;

  /** For `installed`: the room that becomes the piece's place; null keeps its place. */
  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  /** For `repair`; null when unknown. */
  @TextField('Réparateur', { max: 100, optional: true })
  repairer?: string | null;

  /** When; now when absent. */
  @InstantField('Depuis', { optional: true })
  start?: string | null;

  /** Planned return; open-ended when null. Not for `installed`. */
  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;

  @TextField('Remarque', { max: 500, optional: true })
  note?: string | null;

  /** Why it is handed over although somebody else has booked it; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;

  /** How it looks when it is handed over; for `assignment`. */
  @ChoiceField('Aspect au départ', WEARS, { optional: true })
  wear?: Wear | null;

  /** What goes along; for `assignment`. */
  @LineListField('Accessoires', () => AccessoryDraft, { max: 20, key: 'label', min: 0, optional: true })
  accessories?: AccessoryDraft[] | null;
}

/** Body of `POST /api/custodies/:id/close`. */
export class CustodyClosing {
  /** When; now when absent. */
  @InstantField('Repris le', { optional: true })
  end?: string | null;

  /** The condition in which it comes back, if it changed. */
  @ChoiceField('État au retour', ['working', 'broken'], { optional: true })
  condition?: 'working' | 'broken' | null;

  @TextField('Remarque', { max: 500, optional: true })
  note?: string | null;

  @ChoiceField('Aspect au retour', WEARS, { optional: true })
  wear?: Wear | null;

  /** The accessories that came back; those that are not named are missing. When absent, nothing is said of them. */
  @LineListField('Accessoires rendus', () => AccessoryDraft, { max: 20, key: 'label', min: 0, optional: true })
  accessories?: AccessoryDraft[] | null;
}

/** Body of `POST /api/custodies/:id/postpone`: an assignment lasts longer, less long, or for who knows how long. Carries `If-Match`. */
export class CustodyPostponement {
  /** Still to come; open-ended when null. */
  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;

  /** Why it lasts longer although somebody else has booked it; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

/** Body of `POST /api/custodies/:id/cancel`: it was entered by mistake. */
export class CustodyCancellation {
  @TextField('Motif', { min: 5, max: 500 })
  reason!: string;
}

/** A custody, as a period of the piece's timeline. */
export class CustodyAnswer {
  @IdField('détention')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @IdField('matériel')
  equipmentId!: string;

  @ChoiceField('sorte', CUSTODY_KINDS)
  kind!: CustodyKind;

  @ObjectField(() => Reference, { optional: true })
  person!: Reference | null;

  @TextField('réparateur', { max: 100, optional: true })
  repairer!: string | null;

  @InstantField('début')
  start!: string;

  /** Null while open. */
  @InstantField('fin', { optional: true })
  end!: string | null;

  @InstantField('retour prévu', { optional: true })
  dueAt!: string | null;

  /** The remarks of opening and closing, one a line. */
  @TextField('remarque', { max: 1100, optional: true })
  note!: string | null;

  @InstantField('annulée le', { optional: true })
  cancelledAt!: string | null;

  @TextField('motif', { max: 500, optional: true })
  cancelledReason!: string | null;

  /** The loan that it is a part of; null for the other kinds. */
  @IdField('prêt', { optional: true })
  loanId!: string | null;

  /** What went along; `returned` is null while it is out, or where the return did not say. */
  @ListField('accessoires', () => Accessory, 20)
  accessories!: Accessory[];

  @ChoiceField('aspect au départ', WEARS, { optional: true })
  wearOut!: Wear | null;

  @ChoiceField('aspect au retour', WEARS, { optional: true })
  wearIn!: Wear | null;
}

export class PlacePeriod {
  @ObjectField(() => Reference)
  site!: Reference;

  @ObjectField(() => Reference, { optional: true })
  room!: Reference | null;

  @InstantField('début')
  start!: string;

  @InstantField('fin', { optional: true })
  end!: string | null;
}

export class ConditionPeriod {
  @ChoiceField('condition', CONDITIONS)
  condition!: Condition;

  @TextField('motif', { max: 500, optional: true })
  reason!: string | null;

  @InstantField('début')
  start!: string;

  @InstantField('fin', { optional: true })
  end!: string | null;
}

/** In which room of a site a piece had its place. */
export class RoomPeriod {
  @ObjectField(() => Reference, { optional: true })
  room!: Reference | null;

  @InstantField('début')
  start!: string;

  @InstantField('fin', { optional: true })
  end!: string | null;
}

/** Who or what held a piece, without what was remarked. */
export class CustodyPeriod {
  @IdField('détention')
  id!: string;

  @ChoiceField('sorte', CUSTODY_KINDS)
  kind!: CustodyKind;

  @ObjectField(() => Reference, { optional: true })
  person!: Reference | null;

  @TextField('réparateur', { max: 100, optional: true })
  repairer!: string | null;

  @InstantField('début')
  start!: string;

  @InstantField('fin', { optional: true })
  end!: string | null;

  /** Of one that lasts; null otherwise. */
  @InstantField('retour prévu', { optional: true })
  dueAt!: string | null;
}

/**
 * Answer of `GET /api/equipment/:id/timeline`: the dated facts, oldest first; cancelled custodies included, but not
 * where `asOf` is given. All are cut to the time that the piece was at a site of the caller's, and to that day.
 */
export class EquipmentTimeline {
  @ListField('détentions', () => CustodyAnswer, 100_000)
  custodies!: CustodyAnswer[];

  @ListField('places', () => PlacePeriod, 100_000)
  places!: PlacePeriod[];

  @ListField('conditions', () => ConditionPeriod, 100_000)
  conditions!: ConditionPeriod[];
}

/** One piece that a person holds. */
export class Holding {
  @IdField('détention')
  custodyId!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  custodyVersion!: number;

  @ChoiceField('sorte', CUSTODY_KINDS)
  kind!: CustodyKind;

  @InstantField('depuis')
  since!: string;

  @InstantField('retour prévu', { optional: true })
  dueAt!: string | null;

  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @TextField('marque', { max: 100 })
  maker!: string;

  @TextField('modèle', { max: 100 })
  modelName!: string;

  @TextField('série', { max: 60, optional: true })
  serial!: string | null;

  @ObjectField(() => Reference)
  site!: Reference;

  @ChoiceField('condition', CONDITIONS)
  condition!: Condition;

  /** Whether the caller may take this piece back. */
  @BooleanField('peut être repris')
  mayTakeBack!: boolean;

  /** What went along with it. */
  @ListField('accessoires', () => Accessory, 20)
  accessories!: Accessory[];
}

/** Answer of `GET /api/persons/:id/holdings` and `GET /api/session/holdings`. */
export class HoldingList {
  @ListField('matériels', () => Holding, 100_000)
  items!: Holding[];
}

/** What did not come back of a piece in a `take-back`. */
export class MissingThing {
  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  /** Whether the piece itself is missing: it was reported as lost. */
  @BooleanField('matériel manquant')
  lost!: boolean;

  /** The accessories that are missing; all of them where the piece is. */
  @ListField('accessoires manquants', () => AccessoryDraft, 20)
  accessories!: AccessoryDraft[];
}

/** Answer of `POST /api/persons/:id/take-back`: what the person still holds, and what was missing this time. */
export class TakeBackAnswer extends HoldingList {
  @ListField('manquants', () => MissingThing, 500)
  missing!: MissingThing[];
}
