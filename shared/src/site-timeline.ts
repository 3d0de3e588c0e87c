import { ConditionPeriod, CustodyPeriod, RoomPeriod } from './custody.js';
import { CATEGORIES, type Category } from './equipment-state.js';
import { DayField } from './field/day.js';
import { ChoiceField, ChoiceListField, IdField, ListField, TextField } from './field/field.js';
import { PageRequest } from './page.js';

/** How many days a timeline of a site shows at most: a year, and the days around it that make whole weeks. */
export const TIMELINE_DAYS_MAX = 400;

/** Query of `GET /api/sites/:id/timeline`: what was at the site between two days, both included. */
export class SiteTimelineRequest extends PageRequest {
  @DayField('du')
  from!: string;

  /** May lie ahead: planned returns are told. */
  @DayField('au')
  to!: string;

  @ChoiceListField('catégorie', CATEGORIES, { optional: true })
  category?: Category[] | null;
}

/**
 * A piece that was at the site during these days, and what is told of it there: all periods are cut to the days asked for
 * and to the time that it was at this site. An `end` of null: it lasts.
 */
export class SiteTimelineRow {
  @IdField('matériel')
  id!: string;

  @TextField('numéro', { max: 25 })
  number!: string;

  @ChoiceField('catégorie', CATEGORIES)
  category!: Category;

  @TextField('marque', { max: 100 })
  maker!: string;

  @TextField('modèle', { max: 100 })
  modelName!: string;

  @ListField('places', () => RoomPeriod, 10_000)
  places!: RoomPeriod[];

  /** Without the cancelled ones. */
  @ListField('détentions', () => CustodyPeriod, 10_000)
  custodies!: CustodyPeriod[];

  /** When it was broken, lost, stolen or written off. */
  @ListField('conditions', () => ConditionPeriod, 10_000)
  conditions!: ConditionPeriod[];
}
