import type { Category, Condition, CurrentCustody, CustodyKind, EquipmentDetail, EquipmentMore, EquipmentRow, EquipmentState, EquipmentSummary, WifiBand } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

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

const SUMMARY_COLUMNS = sql`
  e.id, e.version, e.number, e.category, e.model_id, m.maker, m.name AS model_name, e.serial, e.mac::text AS mac, e.imei,
  n.site_id, s.name AS site_name, n.room_id, r.name AS room_name, n.condition, n.state,
  e.purchased_on, warranty_end(e.purchased_on, e.warranty_months) AS warranty_ends_on, e.annulled_at, e.created_at`;

/** What only those see who may read holders and notes; never selected for the others. */
const PRIVATE_COLUMNS = sql`
  n.custody_id, n.custody_version, n.custody_kind, n.person_id, h.given_name || ' ' || h.family_name AS person_name,
  n.repairer, n.custody_since, n.due_at`;
const NO_PRIVATE_COLUMNS = sql`NULL::uuid AS custody_id`;

/** What the card tells beside the summary and the notes. */
const MORE_COLUMNS = sql`
  e.price_cents, e.order_number, e.supplier, e.warranty_months, e.ssid, e.bands, host(e.ip_address) AS ip_address, e.firmware,
  e.os_name, e.os_version, e.os_support_ends_on`;

const SOURCES = sql`
  equipment e
  JOIN equipment_now n ON n.equipment_id = e.id
  JOIN equipment_model m ON m.id = e.model_id
  JOIN site s ON s.id = n.site_id
  LEFT JOIN room r ON r.id = n.room_id`;

/** `with holders` only for those who may read them. */
export type Discretion = 'with-holders' | 'without-holders';

function holderColumns(discretion: Discretion): { columns: Sql; source: Sql } {
  return discretion === 'with-holders'
    ? { columns: PRIVATE_COLUMNS, source: sql`LEFT JOIN person h ON h.id = n.person_id` }
    : { columns: NO_PRIVATE_COLUMNS, source: sql`` };
}

/** The pieces of the scope in the order of `ids`, without what is beyond the summary. */
export async function findSummaries(reader: Reader, scope: SiteScope, discretion: Discretion, ids: readonly string[]): Promise<EquipmentRow[]> {
  const { columns, source } = holderColumns(discretion);
  const rows = await reader.rows<SummaryRow>(sql`
    SELECT ${SUMMARY_COLUMNS}, ${columns} FROM ${SOURCES} ${source}
     WHERE e.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`n.site_id`)}`, 'equipment-summaries');
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({ ...toSummary(row), more: null }));
}

/** The pieces of the scope in the order of `ids`, with all that a column can show. */
export async function findRows(reader: Reader, scope: SiteScope, discretion: Discretion, ids: readonly string[]): Promise<EquipmentRow[]> {
  const { columns, source } = holderColumns(discretion);
  const notes = discretion === 'with-holders' ? sql`e.notes` : sql`NULL AS notes`;
  const rows = await reader.rows<SummaryRow & MoreRow>(sql`
    SELECT ${SUMMARY_COLUMNS}, ${columns}, ${MORE_COLUMNS}, ${notes} FROM ${SOURCES} ${source}
     WHERE e.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`n.site_id`)}`, 'equipment-rows');
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({ ...toSummary(row), more: toMore(row) }));
}

/** The card of one piece of the scope. */
export async function findDetail(reader: Reader, scope: SiteScope, discretion: Discretion, id: string): Promise<EquipmentDetail | null> {
  const { columns, source } = holderColumns(discretion);
  const told = discretion === 'with-holders' ? sql`e.notes, n.condition_reason, e.annulled_reason` : sql`NULL AS notes, NULL AS condition_reason, NULL AS annulled_reason`;
  const row = await oneRow<DetailRow>(reader, sql`
    SELECT ${SUMMARY_COLUMNS}, ${columns}, ${told}, ${MORE_COLUMNS}, m.support_ends_on AS model_support_ends_on, n.condition_since, n.place_since
      FROM ${SOURCES} ${source}
     WHERE e.id = ${id} AND ${scope.covers(sql`n.site_id`)}`, 'equipment-detail');
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
