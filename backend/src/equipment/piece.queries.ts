import { CONDITIONS_OF_ABSENCE, type Category, type Condition, type CustodyKind } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';

/** A piece as it is now, locked: nobody else writes facts about it until the transaction ends. */
export interface Piece {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly category: Category;
  readonly annulledAt: Date | null;
  readonly siteId: string;
  readonly roomId: string | null;
  /** When it came to the first place we know of. */
  readonly arrivedAt: Date;
  readonly placeSince: Date;
  readonly condition: Condition;
  readonly conditionSince: Date;
  /** The open custody; null when nobody holds it. */
  readonly custody: PieceCustody | null;
  /** When the last closed custody ended; null when there was none. */
  readonly lastCustodyEnd: Date | null;
  /** When it was last found again; null when it was never lost or stolen, or still is. */
  readonly lastFound: Date | null;
}

export interface PieceCustody {
  readonly id: string;
  readonly version: number;
  readonly kind: CustodyKind;
  readonly holderName: string | null;
  readonly since: Date;
  /** The planned return; null when open-ended. */
  readonly dueAt: Date | null;
}

interface PieceRow {
  id: string;
  version: number;
  number: string;
  category: Category;
  annulled_at: Date | null;
  site_id: string;
  room_id: string | null;
  arrived_at: Date;
  place_since: Date;
  condition: Condition;
  condition_since: Date;
  custody_id: string | null;
  custody_version: number;
  custody_kind: CustodyKind;
  custody_since: Date;
  due_at: Date | null;
  holder_name: string | null;
  last_custody_end: Date | null;
  last_found: Date | null;
}

/**
 * Locks the pieces of the scope among `ids`, always in the same order, and reads them as they are once locked.
 * A piece outside the scope is as absent as one that does not exist.
 */
export async function lockPieces(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<Map<string, Piece>> {
  await reader.rows(sql`SELECT id FROM equipment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`, 'lock-pieces');
  // A second statement: what was waited for is seen only by one that begins after the wait.
  const rows = await reader.rows<PieceRow>(sql`
    SELECT e.id, e.version, e.number, e.category, e.annulled_at, n.site_id, n.room_id, n.place_since,
           n.condition, n.condition_since, n.custody_id, n.custody_version, n.custody_kind, n.custody_since, n.due_at,
           h.given_name || ' ' || h.family_name AS holder_name,
           (SELECT min(lower(period)) FROM equipment_place WHERE equipment_id = e.id) AS arrived_at,
           (SELECT max(upper(period)) FROM custody
             WHERE equipment_id = e.id AND cancelled_at IS NULL AND NOT upper_inf(period)) AS last_custody_end,
           (SELECT max(upper(period)) FROM equipment_condition
             WHERE equipment_id = e.id AND condition = ANY(${CONDITIONS_OF_ABSENCE}) AND NOT upper_inf(period)) AS last_found
      FROM equipment e
      JOIN equipment_now n ON n.equipment_id = e.id
      LEFT JOIN person h ON h.id = n.person_id
     WHERE e.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`n.site_id`)}`, 'locked-pieces');
  return new Map(rows.map((row) => [row.id, toPiece(row)]));
}

function toPiece(row: PieceRow): Piece {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    category: row.category,
    annulledAt: row.annulled_at,
    siteId: row.site_id,
    roomId: row.room_id,
    arrivedAt: row.arrived_at,
    placeSince: row.place_since,
    condition: row.condition,
    conditionSince: row.condition_since,
    custody: row.custody_id === null ? null : {
      id: row.custody_id, version: row.custody_version, kind: row.custody_kind, holderName: row.holder_name, since: row.custody_since,
      dueAt: row.due_at,
    },
    lastCustodyEnd: row.last_custody_end,
    lastFound: row.last_found,
  };
}

/** The room, held against being closed until the transaction ends; null outside the scope. */
export async function holdRoom(reader: Reader, scope: SiteScope, roomId: string): Promise<{ siteId: string; closed: boolean } | null> {
  const [room] = await reader.rows<{ site_id: string; closed: boolean }>(sql`
    SELECT site_id, closed_at IS NOT NULL AS closed FROM room WHERE id = ${roomId} AND ${scope.covers(sql`site_id`)} FOR SHARE`);
  return room ? { siteId: room.site_id, closed: room.closed } : null;
}

/**
 * Ends the place of a piece that the transaction has locked, and opens the next one.
 * @scope-free the piece was locked within a scope
 */
export async function movePiece(reader: Reader, piece: Piece, roomId: string | null, at: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE equipment_place SET period = tstzrange(lower(period), ${at}) WHERE equipment_id = ${piece.id} AND upper_inf(period)`);
  await reader.rows(sql`
    INSERT INTO equipment_place (equipment_id, site_id, room_id, period)
    VALUES (${piece.id}, ${piece.siteId}, ${roomId}, tstzrange(${at}, NULL))`);
}

/**
 * Ends the condition of a piece that the transaction has locked, and opens the next one. An absence ends the open custody.
 * @scope-free the piece was locked within a scope
 */
export async function changeCondition(reader: Reader, piece: Piece, condition: Condition, reason: string | null, at: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE equipment_condition SET period = tstzrange(lower(period), ${at}) WHERE equipment_id = ${piece.id} AND upper_inf(period)`);
  await reader.rows(sql`
    INSERT INTO equipment_condition (equipment_id, condition, reason, period)
    VALUES (${piece.id}, ${condition}, ${reason}, tstzrange(${at}, NULL))`);
}
