import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ObjectField, TextField } from './field/field.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-kind.js';
import { PageRequest, Reference } from './page.js';

export class NoticeAnswer {
  @IdField('avis')
  id!: string;

  @ChoiceField('sorte', NOTICE_KINDS)
  kind!: NoticeKind;

  /** « Réservation acceptée » */
  @TextField('titre', { max: 200 })
  title!: string;

  /** One sentence that says what of. */
  @TextField('détail', { max: 1000 })
  detail!: string;

  /** Where it happened; null when nowhere in particular. */
  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  /** Path of the page that shows more; null when there is none, or none that the reader still finds. */
  @TextField('lien', { max: 400, optional: true })
  link!: string | null;

  @InstantField('le')
  createdAt!: string;

  /** Null while it is unread. */
  @InstantField('lu le', { optional: true })
  readAt!: string | null;
}

/** Query of `GET /api/notices`: one's own, newest first. */
export class NoticeListRequest extends PageRequest {
  /** Only those that are unread (`true`) or read (`false`). */
  @BooleanField('non lus', { optional: true })
  unread?: boolean | null;
}

/** Answer of `GET /api/notices/unread`: what a bell shows. */
export class NoticeBell {
  @IntegerField('non lus', { min: 0, max: 2 ** 31 - 1 })
  unread!: number;

  /** The newest that is unread; null when there is none. */
  @ObjectField(() => NoticeAnswer, { optional: true })
  newest!: NoticeAnswer | null;
}

/** Query of `POST /api/notices/read-all`. */
export class NoticesRead {
  /** Up to this one: what came since stays unread. All of them when absent. */
  @IdField('avis', { optional: true })
  upTo?: string | null;
}
