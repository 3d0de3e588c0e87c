import type { Category, Condition, CurrentCustody, CustodyKind, EquipmentDetail, EquipmentMore, EquipmentRow, EquipmentState, EquipmentSummary, WifiBand } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { equipmentAsOf } from './facts.queries.js';

interface SummaryRow {
  id: string; version: number; number: string; category: Category; model_id: string; maker: string; model_name: string;
  serial: string | null; mac: string | null; imei: string | null;
  site_id: string; site_name: string; room_id: string | null; room_name: string | null;
  condition: Condition; state: EquipmentState;
  custody_id: string | null; custody_version: number; custody_kind: CustodyKind; person_id: string | null; person_name: string | null;
  repairer: string | null; custody_since: Date; due_at: Date | null;
  purchased_on: string | null; warranty_ends_on: string | null; annulled_at: Date | null; created_at: Date;
}

interface MoreRow {
  price_cents: number | null; order_number: string | null; supplier: string | null; warranty_months: number | null; notes: string | null;
  ssid: string | null; bands: WifiBand[] | null; ip_address: string | null; firmware: string | null;
  os_name: string | null; os_version: string | null; os_support_ends_on: string | null;
}

interface DetailRow extends SummaryRow, MoreRow {
  model_support_ends_on: string | null;
  condition_since: Date; condition_reason: string | null; place_since: Date; annulled_reason: string | null;
}

const summaryColumns = (card: Card): Sql => sql`
  e.id, coalesce(${card.told(sql`e.version`)}, 1) AS version, e.number, e.category, e.model_id, m.maker, m.name AS model_name, e.serial, e.mac::text AS mac, e.imei,
  n.site_id, s.name AS site_name, n.room_id, r.name AS room_name, n.condition, n.state,
  e.purchased_on, warranty_end(e.purchased_on, e.warranty_months) AS warranty_ends_on, e.annulled_at, e.created_at`;

/** What only those see who may read holders and notes; never selected for the others. */
const privateColumns = (card: Card): Sql => sql`
  n.custody_id, n.custody_version, n.custody_kind, n.person_id, h.given_name || ' ' || h.family_name AS person_name,
  n.repairer, n.custody_since, ${card.told(sql`n.due_at`)} AS due_at`;
const NO_PRIVATE_COLUMNS = sql`NULL::uuid AS custody_id`;

/** What the card tells beside the summary and the notes. */
const moreColumns = ({ told }: Card): Sql => sql`
  e.price_cents, e.order_number, e.supplier, e.warranty_months, ${told(sql`e.ssid`)} AS ssid, ${told(sql`e.bands`)} AS bands,
  ${told(sql`host(e.ip_address)`)} AS ip_address, ${told(sql`e.firmware`)} AS firmware, ${told(sql`e.os_name`)} AS os_name,
  ${told(sql`e.os_version`)} AS os_version, ${told(sql`e.os_support_ends_on`)} AS os_support_ends_on`;

/** `with holders` only for those who may read them. */
export type Discretion = 'with-holders' | 'without-holders';

/** Who reads of pieces, how much, and of which instant; null is the present. */
interface PieceView {
  readonly scope: SiteScope;
  readonly discretion: Discretion;
  readonly at: Date | null;
}

/**
 * What of a card may be told. It has no past: where the piece has left the scope since, only what was true of it there
 * already is told, and nothing that people elsewhere have written.
 */
interface Card {
  readonly source: Sql;
  readonly told: (column: Sql) => Sql;
}

function cardOf({ scope, at }: PieceView): Card {
  if (at === null || scope.isAll) return { source: sql``, told: (column) => column };
  return {
    source: sql`LEFT JOIN equipment_place o ON o.equipment_id = e.id AND upper_inf(o.period) AND ${scope.covers(sql`o.site_id`)}`,
    told: (column) => sql`CASE WHEN o.id IS NOT NULL THEN ${column} END`,
  };
}

/** The columns of a summary, where they come from, and which pieces are seen. */
function summaryParts(view: PieceView): { columns: Sql; sources: Sql; seen: Sql; card: Card } {
  const card = cardOf(view);
  const holders = view.discretion === 'with-holders';
  return {
    card,
    columns: sql`${summaryColumns(card)}, ${holders ? privateColumns(card) : NO_PRIVATE_COLUMNS}`,
    sources: sql`
      equipment e
      JOIN ${equipmentAsOf(view.at)} n ON n.equipment_id = e.id
      JOIN equipment_model m ON m.id = e.model_id
      JOIN site s ON s.id = n.site_id
      LEFT JOIN room r ON r.id = n.room_id
      ${card.source} ${holders ? sql`LEFT JOIN person h ON h.id = n.person_id` : sql``}`,
    // An annulled entry was wrong from the beginning: it has a card, but no past.
    seen: sql`${view.scope.covers(sql`n.site_id`)}${view.at === null ? sql`` : sql` AND e.annulled_at IS NULL`}`,
  };
}

