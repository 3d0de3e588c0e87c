import type { Category, CustodyKind, EquipmentState, KitAnswer, KitListRequest, KitPiece, KitState, KitSummary, Reference } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

interface KitRow {
  id: string; version: number; name: string; site: Reference; note: string | null; dissolved_at: Date | null;
}

interface PieceRow {
  kit_id: string; equipment_id: string; number: string; category: Category; model: string; serial: string | null; state: EquipmentState;
  custody_kind: CustodyKind | null; custody_id: string | null; holder: string | null; due_at: Date | null; out_with_kit: boolean; ready: boolean;
}

/** The ids of one page of the kits of the scope, by name. */
export function pageOfKits(reader: Reader, scope: SiteScope, request: KitListRequest): Promise<IdPage> {
  const conditions = [scope.covers(sql`k.site_id`), request.dissolved ? sql`k.dissolved_at IS NOT NULL` : sql`k.dissolved_at IS NULL`];
  if (request.siteId) conditions.push(sql`k.site_id = ${request.siteId}`);
  if (request.q) conditions.push(...wordConditions(sql`plain(k.name)`, request.q));
  return pageOfIds(reader, {
    from: sql`kit k`, conditions, request, id: { expression: sql`k.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`k.name`, type: 'text', french: true }], descending: request.sort === '-name' },
  });
}

/** The kits of the scope among `ids`, in that order. */
export async function findKits(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<KitSummary[]> {
  const found = await findWhole(reader, scope, ids);
  return found.map(({ contents: _contents, ...summary }) => summary);
}

/** One kit with what is in it; null outside the scope. */
export async function findKit(reader: Reader, scope: SiteScope, id: string): Promise<KitAnswer | null> {
  const [kit] = await findWhole(reader, scope, [id]);
  return kit ?? null;
}

async function findWhole(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<KitAnswer[]> {
  const kits = await reader.rows<KitRow>(sql`
    SELECT k.id, k.version, k.name, jsonb_build_object('id', s.id, 'name', s.name) AS site, k.note, k.dissolved_at
      FROM kit k JOIN site s ON s.id = k.site_id
     WHERE k.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`k.site_id`)}`);
  const pieces = await reader.rows<PieceRow>(sql`
    SELECT item.kit_id, e.id AS equipment_id, e.number, e.category, m.maker || ' ' || m.name AS model, e.serial, n.state, n.custody_kind, n.custody_id,
           h.given_name || ' ' || h.family_name AS holder, n.due_at, coalesce(c.kit_id = k.id, false) AS out_with_kit,
           n.condition = 'working' AND coalesce(n.custody_kind, 'installed') = 'installed' AS ready
      FROM kit k
      JOIN kit_item item ON item.kit_id = k.id AND item.removed_at IS NULL
      JOIN equipment e ON e.id = item.equipment_id
      JOIN equipment_model m ON m.id = e.model_id
      JOIN equipment_now n ON n.equipment_id = e.id
      LEFT JOIN custody c ON c.id = n.custody_id
      LEFT JOIN person h ON h.id = n.person_id
     WHERE k.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`k.site_id`)}
     ORDER BY number_prefix(e.number), number_value(e.number)`);
  return inOrderOf(ids, kits, (row) => row.id).map((row) => toAnswer(row, pieces.filter((piece) => piece.kit_id === row.id)));
}

function toAnswer(row: KitRow, pieces: readonly PieceRow[]): KitAnswer {
  const contents = pieces.map(toPiece);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    site: row.site,
    state: row.dissolved_at === null ? stateOf(contents) : 'dissolved',
    pieces: contents.length,
    absent: contents.filter((piece) => !piece.ready).length,
    note: row.note,
    dissolvedAt: row.dissolved_at?.toISOString() ?? null,
    contents,
  };
}

function stateOf(contents: readonly KitPiece[]): KitState {
  if (contents.length === 0) return 'empty';
  if (contents.some((piece) => piece.outWithKit)) return 'out';
  return contents.every((piece) => piece.ready) ? 'ready' : 'incomplete';
}

function toPiece(row: PieceRow): KitPiece {
  return {
    equipmentId: row.equipment_id,
    number: row.number,
    category: row.category,
    model: row.model,
    serial: row.serial,
    state: row.state,
    custodyKind: row.custody_kind,
    holder: row.holder,
    dueAt: row.due_at?.toISOString() ?? null,
    custodyId: row.custody_id,
    outWithKit: row.out_with_kit,
    ready: row.ready,
  };
}

/** The kit in which a piece of the scope is; null when it is in none. */
export function findKitOfPiece(reader: Reader, scope: SiteScope, equipmentId: string): Promise<Reference | null> {
  return oneRow<Reference>(reader, sql`
    SELECT k.id, k.name FROM kit_item item JOIN kit k ON k.id = item.kit_id
     WHERE item.equipment_id = ${equipmentId} AND item.removed_at IS NULL AND ${scope.covers(sql`k.site_id`)}`);
}

/** The pieces of a kit that is not dissolved; null where the scope has no such kit. */
export async function piecesOfKit(reader: Reader, scope: SiteScope, kitId: string): Promise<readonly string[] | null> {
  const row = await oneRow<{ pieces: string[] }>(reader, sql`
    SELECT array_remove(array_agg(item.equipment_id ORDER BY item.equipment_id), NULL) AS pieces
      FROM kit k LEFT JOIN kit_item item ON item.kit_id = k.id AND item.removed_at IS NULL
     WHERE k.id = ${kitId} AND k.dissolved_at IS NULL AND ${scope.covers(sql`k.site_id`)} GROUP BY k.id`);
  return row && row.pieces;
}
