import { BOOKING_STATUSES, BOOKING_USES, type BookingStatus, type BookingUse } from './booking.js';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { Reference, PageRequest } from './page.js';

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
export class BookingListRequest extends PageRequest {
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

  /** Only those that were made together. */
  @IdField('groupe', { optional: true })
  groupId?: string | null;

  /** Only those of the caller: asked by them or for them. */
  @BooleanField('les miennes', { optional: true })
  mine?: boolean | null;

  @BooleanField('menacées', { optional: true })
  endangered?: boolean | null;

  @ChoiceField('tri', BOOKING_SORTS, { optional: true })
  sort?: (typeof BOOKING_SORTS)[number] | null;
}
