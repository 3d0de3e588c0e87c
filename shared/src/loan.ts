import { Accessory, AccessoryDraft, WEARS, type Wear } from './accessory.js';
import { Borrower, BorrowerDraft } from './borrower.js';
import { CALL_OUTCOMES, type CallOutcome } from './call-outcome.js';
import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, ChoiceListField, IdField, InstantField, IntegerField, LineListField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, CONDITIONS_OF_ABSENCE, type Category, type Condition } from './equipment-state.js';
import { Reference, PageRequest } from './page.js';

/** One piece of a loan that begins. */
export class LoanLineDraft {
  /** UUIDv7 made by the client: the id of the custody. */
  @IdField('identifiant')
  id!: string;

  @IdField('Matériel')
  equipmentId!: string;

  @ChoiceField('Aspect au départ', WEARS)
  wear!: Wear;

  @TextField('Remarque au départ', { max: 200, optional: true })
  note?: string | null;

  @LineListField('Accessoires', () => AccessoryDraft, { max: 20, key: 'label', min: 0 })
  accessories!: AccessoryDraft[];
}

/** Body of `POST /api/loans`: all pieces or none. */
export class LoanDraft {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  /** Somebody who borrowed before; or else `borrower`. */
  @IdField('Emprunteur', { optional: true })
  borrowerId?: string | null;

  /** Somebody new; or else `borrowerId`. */
  @ObjectField(() => BorrowerDraft, { optional: true })
  borrower?: BorrowerDraft | null;

  @LineListField('Matériels', () => LoanLineDraft, { max: 50, key: 'equipmentId' })
  lines!: LoanLineDraft[];

  /** When absent: the shortest usual length among the categories lent, at the end of that day. */
  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;

  /** When; now when absent. */
  @InstantField('Depuis', { optional: true })
  start?: string | null;

  /** The kit that is lent whole; its pieces are the lines. */
  @IdField('Lot', { optional: true })
  kitId?: string | null;

  /** The booking that this loan fulfils: one that is asked for or approved. */
  @IdField('Réservation', { optional: true })
  bookingId?: string | null;

  /** Why it is lent although somebody else has booked it; needs `custody:override`. */
  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

/** One piece that comes back. */
export class LoanReturnLine {
  @IdField('détention')
  custodyId!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('Aspect au retour', WEARS)
  wear!: Wear;

  /** `broken` reports it as broken in the same act. */
  @ChoiceField('État au retour', ['working', 'broken'], { optional: true })
  condition?: 'working' | 'broken' | null;

  @TextField('Remarque au retour', { max: 200, optional: true })
  note?: string | null;

  /** The labels that came back; those that are not named are missing. */
  @LineListField('Accessoires rendus', () => AccessoryDraft, { max: 20, key: 'label', min: 0 })
  accessories!: AccessoryDraft[];
}

/** Body of `POST /api/loans/:id/return`: these pieces come back, all or none; the others stay out. */
export class LoanReturn {
  @LineListField('Matériels', () => LoanReturnLine, { max: 50, key: 'custodyId' })
  lines!: LoanReturnLine[];

  /** When; now when absent. */
  @InstantField('Rendu le', { optional: true })
  at?: string | null;
}

/** Body of `POST /api/loans/:id/renew`. Carries `If-Match`. */
export class LoanRenewal {
  @InstantField('Nouveau retour prévu le')
  dueAt!: string;

  @TextField('Motif du passage outre', { min: 5, max: 300, optional: true })
  overrideReason?: string | null;
}

/** Body of `POST /api/loans/:id/dispute`, with `If-Match`; `DELETE` of the same address settles it. The borrower's data are kept until it is settled. */
export class LoanDispute {
  @TextField('Motif du litige', { min: 5, max: 500 })
  reason!: string;
}

/** Body of `POST /api/loans/:id/calls`: somebody was called about a late return. */
export class LoanCall {
  @ChoiceField('Réponse', CALL_OUTCOMES)
  outcome!: CallOutcome;
}

export const LOAN_STATES = ['open', 'overdue', 'returned'] as const;
/** `overdue`: something is still out after the day it was due; derived, never stored. */
export type LoanState = (typeof LOAN_STATES)[number];
export const LOAN_STATE_LABEL: Readonly<Record<LoanState, string>> = { open: 'En cours', overdue: 'En retard', returned: 'Rendu' };

/** A piece of a loan. */
export class LoanLine {
  @IdField('détention')
  custodyId!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  custodyVersion!: number;

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

  /** Null while it is out. Of a piece that never came back (`absence`), when that was noted. */
  @InstantField('rendu le', { optional: true })
  returnedAt!: string | null;

  /** As what its custody ended where it did not come back: lost, stolen or written off; null for a piece that is out or came back. */
  @ChoiceField('non rendu', CONDITIONS_OF_ABSENCE, { optional: true })
  absence!: Condition | null;

  /** Whether the custody was cancelled as entered by mistake. */
  @BooleanField('annulé')
  cancelled!: boolean;

  @ChoiceField('aspect au départ', WEARS)
  wearOut!: Wear;

  @TextField('remarque au départ', { max: 200, optional: true })
  noteOut!: string | null;

  @ChoiceField('aspect au retour', WEARS, { optional: true })
  wearIn!: Wear | null;

  @TextField('remarque au retour', { max: 200, optional: true })
  noteIn!: string | null;

  @ListField('accessoires', () => Accessory, 20)
  accessories!: Accessory[];

  @IntegerField('valeur de remplacement', { min: 0, max: 100_000_000, optional: true })
  replacementCents!: number | null;

