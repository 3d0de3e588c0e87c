import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, IdField, InstantField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { Reference } from './page.js';

export const BOOKING_STATUSES = ['asked', 'approved', 'refused', 'cancelled', 'fulfilled'] as const;
/** `asked` waits for approval where the site wants one; both `asked` and `approved` hold their period. */
export type BookingStatus = (typeof BOOKING_STATUSES)[number];
export const LIVE_BOOKING_STATUSES: readonly BookingStatus[] = ['asked', 'approved'];
export const BOOKING_STATUS_LABEL: Readonly<Record<BookingStatus, string>> = {
  asked: 'À approuver', approved: 'Approuvée', refused: 'Refusée', cancelled: 'Annulée', fulfilled: 'Honorée',
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

/** Body of `POST /api/bookings/:id/approve`. Carries `If-Match`. */
export class BookingApproval {
  /** Whether all of the same series that still wait are approved. */
  @BooleanField('toute la série', { optional: true })
  series?: boolean | null;
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

  /** Who takes it, of a workshop; nobody but the agent for whom it was booked otherwise. */
  @IdField('Personne', { optional: true })
  personId?: string | null;

  /** The planned return; the end of the booking when absent. */
  @InstantField('Retour prévu le', { optional: true })
  dueAt?: string | null;
}
