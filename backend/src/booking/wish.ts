import { CATEGORY_LABEL_PLURAL, mayAssignCategory, type BookingWish, type Category } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { categoriesOf, findModel, siteIsOpen, type NamedWish, type OpenWish, type Wish } from './wish.queries.js';

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

/** How many pieces it takes at each time. */
export function sizeOf(wish: Wish): number {
  return 'named' in wish ? wish.named.length : 1;
}
