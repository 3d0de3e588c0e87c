import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { CountField, CursorField, LimitField, Reference, type PageRequest } from './page.js';

export const BOOKING_STATUSES = ['asked', 'approved', 'refused', 'cancelled', 'fulfilled'] as const;
/** `asked` waits for approval where the site wants one; both `asked` and `approved` hold their period. */
export type BookingStatus = (typeof BOOKING_STATUSES)[number];
export const LIVE_BOOKING_STATUSES: readonly BookingStatus[] = ['asked', 'approved'];
export const BOOKING_STATUS_LABEL: Readonly<Record<BookingStatus, string>> = {
  asked: 'À approuver', approved: 'Réservé', refused: 'Refusé', cancelled: 'Annulé', fulfilled: 'Remis',
};

/** For whom: an agent or intern by name, or a member of the public, who is named only when they come. */
export const BOOKING_USES = ['agent', 'public', 'workshop'] as const;
export type BookingUse = (typeof BOOKING_USES)[number];
export const BOOKING_USE_LABEL: Readonly<Record<BookingUse, string>> = {
  agent: 'Pour un agent', public: 'Pour un prêt au public', workshop: 'Pour un atelier',
};

/** Which piece, model, category or kit is wanted: exactly one of the four. */
export class BookingWish {
  @IdField('Matériel', { optional: true })
  equipmentId?: string | null;

  @IdField('Modèle', { optional: true })
  modelId?: string | null;

  @ChoiceField('Catégorie', CATEGORIES, { optional: true })
  category?: Category | null;

  @IdField('Lot', { optional: true })
  kitId?: string | null;

  /** Of a model or category: at which site. Required with those two. */
  @IdField('MDS', { optional: true })
  siteId?: string | null;
}

/** Body of `POST /api/bookings`. A piece is allotted at once; a recurring one books every week or none. */
export class BookingDraft extends BookingWish {
  /** UUIDv7 made by the client: the booking, or the group of a kit or a series. */
  @IdField('identifiant')
  id!: string;

  @InstantField('Du')
  start!: string;

  @InstantField('Au')
  end!: string;

  @ChoiceField('Pour', BOOKING_USES)
  use!: BookingUse;

  /** Required for `agent`. */
  @IdField('Personne', { optional: true })
  personId?: string | null;

  /** « Atelier découverte »: no name of a member of the public. */
  @TextField('Objet', { max: 120, optional: true })
  purpose?: string | null;

  /** Repeats every week, same Paris time, up to and including this day; at most a year on. */
  @DayField('Chaque semaine jusqu’au', { optional: true })
  weeklyUntil?: string | null;
}

/** Body of `POST /api/bookings/:id/move`: other times, or another piece (a swap before the hand-over). Carries `If-Match`. */
export class BookingMove {
  @InstantField('Du', { optional: true })
  start?: string | null;

  @InstantField('Au', { optional: true })
  end?: string | null;

  @IdField('Matériel', { optional: true })
  equipmentId?: string | null;
}

/** A piece that could take the place of the one allotted. */
export class BookingSwap {
  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ObjectField(() => Reference)
  model!: Reference;
}

/** Answer of `GET /api/bookings/:id/swaps`, best first; empty where the piece itself or a kit was asked for. */
export class BookingSwaps {
  @ListField('matériels', () => BookingSwap, 50)
  items!: BookingSwap[];
}

/** Body of `POST /api/bookings/:id/cancel` and `/refuse`, which answer every booking that ended. Carries `If-Match`. A refusal says why. */
export class BookingEnding {
  @TextField('Motif', { min: 5, max: 300, optional: true })
  reason?: string | null;

  /** Whether the later ones of the same series go too. */
  @BooleanField('toute la série', { optional: true })
  following?: boolean | null;
}

/** Body of `POST /api/bookings/:id/hand-over`: makes an assignment to the booking's agent. A loan goes by `POST /api/loans` with `bookingId`. */
export class BookingHandOver {
  /** UUIDv7 made by the client: the custody, or the first of a kit's. */
  @IdField('identifiant')
  id!: string;

  /** Who takes it, of a workshop; the agent booked for when absent. */
  @IdField('Personne', { optional: true })
  personId?: string | null;

  /** The planned return; the end of the booking when absent. */
  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;
}

/** One booking of one piece. */
export class BookingAnswer {
  @IdField('réservation')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('statut', BOOKING_STATUSES)
  status!: BookingStatus;

  @InstantField('du')
  start!: string;

  @InstantField('au')
  end!: string;

  @ChoiceField('pour', BOOKING_USES)
  use!: BookingUse;

  @ObjectField(() => Reference, { optional: true })
  person!: Reference | null;

  @TextField('objet', { max: 120, optional: true })
  purpose!: string | null;

  /** Who asked for it. */
  @ObjectField(() => Reference)
  owner!: Reference;

  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @ObjectField(() => Reference)
  model!: Reference;

  @ObjectField(() => Reference)
  site!: Reference;

  /** Whether the piece was named, or allotted for a wish that others can fulfil: then it may be swapped. */
  @BooleanField('échangeable')
  swappable!: boolean;

  /** The bookings made together by a kit or a series share it; null for a single one. */
  @IdField('groupe', { optional: true })
  groupId!: string | null;

  @ObjectField(() => Reference, { optional: true })
  kit!: Reference | null;

  /** Whether it belongs to a weekly series. */
  @BooleanField('série')
  recurring!: boolean;

  /** Why it was refused or cancelled. */
  @TextField('motif', { max: 300, optional: true })
  reason!: string | null;

