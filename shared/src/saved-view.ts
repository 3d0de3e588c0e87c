import { registerDecorator } from 'class-validator';
import { BooleanField, ChoiceField, IdField, InstantField, IntegerField, ListField, ObjectField, TextField } from './field/field.js';
import { Reference } from './page.js';
import type { Permission } from './permission.js';

/** The lists that have saved views. */
export const VIEW_LISTS = ['equipment', 'person', 'site', 'equipment_model', 'account'] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** Whoever reads the list has views of it. */
export const VIEW_LIST_PERMISSION: Readonly<Record<ViewList, Permission>> = {
  equipment: 'equipment:read', person: 'person:read', site: 'site:read', equipment_model: 'model:read', account: 'account:manage',
};

export const VIEW_NAME_MAX = 60;
/** In characters, names and values together. */
export const VIEW_QUERY_MAX = 4000;
const VIEW_PARAMETERS_MAX = 30;

/** Filters, order, columns and density, as the address of the screen has them: `{ state: 'broken', colonnes: 'number,site' }`. */
export type ViewQuery = Readonly<Record<string, string>>;

/** Whether it is parameters of an address and not too many. */
export function isViewQuery(value: unknown): value is ViewQuery {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= VIEW_PARAMETERS_MAX
    && entries.every(([name, text]) => /^[A-Za-z]{1,30}$/.test(name) && typeof text === 'string' && text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text))
    && entries.reduce((length, [name, text]) => length + name.length + String(text).length, 0) <= VIEW_QUERY_MAX;
}

function ViewQueryField(): PropertyDecorator {
  return (target, key) => {
    registerDecorator({
      name: 'isViewQuery',
      target: target.constructor,
      propertyName: key as string,
      options: { message: 'Cette vue ne peut pas être gardée : elle a trop de filtres. Retirez-en.' },
      validator: { validate: isViewQuery },
    });
  };
}

/** Body of `PATCH /api/saved-views/:id`. */
export class SavedViewChange {
  @TextField('Nom de la vue', { max: VIEW_NAME_MAX })
  name!: string;

  /** The site whose people see it too; null: only its owner does. */
  @IdField('Partager avec', { optional: true })
  siteId?: string | null;

  @ViewQueryField()
  query!: ViewQuery;
}

/** Body of `POST /api/saved-views`. */
export class SavedViewDraft extends SavedViewChange {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @ChoiceField('liste', VIEW_LISTS)
  list!: ViewList;
}

export class SavedViewAnswer {
  @IdField('vue')
  id!: string;

  @IntegerField('version', { min: 1, max: 2 ** 31 - 1 })
  version!: number;

  @ChoiceField('liste', VIEW_LISTS)
  list!: ViewList;

  @TextField('nom', { max: VIEW_NAME_MAX })
  name!: string;

  /** With which site it is shared; null when it is not, or with one that the reader may not see. */
  @ObjectField(() => Reference, { optional: true })
  site!: Reference | null;

  /** Whether the reader made it, and may change it. */
  @BooleanField('à moi')
  mine!: boolean;

  /** Whether the reader may delete it. */
  @BooleanField('supprimable')
  deletable!: boolean;

  @ViewQueryField()
  query!: ViewQuery;

  @InstantField('créée le')
  createdAt!: string;
}

/** Query of `GET /api/saved-views`. */
export class SavedViewListRequest {
  @ChoiceField('liste', VIEW_LISTS)
  list!: ViewList;
}

/** Answer of `GET /api/saved-views`: one's own and those shared with one's sites, by name. */
export class SavedViewList {
  @ListField('vues', () => SavedViewAnswer, 10_000)
  items!: SavedViewAnswer[];
}
