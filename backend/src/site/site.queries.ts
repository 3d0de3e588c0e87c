import {
  WEEKDAYS, type EquipmentCount, type NetworkKind, type OpeningHours, type Reference, type SiteDetail, type SiteFilter, type SiteListRequest,
  type SiteStatus, type SiteSummary,
} from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage, type ListQuery, type SortOrder } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { statesAsOf } from '../equipment/index.js';
import { wordConditions } from '../database/words.queries.js';

/** What of a site the caller may be told beside the site itself. */
export interface SiteView {
  readonly managers: boolean;
  readonly equipment: boolean;
}

interface SummaryRow {
  id: string;
  version: number;
  name: string;
  status: SiteStatus;
  city: string;
  address: string | null;
  manager: Reference | null;
  network_kind: NetworkKind | null;
  download_mbps: number | null;
  room_count: number;
  equipment_count: number | null;
}

interface DetailRow extends SummaryRow {
  postal_code: string | null;
  commune_code: string | null;
  latitude: number | null;
  longitude: number | null;
  opening_hours: OpeningHours;
  network_operator: string | null;
  upload_mbps: number | null;
  booking_approval: boolean;
  counts: EquipmentCount[];
}

const byName = { keys: [{ expression: sql`s.name`, type: 'text', french: true }] } as const;
const ORDERS: Readonly<Record<NonNullable<SiteListRequest['sort']>, SortOrder>> = {
  name: { ...byName, descending: false },
  '-name': { ...byName, descending: true },
};

/** The ids of one page of the sites of the scope. */
export function pageOfSites(reader: Reader, scope: SiteScope, request: SiteListRequest): Promise<IdPage> {
  return pageOfIds(reader, { ...siteList(scope, request), request });
}

/** The sites of the scope that fit the filter. */
export function siteList(scope: SiteScope, request: SiteFilter): ListQuery {
  const conditions = [
    scope.covers(sql`s.id`),
    ...wordConditions(sql`plain(s.name || ' ' || s.city || ' ' || coalesce(s.address, ''))`, request.q),
  ];
  if (request.status) conditions.push(sql`s.status = ANY(${request.status})`);
  return { from: sql`site s`, conditions, id: { expression: sql`s.id`, type: 'uuid' }, order: ORDERS[request.sort ?? 'name'] };
}

/** The sites of the scope among `ids`, in their order. */
export async function findSites(reader: Reader, scope: SiteScope, view: SiteView, ids: readonly string[]): Promise<SiteSummary[]> {
  const rows = await reader.rows<SummaryRow>(sql`
    SELECT ${summaryColumns(view)} FROM ${summarySource(view, ids)} WHERE s.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`s.id`)}`);
  return inOrderOf(ids, rows, (row) => row.id).map(toSummary);
}

/** One site of the scope with what is there now, or was at an instant that is past; null outside. */
export async function findSite(reader: Reader, scope: SiteScope, view: SiteView, id: string, at: Date | null = null): Promise<SiteDetail | null> {
  const counts = view.equipment ? sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('category', g.category, 'state', g.state, 'count', g.count) ORDER BY g.category, g.state), '[]')
      FROM (SELECT e.category, n.state, count(*) FROM ${statesAsOf(at)} n JOIN equipment e ON e.id = n.equipment_id
             WHERE n.site_id = s.id AND e.annulled_at IS NULL GROUP BY e.category, n.state) AS g)` : sql`'[]'::jsonb`;
  // The pieces of a day that is past are found once, with their states; their number follows from it.
  const summary = at === null ? view : { ...view, equipment: false };
  const row = await oneRow<DetailRow>(reader, sql`
    SELECT ${summaryColumns(summary)}, s.postal_code, s.commune_code, s.latitude, s.longitude, s.opening_hours, s.network_operator,
           s.upload_mbps, s.booking_approval, ${counts} AS counts
      FROM ${summarySource(summary, [id])} WHERE s.id = ${id} AND ${scope.covers(sql`s.id`)}`);
  if (row === null) return null;
  return at === null || !view.equipment ? toDetail(row) : { ...toDetail(row), equipmentCount: row.counts.reduce((sum, { count }) => sum + count, 0) };
}

/** The site of the scope as it is now, locked until the transaction ends. */
export function lockSite(reader: Reader, scope: SiteScope, id: string): Promise<{ version: number; manager_id: string | null } | null> {
  return oneRow(reader, sql`
    SELECT s.version, s.manager_id FROM site s WHERE s.id = ${id} AND ${scope.covers(sql`s.id`)} FOR NO KEY UPDATE`);
}

/** An agent of the scope, kept as they are until the transaction ends. */
export function holdAgent(
  reader: Reader, scope: SiteScope, id: string,
): Promise<{ given_name: string; family_name: string; left_on: string | null } | null> {
  return oneRow(reader, sql`
    SELECT p.given_name, p.family_name, p.left_on
      FROM person p WHERE p.id = ${id} AND p.kind = 'agent' AND ${scope.covers(sql`p.site_id`)} FOR SHARE`);
}

function summaryColumns(view: SiteView): Sql {
  const manager = view.managers ? sql`(
    SELECT jsonb_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) FROM person p WHERE p.id = s.manager_id)` : sql`NULL::jsonb`;
  const equipment = view.equipment ? sql`coalesce(home.count, 0)` : sql`NULL::integer`;
  return sql`s.id, s.version, s.name, s.status, s.city, s.address, s.network_kind, s.download_mbps, ${manager} AS manager,
           (SELECT count(*)::integer FROM room r WHERE r.site_id = s.id AND r.closed_at IS NULL) AS room_count, ${equipment} AS equipment_count`;
}

/** The pieces are counted for all the sites at once. */
function summarySource(view: SiteView, ids: readonly string[]): Sql {
  return view.equipment ? sql`site s LEFT JOIN (
      SELECT h.site_id, count(*)::integer AS count FROM equipment_place h JOIN equipment e ON e.id = h.equipment_id
       WHERE h.site_id = ANY(${ids}::uuid[]) AND upper_inf(h.period) AND e.annulled_at IS NULL
       GROUP BY h.site_id) AS home ON home.site_id = s.id` : sql`site s`;
}

function toSummary(row: SummaryRow): SiteSummary {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    status: row.status,
    city: row.city,
    address: row.address,
    manager: row.manager,
    networkKind: row.network_kind,
    downloadMbps: row.download_mbps,
    roomCount: row.room_count,
    equipmentCount: row.equipment_count,
  };
}

function toDetail(row: DetailRow): SiteDetail {
  return {
    ...toSummary(row),
    postalCode: row.postal_code,
    communeCode: row.commune_code,
    latitude: row.latitude,
    longitude: row.longitude,
    openingHours: Object.fromEntries(WEEKDAYS.map((day) => [day, row.opening_hours[day] ?? null])),
    networkOperator: row.network_operator,
    uploadMbps: row.upload_mbps,
    bookingApproval: row.booking_approval,
    counts: row.counts,
  };
}
