import { BooleanField, IntegerField, TextField } from './field/field.js';

export const PAGE_LIMIT = 50;
export const PAGE_LIMIT_MAX = 200;

/** What every list takes; `sort` and the filters are added by each list's own class. */
export class PageRequest {
  /** How many items at most, 1 to 200. */
  @IntegerField('limit', { min: 1, max: PAGE_LIMIT_MAX, optional: true })
  limit?: number | null;

  /** Where the page before ended: its `next`. A cursor of another filter or sort is refused. */
  @TextField('cursor', { max: 2000, optional: true })
  cursor?: string | null;

  /** Whether to count the whole list into `total`. */
  @BooleanField('count', { optional: true })
  count?: boolean | null;
}

/** What every list gives. */
export interface Page<Item> {
  items: Item[];
  /** The cursor of the following page; null when this is the last. */
  next: string | null;
  /** How many items the whole list has; null unless `count=true`. */
  total: number | null;
}

/** Points at something by its id and shows its name. */
export class Reference {
  @TextField('id', { max: 36 })
  id!: string;

  @TextField('nom', { max: 200 })
  name!: string;
}
