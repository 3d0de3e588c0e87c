import { ChoiceField, BooleanField, IdField, IdListField, InstantField, IntegerField, LineListField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, CONDITIONS, type Category, type Condition } from './equipment-state.js';
import { LINE_OUTCOMES, type LineOutcome } from './line-outcome.js';
import { Reference, PageRequest } from './page.js';

/** A transfer is never longer: it is one van. */
export const TRANSFER_LINES_MAX = 200;

export const TRANSFER_STATES = ['draft', 'sent', 'receiving', 'closed', 'cancelled'] as const;
/** `receiving` from the first line that has an outcome on. Derived, stored nowhere. */
export type TransferState = (typeof TRANSFER_STATES)[number];
export const TRANSFER_STATE_LABEL: Readonly<Record<TransferState, string>> = {
  draft: 'Préparé', sent: 'En transit', receiving: 'Réception en cours', closed: 'Terminé', cancelled: 'Annulé',
};

/** The end that may say each: who receives says what arrived, who sent says what never left and what is lost. */
export const SAID_AT_ARRIVAL = ['received', 'damaged', 'missing'] as const;
export const SAID_AT_DEPARTURE = ['returned', 'lost'] as const;
export const SAYABLE_OUTCOMES = [...SAID_AT_ARRIVAL, ...SAID_AT_DEPARTURE] as const;
export type SayableOutcome = (typeof SAYABLE_OUTCOMES)[number];

/** Whether a line with this outcome is still on its way. */
export function isOnTheWay(outcome: LineOutcome | null): boolean {
  return outcome === null || outcome === 'missing';
}

/** Body of `PATCH /api/transfers/:id` while it is prepared: the whole list. Carries `If-Match`. */
export class TransferChange {
  @IdField('Vers')
  toSiteId!: string;

  @TextField('Remarque', { max: 500, optional: true })
  note?: string | null;

  /** Every piece that goes, in the order of the slip. */
  @IdListField('Matériels', { max: TRANSFER_LINES_MAX })
  equipmentIds!: string[];
}

/** Body of `POST /api/transfers`: prepared, not sent yet. */
export class TransferDraft extends TransferChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @IdField('Depuis')
  fromSiteId!: string;
}

/** Body of `POST /api/transfers/:id/send`. All pieces leave, or none. Carries `If-Match`. */
export class TransferSending {
  /** When; now when absent. */
  @InstantField('Parti le', { optional: true })
  at?: string | null;

  /** Why pieces go although somebody has booked them; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

export class LineDecision {
  @IdField('ligne')
  lineId!: string;

  @ChoiceField('Constat', SAYABLE_OUTCOMES)
  outcome!: SayableOutcome;

  /** The room of the destination where it is put; none in particular when absent. */
  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  /** Required for `lost`. */
  @TextField('Remarque', { max: 300, optional: true })
  note?: string | null;
}

/** Body of `POST /api/transfers/:id/outcomes`: all of them, or none. What is said a second time changes nothing. */
export class LineDecisions {
  @LineListField('Lignes', () => LineDecision, { max: TRANSFER_LINES_MAX, key: 'lineId' })
  lines!: LineDecision[];

  /** When; now when absent. */
  @InstantField('Constaté le', { optional: true })
  at?: string | null;
}

/** Body of `POST /api/transfers/:id/extras`: something arrived that is not on the list. */
export class ExtraPiece {
  /** UUIDv7 made by the client: the line. */
  @IdField('identifiant')
  id!: string;

  /** Its inventory number, or what it says on it. A piece that is free at the sending site moves; anything else is only noted. */
  @TextField('Numéro lu', { max: 60 })
  label!: string;

  @IdField('Pièce', { optional: true })
  roomId?: string | null;

  @TextField('Remarque', { max: 300, optional: true })
  note?: string | null;
}

