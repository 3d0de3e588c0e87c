import type { BookingSwap, Category, OpeningHours } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

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

/**
 * The condition that a piece (`e`, as it is now: `n`) fulfils the wish. Nobody is promised any piece of a kind that is broken.
 * @scope-free a condition, for queries that take a scope
 */
export function fulfils(wish: Wish): Sql {
  if ('named' in wish) return sql`e.id = ANY(${wish.named}::uuid[]) AND n.condition IN ('working', 'broken')`;
  const kind = wish.modelId === null ? sql`e.category = ${wish.category}` : sql`e.model_id = ${wish.modelId}`;
  return sql`n.site_id = ${wish.siteId} AND ${kind} AND n.condition = 'working'`;
}

/**
 * A model by its id.
 * @scope-free the catalogue belongs to no site
 */
export function findModel(reader: Reader, id: string): Promise<{ id: string; category: Category; name: string } | null> {
  return oneRow(reader, sql`SELECT id, category, maker || ' ' || name AS name FROM equipment_model WHERE id = ${id}`);
}

/** The category of each of the pieces that are in the scope. */
export async function categoriesOf(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<Category[]> {
  const rows = await reader.rows<{ category: Category }>(sql`
    SELECT e.category FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id WHERE e.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`n.site_id`)}`);
  return rows.map(({ category }) => category);
}

/** Pieces of the scope, in the order of `ids`. */
export function findPieces(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<BookingSwap[]> {
  return reader.rows<BookingSwap>(sql`
    SELECT e.id AS "equipmentId", e.number, jsonb_build_object('id', m.id, 'name', m.maker || ' ' || m.name) AS model
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS given (id, place)
      JOIN equipment e ON e.id = given.id
      JOIN equipment_now n ON n.equipment_id = e.id
      JOIN equipment_model m ON m.id = e.model_id
     WHERE ${scope.covers(sql`n.site_id`)} ORDER BY given.place`);
}

/** Whether the site is one of the scope, and not closed for good. */
export async function siteIsOpen(reader: Reader, scope: SiteScope, siteId: string): Promise<boolean> {
  return (await oneRow(reader, sql`SELECT id FROM site WHERE id = ${siteId} AND status <> 'closed' AND ${scope.covers(sql`id`)}`)) !== null;
}

/** Whether the site is one of the scope. One that is closed for good still has its past. */
export async function siteExists(reader: Reader, scope: SiteScope, siteId: string): Promise<boolean> {
  return (await oneRow(reader, sql`SELECT id FROM site WHERE id = ${siteId} AND ${scope.covers(sql`id`)}`)) !== null;
}

/** Whether bookings of pieces of these sites wait for approval, by site. */
export async function approvalOf(reader: Reader, scope: SiteScope, siteIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const rows = await reader.rows<{ id: string; booking_approval: boolean }>(sql`
    SELECT id, booking_approval FROM site WHERE id = ANY(${siteIds}::uuid[]) AND ${scope.covers(sql`id`)}`);
  return new Map(rows.map((row) => [row.id, row.booking_approval]));
}

/** When the site of the wished piece opens: the site itself, or that of any of the pieces; null outside the scope. */
export async function hoursOfSite(
  reader: Reader, scope: SiteScope, of: { readonly siteId: string } | { readonly pieces: readonly string[] },
): Promise<OpeningHours | null> {
  const row = await oneRow<{ opening_hours: OpeningHours }>(reader, 'siteId' in of
    ? sql`SELECT opening_hours FROM site WHERE id = ${of.siteId} AND ${scope.covers(sql`id`)}`
    : sql`SELECT s.opening_hours FROM equipment_now n JOIN site s ON s.id = n.site_id
           WHERE n.equipment_id = ANY(${of.pieces}::uuid[]) AND ${scope.covers(sql`s.id`)} ORDER BY n.equipment_id LIMIT 1`);
  return row?.opening_hours ?? null;
}

/** An agent or intern of the scope, held until the transaction ends. */
export async function findBooker(reader: Reader, scope: SiteScope, personId: string): Promise<{ name: string; leftOn: string | null } | null> {
  const row = await oneRow<{ name: string; left_on: string | null }>(reader, sql`
    SELECT given_name || ' ' || family_name AS name, left_on FROM person
     WHERE id = ${personId} AND kind IN ('agent', 'intern') AND ${scope.covers(sql`site_id`)} FOR SHARE`);
  return row && { name: row.name, leftOn: row.left_on };
}
