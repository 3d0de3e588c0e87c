import type { RoomAnswer } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { inForce } from '../equipment/index.js';

interface RoomRow {
  id: string;
  version: number;
  site_id: string;
  name: string;
  floor: string | null;
  closed: boolean;
  equipment_count: number | null;
  created_at: Date;
}

/** Which rooms: all of a site, or one. */
export type RoomChoice = { readonly siteId: string } | { readonly id: string };

/** The rooms of the scope, by name, as they are now or were at an instant that is past; `equipment` says whether their pieces are counted. */
export async function findRooms(reader: Reader, scope: SiteScope, view: { readonly equipment: boolean }, choice: RoomChoice, at: Date | null = null): Promise<RoomAnswer[]> {
  const chosen = 'id' in choice ? sql`r.id = ${choice.id}` : sql`r.site_id = ${choice.siteId}`;
  const count = view.equipment ? sql`(
    SELECT count(*)::integer FROM equipment_place h JOIN equipment e ON e.id = h.equipment_id
     WHERE h.site_id = r.site_id AND h.room_id = r.id AND ${inForce(sql`h.period`, at)} AND e.annulled_at IS NULL)` : sql`NULL::integer`;
  const closed = at === null ? sql`r.closed_at IS NOT NULL` : sql`coalesce(r.closed_at <= ${at}, FALSE)`;
  const rows = await reader.rows<RoomRow>(sql`
    SELECT r.id, r.version, r.site_id, r.name, r.floor, ${closed} AS closed, r.created_at, ${count} AS equipment_count
      FROM room r WHERE ${chosen} AND ${scope.covers(sql`r.site_id`)} ORDER BY r.name COLLATE "fr-x-icu", r.id`);
  // A room may have been entered later than what was kept in it.
  return rows.filter((row) => at === null || row.created_at <= at || (row.equipment_count ?? 0) > 0).map(toAnswer);
}

/** Whether the site is one of the scope. */
export async function siteIsReachable(reader: Reader, scope: SiteScope, id: string): Promise<boolean> {
  return (await reader.rows(sql`SELECT s.id FROM site s WHERE s.id = ${id} AND ${scope.covers(sql`s.id`)}`)).length > 0;
}

/** The room of the scope as it is now. Until the transaction ends nobody else changes it or puts a piece there. */
export function lockRoom(reader: Reader, scope: SiteScope, id: string): Promise<{ version: number; site_id: string; closed_at: Date | null } | null> {
  return oneRow(reader, sql`
    SELECT r.version, r.site_id, r.closed_at FROM room r WHERE r.id = ${id} AND ${scope.covers(sql`r.site_id`)} FOR UPDATE`);
}

/** Whether a piece has its place in the room now; one that is written off takes none. */
export async function roomHoldsEquipment(reader: Reader, scope: SiteScope, room: { readonly id: string; readonly siteId: string }): Promise<boolean> {
  const found = await reader.rows(sql`
    SELECT n.equipment_id FROM equipment_now n JOIN equipment e ON e.id = n.equipment_id
     WHERE n.site_id = ${room.siteId} AND n.room_id = ${room.id} AND ${scope.covers(sql`n.site_id`)} AND e.annulled_at IS NULL
       AND n.state <> 'written-off' LIMIT 1`);
  return found.length > 0;
}

function toAnswer(row: RoomRow): RoomAnswer {
  return {
    id: row.id,
    version: row.version,
    siteId: row.site_id,
    name: row.name,
    floor: row.floor,
    closed: row.closed,
    equipmentCount: row.equipment_count,
    createdAt: row.created_at.toISOString(),
  };
}
