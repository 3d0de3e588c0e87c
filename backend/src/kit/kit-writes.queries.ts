import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** A kit as it is now, locked: what is in it stays so until the transaction ends. */
export interface LockedKit {
  readonly id: string;
  readonly version: number;
  readonly siteId: string;
  readonly dissolved: boolean;
  readonly pieces: readonly string[];
}

/** The kit, locked; null outside the scope. Its pieces are locked before. */
export async function lockKit(reader: Reader, scope: SiteScope, id: string): Promise<LockedKit | null> {
  const row = await oneRow<{ version: number; site_id: string; dissolved: boolean }>(reader, sql`
    SELECT version, site_id, dissolved_at IS NOT NULL AS dissolved FROM kit WHERE id = ${id} AND ${scope.covers(sql`site_id`)} FOR NO KEY UPDATE`);
  if (!row) return null;
  const items = await reader.rows<{ equipment_id: string }>(sql`
    SELECT equipment_id FROM kit_item WHERE kit_id = ${id} AND removed_at IS NULL ORDER BY equipment_id`);
  return { id, version: row.version, siteId: row.site_id, dissolved: row.dissolved, pieces: items.map((item) => item.equipment_id) };
}

/** @scope-free its site was found within the caller's scope */
export async function insertKit(reader: Reader, kit: { readonly id: string; readonly siteId: string; readonly name: string; readonly note: string | null }): Promise<void> {
  await reader.rows(sql`INSERT INTO kit (id, site_id, name, note) VALUES (${kit.id}, ${kit.siteId}, ${kit.name}, ${kit.note})`);
}

/**
 * The card of a kit, written anew; counts as a change even where only the content does.
 * @scope-free the kit was locked within the caller's scope
 */
export async function updateKit(reader: Reader, id: string, card: { readonly name: string; readonly note: string | null }): Promise<void> {
  await reader.rows(sql`UPDATE kit SET name = ${card.name}, note = ${card.note}, version = version + 1 WHERE id = ${id}`);
}

/** @scope-free the kit was locked within the caller's scope */
export async function dissolveKit(reader: Reader, id: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE kit SET dissolved_at = ${at} WHERE id = ${id}`);
}

/**
 * Makes these pieces the content of the kit.
 * @scope-free kit and pieces were locked within the caller's scope
 */
export async function writeItems(reader: Reader, kitId: string, equipmentIds: readonly string[], at: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE kit_item SET removed_at = greatest(added_at, ${at}) WHERE kit_id = ${kitId} AND removed_at IS NULL AND equipment_id <> ALL(${equipmentIds}::uuid[])`);
  await reader.rows(sql`
    INSERT INTO kit_item (kit_id, equipment_id, added_at)
    SELECT ${kitId}, wanted, ${at} FROM unnest(${equipmentIds}::uuid[]) AS wanted
     WHERE NOT EXISTS (SELECT FROM kit_item WHERE kit_id = ${kitId} AND equipment_id = wanted AND removed_at IS NULL)`);
}

/**
 * A piece among `equipmentIds` that is in another kit, with that kit's name; null when there is none.
 * @scope-free the pieces were locked within the caller's scope, and a kit is at the site of its pieces
 */
export function findInOtherKit(reader: Reader, kitId: string, equipmentIds: readonly string[]): Promise<{ equipment_id: string; name: string } | null> {
  return oneRow(reader, sql`
    SELECT item.equipment_id, k.name FROM kit_item item JOIN kit k ON k.id = item.kit_id
     WHERE item.equipment_id = ANY(${equipmentIds}::uuid[]) AND item.removed_at IS NULL AND item.kit_id <> ${kitId} ORDER BY item.equipment_id LIMIT 1`);
}

/** Which of the pieces of the scope are out through the kit, in it or not any more. */
export async function piecesOutWith(reader: Reader, scope: SiteScope, kitId: string): Promise<string[]> {
  const rows = await reader.rows<{ equipment_id: string }>(sql`
    SELECT c.equipment_id FROM custody c JOIN equipment_now n ON n.custody_id = c.id
     WHERE c.kit_id = ${kitId} AND ${scope.covers(sql`n.site_id`)} ORDER BY c.equipment_id`);
  return rows.map((row) => row.equipment_id);
}

/** Whether a site is open and in the scope, held so until the transaction ends. */
export async function holdSite(reader: Reader, scope: SiteScope, siteId: string): Promise<boolean> {
  const row = await oneRow(reader, sql`SELECT id FROM site WHERE id = ${siteId} AND status <> 'closed' AND ${scope.covers(sql`id`)} FOR SHARE`);
  return row !== null;
}
