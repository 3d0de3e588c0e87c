import { BooleanField, IntegerField, TextField } from './field/field.js';

export const PAGE_LIMIT = 50;
export const PAGE_LIMIT_MAX = 200;

/** How many items at most, 1 to 200. */
export const LimitField = () => IntegerField('limit', { min: 1, max: PAGE_LIMIT_MAX, optional: true });
/** Where the page before ended: its `next`. A cursor of another filter or sort is refused. */
export const CursorField = () => TextField('cursor', { max: 2000, optional: true });
/** Whether to count the whole list into `total`. */
export const CountField = () => BooleanField('count', { optional: true });

/** What every list takes; `sort` and the filters are added by each list's own class. */
export class PageRequest {
  @LimitField()
  limit?: number | null;

  @CursorField()
  cursor?: string | null;

  @CountField()
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