/** Body of `POST /api/transfers/:id/cancel`: of one that is prepared, or a sent one of which nothing has arrived. Carries `If-Match`. */
export class TransferCancellation {
  @TextField('Motif', { min: 5, max: 300 })
  reason!: string;
}

export class TransferLine {
  @IdField('ligne')
  id!: string;

  /** Null for something that came and is not known here. */
  @IdField('matériel', { optional: true })
  equipmentId!: string | null;

  /** The inventory number, or what was read on an unknown thing. */
  @TextField('numéro', { max: 60 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES, { optional: true })
  category!: Category | null;

  @TextField('modèle', { max: 210, optional: true })
  model!: string | null;

  @TextField('série', { max: 60, optional: true })
  serial!: string | null;

  @ChoiceField('condition', CONDITIONS, { optional: true })
  condition!: Condition | null;

  @ChoiceField('constat', LINE_OUTCOMES, { optional: true })
  outcome!: LineOutcome | null;

  @TextField('remarque', { max: 300, optional: true })
  note!: string | null;

  @InstantField('constaté le', { optional: true })
  decidedAt!: string | null;

  /** Whether the caller may open the card of the piece. */
  @BooleanField('fiche visible')
  mayOpen!: boolean;
}

export class TransferSummary {
  @IdField('transfert')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('état', TRANSFER_STATES)
  state!: TransferState;

  @ObjectField(() => Reference)
  from!: Reference;

  @ObjectField(() => Reference)
  to!: Reference;

  @TextField('remarque', { max: 500, optional: true })
  note!: string | null;

  @InstantField('préparé le')
  createdAt!: string;

  @InstantField('envoyé le', { optional: true })
  sentAt!: string | null;

  @InstantField('terminé le', { optional: true })
  closedAt!: string | null;

  @InstantField('annulé le', { optional: true })
  cancelledAt!: string | null;

  @IntegerField('matériels', { min: 0, max: 10_000 })
  pieces!: number;

  /** Still on their way, the missing ones among them. */
  @IntegerField('en route', { min: 0, max: 10_000 })
  onTheWay!: number;

  @IntegerField('manquants', { min: 0, max: 10_000 })
  missing!: number;

  /** Damaged, extra, lost or left behind. */
  @IntegerField('écarts', { min: 0, max: 10_000 })
  differences!: number;

  /** Whether the caller acts for the site it leaves. */
  @BooleanField('expéditeur')
  maySend!: boolean;

  /** Whether the caller acts for the site it goes to. */
  @BooleanField('destinataire')
  mayReceive!: boolean;
}

/** Answer of `GET /api/transfers/:id`. */
export class TransferAnswer extends TransferSummary {
  @ListField('lignes', () => TransferLine, 10_000)
  lines!: TransferLine[];

  /** Who prepared it. */
  @TextField('préparé par', { max: 200 })
  preparedBy!: string;

  @TextField('motif d’annulation', { max: 300, optional: true })
  cancelledReason!: string | null;
}

export const TRANSFER_SORTS = ['-createdAt', 'createdAt'] as const;

/** Query of `GET /api/transfers`. */
export class TransferListRequest extends PageRequest {
  /** `live`: what is not over yet. */
  @ChoiceField('état', [...TRANSFER_STATES, 'live'], { optional: true })
  state?: TransferState | 'live' | null;

  /** Leaves it or goes to it. */
  @IdField('MDS', { optional: true })
  siteId?: string | null;

  @ChoiceField('sens', ['incoming', 'outgoing'], { optional: true })
  direction?: 'incoming' | 'outgoing' | null;

  @ChoiceField('tri', TRANSFER_SORTS, { optional: true })
  sort?: (typeof TRANSFER_SORTS)[number] | null;
}

/** Answer of `GET /api/transfers/destinations`: the names of every open site, the caller's or not. */
export class TransferDestinations {
  @ListField('MDS', () => Reference, 10_000)
  items!: Reference[];
}
