import type {
  Category, Condition, LineOutcome, Reference, TransferAnswer, TransferLine, TransferListRequest, TransferState, TransferSummary,
} from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

interface SummaryRow {
  id: string; version: number; state: TransferState; from_site: Reference; to_site: Reference; note: string | null;
  created_at: Date; sent_at: Date | null; closed_at: Date | null; cancelled_at: Date | null; cancelled_reason: string | null; prepared_by: string;
  pieces: number; on_the_way: number; missing: number; differences: number;
}

interface LineRow {
  id: string; equipment_id: string | null; number: string; category: Category | null; model: string | null; serial: string | null;
  condition: Condition | null; outcome: LineOutcome | null; note: string | null; decided_at: Date | null; site_id: string | null;
  live: boolean;
}

const LIVE = sql`(line.outcome IS NULL OR line.outcome = 'missing')`;

const STATE = sql`
  CASE WHEN t.cancelled_at IS NOT NULL THEN 'cancelled'
       WHEN t.closed_at IS NOT NULL THEN 'closed'
       WHEN t.sent_at IS NULL THEN 'draft'
       WHEN EXISTS (SELECT FROM transfer_line line WHERE line.transfer_id = t.id AND line.outcome IS NOT NULL) THEN 'receiving'
       ELSE 'sent' END`;

/** The site that sends sees it from the first draft on, the one that receives once it has left. */
function seenIn(scope: SiteScope): Sql {
  return sql`(${scope.covers(sql`t.from_site_id`)} OR (t.sent_at IS NOT NULL AND ${scope.covers(sql`t.to_site_id`)}))`;
}

/** The ids of one page of the transfers that leave or reach the scope, the newest first unless asked otherwise. */
export function pageOfTransfers(reader: Reader, scope: SiteScope, request: TransferListRequest): Promise<IdPage> {
  const conditions = [seenIn(scope)];
  if (request.state === 'live') conditions.push(sql`t.closed_at IS NULL AND t.cancelled_at IS NULL`);
  else if (request.state) conditions.push(sql`${STATE} = ${request.state}`);
  const { siteId, direction } = request;
  if (siteId && !direction) conditions.push(sql`${siteId} IN (t.from_site_id, t.to_site_id)`);
  if (direction) conditions.push(siteId ? sql`${columnOf(direction)} = ${siteId}` : scope.covers(columnOf(direction)));
  return pageOfIds(reader, {
    from: sql`transfer t`, conditions, request, id: { expression: sql`t.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`t.created_at`, type: 'timestamptz' }], descending: request.sort !== 'createdAt' },
  });
}

function columnOf(direction: 'incoming' | 'outgoing'): Sql {
  return direction === 'incoming' ? sql`t.to_site_id` : sql`t.from_site_id`;
}

/** The transfers among `ids` that the scope sees, in that order. */
export async function findTransfers(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<TransferSummary[]> {
  const rows = await findRows(reader, scope, ids);
  return inOrderOf(ids, rows, (row) => row.id).map((row) => toSummary(scope, row));
}

/** One transfer with its lines; null where the scope does not see it. */
export async function findTransfer(reader: Reader, scope: SiteScope, id: string): Promise<TransferAnswer | null> {
  const [row] = await findRows(reader, scope, [id]);
  if (!row) return null;
  return {
    ...toSummary(scope, row), preparedBy: row.prepared_by, cancelledReason: row.cancelled_reason, lines: await findLines(reader, scope, id),
  };
}

function findRows(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<SummaryRow[]> {
  return reader.rows<SummaryRow>(sql`
    SELECT t.id, t.version, ${STATE} AS state, jsonb_build_object('id', a.id, 'name', a.name) AS from_site,
           jsonb_build_object('id', b.id, 'name', b.name) AS to_site, t.note, t.created_at, t.sent_at, t.closed_at, t.cancelled_at, t.cancelled_reason,
           p.given_name || ' ' || p.family_name AS prepared_by,
           count(line.id)::integer AS pieces,
           (count(line.id) FILTER (WHERE ${LIVE} AND t.sent_at IS NOT NULL))::integer AS on_the_way,
           (count(line.id) FILTER (WHERE line.outcome = 'missing'))::integer AS missing,
           (count(line.id) FILTER (WHERE line.outcome IN ('damaged', 'extra', 'lost', 'returned')))::integer AS differences
      FROM transfer t
      JOIN site a ON a.id = t.from_site_id
      JOIN site b ON b.id = t.to_site_id
      JOIN person p ON p.id = t.created_by
      LEFT JOIN transfer_line line ON line.transfer_id = t.id
     WHERE t.id = ANY(${ids}::uuid[]) AND ${seenIn(scope)}
     GROUP BY t.id, a.id, b.id, p.id`);
}

/** How a piece is now is told while it is on its way or about to leave, then where it is. */
async function findLines(reader: Reader, scope: SiteScope, transferId: string): Promise<TransferLine[]> {
  const rows = await reader.rows<LineRow>(sql`
    SELECT line.id, line.equipment_id, coalesce(e.number, line.label) AS number, e.category, m.maker || ' ' || m.name AS model, e.serial,
           n.condition, line.outcome, line.note, line.decided_at, n.site_id, (${LIVE} AND t.cancelled_at IS NULL) AS live
      FROM transfer_line line
      JOIN transfer t ON t.id = line.transfer_id
      LEFT JOIN equipment e ON e.id = line.equipment_id
      LEFT JOIN equipment_model m ON m.id = e.model_id
      LEFT JOIN equipment_now n ON n.equipment_id = e.id
     WHERE t.id = ${transferId} AND ${seenIn(scope)}
     ORDER BY line.place, line.id`);
  const sees = ({ site_id }: LineRow): boolean => site_id !== null && scope.has(site_id);
  return rows.map((row) => ({
    id: row.id,
    equipmentId: row.equipment_id,
    number: row.number,
    category: row.category,
    model: row.model,
    serial: row.serial,
    condition: row.live || sees(row) ? row.condition : null,
    outcome: row.outcome,
    note: row.note,
    decidedAt: row.decided_at?.toISOString() ?? null,
    mayOpen: sees(row),
  }));
}

function toSummary(scope: SiteScope, row: SummaryRow): TransferSummary {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    from: row.from_site,
    to: row.to_site,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    pieces: row.pieces,
    onTheWay: row.on_the_way,
    missing: row.missing,
    differences: row.differences,
    maySend: scope.has(row.from_site.id),
    mayReceive: scope.has(row.to_site.id),
  };
}

/**
 * The names of the sites where something can be sent.
 * @scope-free one sends to sites that are not one's own; their names and nothing else are told
 */
export function findDestinations(reader: Reader): Promise<Reference[]> {
  return reader.rows<Reference>(sql`SELECT id, name FROM site WHERE status <> 'closed' ORDER BY name COLLATE "fr-x-icu", id`);
}

/**
 * The name of a site where something can be sent, held open until the transaction ends; null for another.
 * @scope-free one sends to sites that are not one's own
 */
export function holdDestination(reader: Reader, siteId: string): Promise<{ name: string } | null> {
  return oneRow(reader, sql`SELECT name FROM site WHERE id = ${siteId} AND status <> 'closed' FOR SHARE`);
}
