import { WEARS, type Wear } from './accessory.js';
import { BooleanField, ChoiceField, IdField, IdListField, InstantField, IntegerField, LineListField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, CUSTODY_KINDS, EQUIPMENT_STATES, type Category, type CustodyKind, type EquipmentState } from './equipment-state.js';
import { Reference, PageRequest } from './page.js';

/** A kit is handed over as one loan, which has 50 pieces at most. */
export const KIT_PIECES_MAX = 50;

export const KIT_STATES = ['ready', 'out', 'incomplete', 'empty', 'dissolved'] as const;
/**
 * Of a kit as a whole, derived: `out` while a piece is held through the kit, `incomplete` when one of it is lost,
 * broken, on its way or held for something else.
 */
export type KitState = (typeof KIT_STATES)[number];
export const KIT_STATE_LABEL: Readonly<Record<KitState, string>> = {
  ready: 'Complet', out: 'Sorti', incomplete: 'Incomplet', empty: 'Vide', dissolved: 'Dissous',
};

/** Body of `PATCH /api/kits/:id`: the whole content. Carries `If-Match`. */
export class KitChange {
  @TextField('Nom', { max: 60 })
  name!: string;

  @TextField('Remarque', { max: 500, optional: true })
  note?: string | null;

  /** Every piece in it; all of the kit's site, each in one kit at most. */
  @IdListField('Matériels', { max: KIT_PIECES_MAX })
  equipmentIds!: string[];
}

/** Body of `POST /api/kits`. */
export class KitDraft extends KitChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('MDS')
  siteId!: string;
}

/** Body of `POST /api/kits/:id/hand-over`: to an agent, every piece of it or none. A loan to the public goes by `POST /api/loans` with `kitId`. */
export class KitHandOver {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('Personne')
  personId!: string;

  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;

  @TextField('Remarque', { max: 500, optional: true })
  note?: string | null;

  /** Why it goes although somebody else has booked a piece; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

export const CHECK_IN_OUTCOMES = ['back', 'missing', 'lost'] as const;
/** `missing` stays with who has it; `lost` is reported lost in the same act. */
export type CheckInOutcome = (typeof CHECK_IN_OUTCOMES)[number];

export class KitCheckInLine {
  @IdField('matériel')
  equipmentId!: string;

  /** The custody that one saw it out with: what went to somebody else meanwhile is not taken back from them. */
  @IdField('détention')
  custodyId!: string;

  @ChoiceField('Constat', CHECK_IN_OUTCOMES)
  outcome!: CheckInOutcome;

  /** The condition in which it comes back, if it changed. */
  @ChoiceField('État au retour', ['working', 'broken'], { optional: true })
  condition?: 'working' | 'broken' | null;

  @ChoiceField('Aspect', WEARS, { optional: true })
  wear?: Wear | null;

  /** Required for `lost`. */
  @TextField('Remarque', { max: 300, optional: true })
  note?: string | null;
}

/** Body of `POST /api/kits/:id/check-in`. Each piece that is out through the kit is named once. */
export class KitCheckIn {
  @LineListField('Matériels', () => KitCheckInLine, { max: KIT_PIECES_MAX, key: 'equipmentId' })
  lines!: KitCheckInLine[];

  /** When; now when absent. */
  @InstantField('Rendu le', { optional: true })
  at?: string | null;
}

/** A piece of a kit as it is now. */
export class KitPiece {
  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @TextField('modèle', { max: 210 })
  model!: string;

  @TextField('série', { max: 60, optional: true })
  serial!: string | null;

  @ChoiceField('état', EQUIPMENT_STATES)
  state!: EquipmentState;

  @ChoiceField('détention', CUSTODY_KINDS, { optional: true })
  custodyKind!: CustodyKind | null;

  /** An agent's or borrower's name; null when nobody in person has it. */
  @TextField('détenteur', { max: 200, optional: true })
  holder!: string | null;

  @InstantField('retour prévu', { optional: true })
  dueAt!: string | null;

  /** The open custody; null when nobody has it. */
  @IdField('détention en cours', { optional: true })
  custodyId!: string | null;

  /** Whether it is out through this kit, and so is checked in with it. */
  @BooleanField('sorti avec le lot')
  outWithKit!: boolean;

  /** Whether it would come along if the kit were handed over now. */
  @BooleanField('prêt')
  ready!: boolean;
}

export class KitSummary {
  @IdField('lot')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @TextField('nom', { max: 60 })
  name!: string;

  @ObjectField(() => Reference)
  site!: Reference;

  @ChoiceField('état', KIT_STATES)
  state!: KitState;

  @IntegerField('matériels', { min: 0, max: KIT_PIECES_MAX })
  pieces!: number;

  /** That are not there: out, lost, broken or elsewhere. */
  @IntegerField('absents', { min: 0, max: KIT_PIECES_MAX })
  absent!: number;

  @TextField('remarque', { max: 500, optional: true })
  note!: string | null;

  @InstantField('dissous le', { optional: true })
  dissolvedAt!: string | null;
}

/** Answer of `GET /api/kits/:id` and of every act on a kit. */
export class KitAnswer extends KitSummary {
  @ListField('matériels', () => KitPiece, KIT_PIECES_MAX)
  contents!: KitPiece[];
}

export const KIT_SORTS = ['name', '-name'] as const;

/** Query of `GET /api/kits`. */
export class KitListRequest extends PageRequest {
  @TextField('recherche', { max: 60, optional: true })
  q?: string | null;

  @IdField('MDS', { optional: true })
  siteId?: string | null;

  /** Only dissolved ones (`true`) or only live ones (absent or `false`). */
  @BooleanField('dissous', { optional: true })
  dissolved?: boolean | null;

  @ChoiceField('tri', KIT_SORTS, { optional: true })
  sort?: (typeof KIT_SORTS)[number] | null;
}

/** Answer of `GET /api/equipment/:id/kit`. */
export class KitOfPiece {
  /** Null when it is in none. */
  @ObjectField(() => Reference, { optional: true })
  kit!: Reference | null;
}