  @BooleanField('photo au départ')
  hasPhotoOut!: boolean;

  @BooleanField('photo au retour')
  hasPhotoIn!: boolean;

  /** Whether it was returned and its memory must be erased before it can be handed over again. */
  @BooleanField('à effacer')
  erasureMissing!: boolean;
}

/** One loan in a list. */
export class LoanSummary {
  @IdField('prêt')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ObjectField(() => Reference)
  site!: Reference;

  @ObjectField(() => Borrower)
  borrower!: Borrower;

  @ChoiceField('état', LOAN_STATES)
  state!: LoanState;

  @InstantField('depuis')
  start!: string;

  @InstantField('retour prévu')
  dueAt!: string;

  /** When the last piece came back; null while one is out. */
  @InstantField('rendu le', { optional: true })
  returnedAt!: string | null;

  @IntegerField('prolongations', { min: 0, max: 1000 })
  renewals!: number;

  @BooleanField('en litige')
  disputed!: boolean;

  @IntegerField('matériels', { min: 1, max: 50 })
  pieces!: number;

  @IntegerField('encore dehors', { min: 0, max: 50 })
  piecesOut!: number;

  /** The categories of the pieces that are still out: whoever may not hand them over may not take them back. */
  @ChoiceListField('catégories encore dehors', CATEGORIES)
  categoriesOut!: Category[];

  /** « MDS13-000012 Galaxy Tab A9 », the first of them. */
  @TextField('matériel', { max: 300 })
  firstPiece!: string;

  /** The last reminder by mail, sent or not; null when there was none, or where it was needless before it could be sent. */
  @InstantField('dernier rappel', { optional: true })
  remindedAt!: string | null;

  /** Whether the last reminder could not be sent: once late, the borrower is to be called. */
  @BooleanField('rappel non remis')
  reminderFailed!: boolean;

  @InstantField('dernier appel', { optional: true })
  calledAt!: string | null;

  @ChoiceField('réponse', CALL_OUTCOMES, { optional: true })
  callOutcome!: LoanCall['outcome'] | null;

  /** How many of its pieces are back and change hands again only once their memory is erased. */
  @IntegerField('à effacer', { min: 0, max: 50 })
  toErase!: number;
}

/** Answer of `GET /api/loans/:id`. */
export class LoanAnswer extends LoanSummary {
  @ListField('matériels', () => LoanLine, 50)
  lines!: LoanLine[];

  @ObjectField(() => Reference, { optional: true })
  kit!: Reference | null;

  @TextField('motif du litige', { max: 500, optional: true })
  disputeReason!: string | null;

  /** Why it was renewed beyond its terms or past a booking, the last time that it was. */
  @TextField('motif de la prolongation', { max: 300, optional: true })
  renewalReason!: string | null;

  /** How many renewals are still allowed by the terms of the categories. */
  @IntegerField('prolongations restantes', { min: 0, max: 1000 })
  renewalsLeft!: number;

  /** When the borrower's data will be erased; null while something is out or in dispute, and where they borrowed at other sites than the reader's. */
  @DayField('effacement le', { optional: true })
  erasedOn!: string | null;
}

/** Query of `GET /api/loans/counts`. */
export class LoanCountsRequest {
  /** Only what waits there. */
  @IdField('MDS', { optional: true })
  siteId?: string | null;
}

/** Answer of `GET /api/loans/counts`: what waits at the sites of the caller, or at one of them. */
export class LoanCounts {
  @IntegerField('retours du jour', { min: 0, max: 10_000_000 })
  dueToday!: number;

  @IntegerField('en retard', { min: 0, max: 10_000_000 })
  overdue!: number;

  /** Overdue loans of borrowers whom no mail reaches: without an address, whose last reminder failed, or all where mails go nowhere. */
  @IntegerField('à appeler', { min: 0, max: 10_000_000 })
  toCall!: number;

  /** Pieces that came back and change hands again only once their memory is erased. */
  @IntegerField('à effacer', { min: 0, max: 10_000_000 })
  toErase!: number;
}

/** When a photo of a piece was taken. */
export const CHECK_MOMENTS = ['out', 'in'] as const;
export type CheckMoment = (typeof CHECK_MOMENTS)[number];

/** The largest photo that is taken in, in bytes; it is made smaller before it is kept. */
export const PHOTO_BYTES_MAX = 15 * 1024 * 1024;

export const LOAN_SORTS = ['dueAt', '-dueAt', '-start', 'start'] as const;

/** Query of `GET /api/loans`. */
export class LoanListRequest extends PageRequest {
  /** Name of the borrower, or number of a piece. */
  @TextField('recherche', { max: 100, optional: true })
  q?: string | null;

  @ChoiceField('état', LOAN_STATES, { optional: true })
  state?: LoanState | null;

  @IdField('MDS', { optional: true })
  siteId?: string | null;

  @IdField('emprunteur', { optional: true })
  borrowerId?: string | null;

  @IdField('matériel', { optional: true })
  equipmentId?: string | null;

  /** Overdue loans of borrowers whom no mail reaches: those one calls. */
  @BooleanField('à appeler', { optional: true })
  toCall?: boolean | null;

  @BooleanField('en litige', { optional: true })
  disputed?: boolean | null;

  /** Loans of which a piece is back and waits for the erasure of its memory. */
  @BooleanField('à effacer', { optional: true })
  toErase?: boolean | null;

  @ChoiceField('tri', LOAN_SORTS, { optional: true })
  sort?: (typeof LOAN_SORTS)[number] | null;
}
