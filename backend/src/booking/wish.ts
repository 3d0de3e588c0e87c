import { CATEGORY_LABEL_PLURAL, mayAssignCategory, type BookingWish, type Category } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { categoriesOf, findModel, siteIsOpen } from './wish.queries.js';

/** What is to be booked: pieces that are named, all of them; or any one piece of a model or category at a site. */
export type Wish = NamedWish | OpenWish;

export interface NamedWish {
  readonly named: readonly string[];
  /** The kit whose pieces they are; null for a single piece. */
  readonly kitId: string | null;
}

export interface OpenWish {
  readonly siteId: string;
  readonly modelId: string | null;
  readonly category: Category;
  /** What the sentences call it: « Galaxy Tab A9 », « tablettes ». */
  readonly label: string;
}

/** The pieces of a kit of the scope; null where there is no such kit. */
export type KitPieces = (reader: Reader, scope: Caller['scope'], kitId: string) => Promise<readonly string[] | null>;

/**
 * Exactly one of a piece, a model, a category, a kit, and one that the caller may book.
 * @throws Refusal `booking-wish-unclear`, `not-found`, `booking-kit-unknown`, `site-required`, `site-unknown`, `model-unknown`, `booking-category`
 */
export async function readWish(reader: Reader, caller: Caller, wish: BookingWish, piecesOfKit: KitPieces): Promise<Wish> {
  const given = [wish.equipmentId, wish.modelId, wish.category, wish.kitId].filter(Boolean);
  if (given.length !== 1) throw new Refusal('booking-wish-unclear', {}, { field: 'equipmentId' });
  if (wish.equipmentId) return namedWish(reader, caller, [wish.equipmentId], null);
  if (wish.kitId) {
    const named = await piecesOfKit(reader, caller.scope, wish.kitId);
    if (!named || named.length === 0) throw new Refusal('booking-kit-unknown', {}, { field: 'kitId' });
    return namedWish(reader, caller, named, wish.kitId);
  }
  if (!wish.siteId) throw new Refusal('site-required', {}, { field: 'siteId' });
  if (!(await siteIsOpen(reader, caller.scope, wish.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
  const open = await openWish(reader, wish, wish.siteId);
  requireMayBook(caller, open.category);
  return open;
}

async function namedWish(reader: Reader, caller: Caller, named: readonly string[], kitId: string | null): Promise<NamedWish> {
  const categories = await categoriesOf(reader, caller.scope, named);
  if (categories.length < named.length) throw new Refusal('not-found');
  for (const category of categories) requireMayBook(caller, category);
  return { named, kitId };
}

async function openWish(reader: Reader, wish: BookingWish, siteId: string): Promise<OpenWish> {
  if (wish.category) return { siteId, modelId: null, category: wish.category, label: CATEGORY_LABEL_PLURAL[wish.category].toLowerCase() };
  const model = wish.modelId ? await findModel(reader, wish.modelId) : null;
  if (!model) throw new Refusal('model-unknown', {}, { field: 'modelId' });
  return { siteId, modelId: model.id, category: model.category, label: model.name };
}

/** @throws Refusal `booking-category` */
export function requireMayBook(caller: Caller, category: Category): void {
  if (!mayAssignCategory(caller.role, category)) throw new Refusal('booking-category');
}

/** The condition that a piece (`e`, as it is now: `n`) fulfils the wish. Nobody is promised any piece of a kind that is broken. */
export function fulfils(wish: Wish): Sql {
  if ('named' in wish) return sql`e.id = ANY(${wish.named}::uuid[]) AND n.condition IN ('working', 'broken')`;
  const kind = wish.modelId === null ? sql`e.category = ${wish.category}` : sql`e.model_id = ${wish.modelId}`;
  return sql`n.site_id = ${wish.siteId} AND ${kind} AND n.condition = 'working'`;
}

/** How many pieces it takes at each time. */
export function sizeOf(wish: Wish): number {
  return 'named' in wish ? wish.named.length : 1;
}