  /** Whether its time went by and nobody came: it holds nothing any more, and stays as it was. */
  @BooleanField('passée')
  expired!: boolean;

  /** Whether the piece may not be there when it begins: still out, late, broken or lost. */
  @BooleanField('menacée')
  endangered!: boolean;

  /** Why the piece was given to somebody else for a time that meets this one. */
  @TextField('motif du passage outre', { max: 300, optional: true })
  overrideReason!: string | null;

  /** The custody that came of it. */
  @IdField('détention', { optional: true })
  custodyId!: string | null;

  @BooleanField('peut être approuvée')
  mayApprove!: boolean;

  @BooleanField('peut être modifiée')
  mayChange!: boolean;
}

/** Answer of `POST /api/bookings`: every booking that was made, in order of time. */
export class BookingsMade {
  @ListField('réservations', () => BookingAnswer, 2000)
  items!: BookingAnswer[];
}

export const BOOKING_SORTS = ['start', '-start'] as const;

/** Query of `GET /api/bookings`: those that meet the period. */
export class BookingListRequest implements PageRequest {
  @InstantField('de', { optional: true })
  from?: string | null;

  @InstantField('à', { optional: true })
  to?: string | null;

  @ChoiceField('statut', [...BOOKING_STATUSES, 'live'], { optional: true })
  status?: BookingStatus | 'live' | null;

  @IdField('MDS', { optional: true })
  siteId?: string | null;

  @IdField('modèle', { optional: true })
  modelId?: string | null;

  @ChoiceField('catégorie', CATEGORIES, { optional: true })
  category?: Category | null;

  @IdField('matériel', { optional: true })
  equipmentId?: string | null;

  @IdField('personne', { optional: true })
  personId?: string | null;

  /** Only those of the caller: asked by them or for them. */
  @BooleanField('les miennes', { optional: true })
  mine?: boolean | null;

  @BooleanField('menacées', { optional: true })
  endangered?: boolean | null;

  @ChoiceField('tri', BOOKING_SORTS, { optional: true })
  sort?: (typeof BOOKING_SORTS)[number] | null;

  @LimitField() limit?: number | null;
  @CursorField() cursor?: string | null;
  @CountField() count?: boolean | null;
}

/** Query of `GET /api/bookings/calendar`: pieces of a site with what fills their time; `to` at most 62 days after `from`. */
export class CalendarRequest {
  @InstantField('de')
  from!: string;

  @InstantField('à')
  to!: string;

  @IdField('MDS')
  siteId!: string;

  @ChoiceField('catégorie', CATEGORIES, { optional: true })
  category?: Category | null;

  @IdField('modèle', { optional: true })
  modelId?: string | null;
}

/** Time in which a piece is not free: a booking, or a custody with its planned end. */
export class BusyTime {
  @ChoiceField('sorte', ['asked', 'approved', 'assignment', 'loan', 'repair', 'transit', 'absent'])
  kind!: 'asked' | 'approved' | 'assignment' | 'loan' | 'repair' | 'transit' | 'absent';

  @InstantField('du')
  start!: string;

  /** Null: nobody knows. */
  @InstantField('au', { optional: true })
  end!: string | null;

  @IdField('réservation', { optional: true })
  bookingId!: string | null;

  /** The agent, the purpose, or « Prêt au public »: never a borrower's name. */
  @TextField('libellé', { max: 200 })
  label!: string;

  @BooleanField('menacée')
  endangered!: boolean;
}

export class CalendarPiece {
  @IdField('matériel')
  equipmentId!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @ObjectField(() => Reference)
  model!: Reference;

  @ListField('occupations', () => BusyTime, 2000)
  busy!: BusyTime[];
}

/** Answer of `GET /api/bookings/calendar`. */
export class Calendar {
  @ListField('matériels', () => CalendarPiece, 2000)
  pieces!: CalendarPiece[];
}

/** Query of `GET /api/bookings/free-times`: for a wish and a length, whether it is free then, and the next times at which it is. */
export class FreeTimesRequest extends BookingWish {
  @InstantField('Du')
  start!: string;

  @InstantField('Au')
  end!: string;

  /** Weekly until this day, as in the draft. */
  @DayField('Chaque semaine jusqu’au', { optional: true })
  weeklyUntil?: string | null;
}

export class FreeTime {
  @InstantField('du')
  start!: string;

  @InstantField('au')
  end!: string;
}

export class FreeTimes {
  /** Whether the asked times are free, all of a series. */
  @BooleanField('libre')
  free!: boolean;

  /** How many pieces could be given then (1 for a piece or a kit). */
  @IntegerField('combien', { min: 0, max: 100_000 })
  pieces!: number;

  /** Of a series: the weeks that are taken. */
  @ListField('semaines prises', () => FreeTime, 60)
  taken!: FreeTime[];

  /** The next times of the same length at which it is free, at most three. */
  @ListField('prochaines', () => FreeTime, 3)
  next!: FreeTime[];
}

/** Body of `POST /api/booking-feeds`: a secret calendar address; of a site, or of the caller when none is named. */
export class BookingFeedDraft {
  @IdField('identifiant')
  id!: string;

  @IdField('MDS', { optional: true })
  siteId?: string | null;
}

/** A calendar address. `url` is told once, when it is made. */
export class BookingFeed {
  @IdField('agenda')
  id!: string;

  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  @InstantField('créé le')
  createdAt!: string;

  @InstantField('dernier accès', { optional: true })
  lastReadAt!: string | null;

  @TextField('adresse', { max: 500, optional: true })
  url!: string | null;
}

export class BookingFeedList {
  @ListField('agendas', () => BookingFeed, 100)
  items!: BookingFeed[];
}