/** The pieces of the scope, now or at an instant that is past, in the order of `ids`, without what is beyond the summary. */
export async function findSummaries(reader: Reader, scope: SiteScope, discretion: Discretion, ids: readonly string[], at: Date | null = null): Promise<EquipmentRow[]> {
  const { columns, sources, seen } = summaryParts({ scope, discretion, at });
  const rows = await reader.rows<SummaryRow>(sql`
    SELECT ${columns} FROM ${sources} WHERE e.id = ANY(${ids}::uuid[]) AND ${seen}`, 'equipment-summaries');
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({ ...toSummary(row), more: null }));
}

/** The pieces of the scope, now or at an instant that is past, in the order of `ids`, with all that a column can show. */
export async function findRows(reader: Reader, scope: SiteScope, discretion: Discretion, ids: readonly string[], at: Date | null = null): Promise<EquipmentRow[]> {
  const { columns, sources, seen, card } = summaryParts({ scope, discretion, at });
  const notes = discretion === 'with-holders' ? sql`${card.told(sql`e.notes`)} AS notes` : sql`NULL AS notes`;
  const rows = await reader.rows<SummaryRow & MoreRow>(sql`
    SELECT ${columns}, ${moreColumns(card)}, ${notes} FROM ${sources} WHERE e.id = ANY(${ids}::uuid[]) AND ${seen}`, 'equipment-rows');
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({ ...toSummary(row), more: toMore(row) }));
}

/** The card of one piece of the scope, with its facts of now or of an instant that is past. */
export async function findDetail(reader: Reader, scope: SiteScope, discretion: Discretion, id: string, at: Date | null = null): Promise<EquipmentDetail | null> {
  const { columns, sources, seen, card } = summaryParts({ scope, discretion, at });
  const told = discretion === 'with-holders'
    ? sql`${card.told(sql`e.notes`)} AS notes, n.condition_reason, e.annulled_reason`
    : sql`NULL AS notes, NULL AS condition_reason, NULL AS annulled_reason`;
  const row = await oneRow<DetailRow>(reader, sql`
    SELECT ${columns}, ${told}, ${moreColumns(card)}, m.support_ends_on AS model_support_ends_on, n.condition_since, n.place_since
      FROM ${sources}
     WHERE e.id = ${id} AND ${seen}`, 'equipment-detail');
  return row && toDetail(row);
}

function toSummary(row: SummaryRow): EquipmentSummary {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    category: row.category,
    modelId: row.model_id,
    maker: row.maker,
    modelName: row.model_name,
    serial: row.serial,
    mac: row.mac,
    imei: row.imei,
    site: { id: row.site_id, name: row.site_name },
    room: row.room_id === null ? null : { id: row.room_id, name: row.room_name ?? '' },
    condition: row.condition,
    state: row.state,
    custody: row.custody_id === null ? null : toCustody(row, row.custody_id),
    purchasedOn: row.purchased_on,
    warrantyEndsOn: row.warranty_ends_on,
    annulledAt: row.annulled_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

function toCustody(row: SummaryRow, id: string): CurrentCustody {
  return {
    id,
    version: row.custody_version,
    kind: row.custody_kind,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    repairer: row.repairer,
    since: row.custody_since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
  };
}

function toMore(row: MoreRow): EquipmentMore {
  return {
    priceCents: row.price_cents,
    orderNumber: row.order_number,
    supplier: row.supplier,
    warrantyMonths: row.warranty_months,
    notes: row.notes,
    ssid: row.ssid,
    bands: row.bands,
    ipAddress: row.ip_address,
    firmware: row.firmware,
    osName: row.os_name,
    osVersion: row.os_version,
    osSupportEndsOn: row.os_support_ends_on,
  };
}

function toDetail(row: DetailRow): EquipmentDetail {
  return {
    ...toSummary(row),
    ...toMore(row),
    modelSupportEndsOn: row.model_support_ends_on,
    conditionSince: row.condition_since.toISOString(),
    conditionReason: row.condition_reason,
    placeSince: row.place_since.toISOString(),
    annulledReason: row.annulled_reason,
  };
}
