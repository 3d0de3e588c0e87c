import { IdField, InstantField, ListField, ObjectField, TextField } from './field/field.js';
import { Reference } from './page.js';

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
