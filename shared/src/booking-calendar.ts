import { BookingWish } from './booking.js';
import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { Reference } from './page.js';

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
