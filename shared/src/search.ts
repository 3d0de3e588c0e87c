import { DayField } from './field/day.js';
import { BooleanField, ChoiceField, IdField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { CATEGORIES, EQUIPMENT_STATES, type Category, type EquipmentState } from './equipment-state.js';
import type { Permission } from './permission.js';
import { Reference } from './page.js';
import { SITE_STATUSES, type SiteStatus } from './site-state.js';

/** What can be found, each with a page of its own; a room is shown by its pieces, or by its site. */
export const SEARCH_KINDS = ['equipment', 'person', 'model', 'site', 'room'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Who finds a kind: who may read it. */
export const PERMISSION_OF_SEARCH_KIND: Readonly<Record<SearchKind, Permission>> = {
  equipment: 'equipment:read',
  person: 'person:read',
  model: 'model:read',
  site: 'site:read',
  room: 'site:read',
};

/**
 * How well a hit fits, the best first: a whole identifier, its beginning, a part of it, words as they are written,
 * words with a typing error.
 */
export const SEARCH_MATCHES = ['exact', 'prefix', 'infix', 'words', 'fuzzy'] as const;
export type SearchMatch = (typeof SEARCH_MATCHES)[number];

export const IDENTIFIER_KINDS = ['serial', 'mac', 'imei'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Longest text that is looked for. */
export const SEARCH_MAX = 100;
/** How many hits of a kind are given when not told, and at most. */
export const SEARCH_LIMIT = 8;
export const SEARCH_LIMIT_MAX = 50;

/** Parameters of `GET /api/search`. */
export class SearchRequest {
  /** A number, serial, MAC or IMEI, whole or in part; or words of models, rooms, sites and persons. */
  @TextField('Recherche', { max: SEARCH_MAX })
  q!: string;

  /** How many hits of each kind at most, 1 to 50; 8 when absent. */
  @IntegerField('limit', { min: 1, max: SEARCH_LIMIT_MAX, optional: true })
  limit?: number | null;

  /** One kind only. */
  @ChoiceField('sorte', SEARCH_KINDS, { optional: true })
  kind?: SearchKind | null;

  /** The `next` of a group, to go on with its kind; only together with that `kind` and the same `q`. */
  @TextField('cursor', { max: 2000, optional: true })
  cursor?: string | null;
}

/** One thing that was found, with enough to tell it from another. */
export class SearchHit {
  @ChoiceField('sorte', SEARCH_KINDS)
  kind!: SearchKind;

  @IdField('identifiant')
  id!: string;

  @ChoiceField('concordance', SEARCH_MATCHES)
  match!: SearchMatch;

  /** The name of the thing; of a piece or a model, maker and model. */
  @TextField('nom', { max: 201 })
  name!: string;

  /** The inventory number of a piece, the maker's reference of a model. */
  @TextField('numéro', { max: 100, optional: true })
  number!: string | null;

  /** Of a piece: the identifier that holds what was typed, or else the first that it has. */
  @TextField('identifiant', { max: 60, optional: true })
  identifier!: string | null;

  @ChoiceField('sorte d’identifiant', IDENTIFIER_KINDS, { optional: true })
  identifierKind!: IdentifierKind | null;

  /** Of a piece or a model. */
  @ChoiceField('catégorie', CATEGORIES, { optional: true })
  category!: Category | null;

  /** Of a piece. */
  @ChoiceField('état', EQUIPMENT_STATES, { optional: true })
  state!: EquipmentState | null;

  /** Whether it is a piece whose entry was annulled; found by its whole number only. */
  @BooleanField('annulé')
  annulled!: boolean;

  /** Where a piece is at home, where a room is, to which a person belongs. */
  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  /** Of a piece. */
  @ObjectField(() => Reference, { optional: true })
  room!: Reference | null;

  /** Who holds a piece; null when nobody does, and for those who may not read holders. */
  @ObjectField(() => Reference, { optional: true })
  holder!: Reference | null;

  /** The town of a site, the floor of a room, the service of a person (for those who may read it). */
  @TextField('précision', { max: 100, optional: true })
  detail!: string | null;

  /** Of a site. */
  @ChoiceField('situation', SITE_STATUSES, { optional: true })
  siteStatus!: SiteStatus | null;

  /** First day on which a person is no longer here. */
  @DayField('parti le', { optional: true })
  leftOn!: string | null;
}

/** The hits of one kind, the best first. */
export class SearchGroup {
  @ChoiceField('sorte', SEARCH_KINDS)
  kind!: SearchKind;

  @ListField('résultats', () => SearchHit, SEARCH_LIMIT_MAX)
  hits!: SearchHit[];

  /** The cursor of the following hits; null when these are the last. */
  @TextField('next', { max: 2000, optional: true })
  next!: string | null;
}

/** Answer of `GET /api/search`: the kinds of which something was found, the one with the best hit first. */
export class SearchAnswer {
  @ListField('sortes', () => SearchGroup, SEARCH_KINDS.length)
  groups!: SearchGroup[];
}
