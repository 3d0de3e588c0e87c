import { IntegerField, ListField, ObjectField } from './field/field.js';
import { Reference } from './page.js';
import { EquipmentCount } from './site.js';

/** The pieces of one site by category and state. */
export class SiteOverview {
  @ObjectField(() => Reference)
  site!: Reference;

  @IntegerField('matériels', { min: 0, max: 10_000_000 })
  total!: number;

  @ListField('nombres', () => EquipmentCount, 1000)
  counts!: EquipmentCount[];
}

/** Answer of `GET /api/overview`: the sites of the caller's scope, by name; those without equipment too. */
export class Overview {
  @ListField('MDS', () => SiteOverview, 10_000)
  sites!: SiteOverview[];
}
