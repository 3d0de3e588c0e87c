import type { Category, ModelAnswer, ModelFilter, ModelListRequest, ModelSpecifications } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage, type ListQuery, type SortOrder } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

interface ModelRow {
  id: string;
  version: number;
  category: Category;
  maker: string;
  name: string;
  model_number: string | null;
  specifications: ModelSpecifications;
  warranty_months: number | null;
  support_ends_on: string | null;
  equipment_count: number | null;
  created_at: Date;
}

const byName = { keys: [{ expression: sql`m.maker`, type: 'text', french: true }, { expression: sql`m.name`, type: 'text', french: true }] } as const;
const bySupport = { keys: [{ expression: sql`coalesce(m.support_ends_on, 'infinity'::date)`, type: 'date' }] } as const;
const ORDERS: Readonly<Record<NonNullable<ModelListRequest['sort']>, SortOrder>> = {
  name: { ...byName, descending: false },
  '-name': { ...byName, descending: true },
  supportEndsOn: { ...bySupport, descending: false },
  '-supportEndsOn': { ...bySupport, descending: true },
};

/**
 * The ids of one page of the catalogue.
 * @scope-free the catalogue belongs to no site
 */
export function pageOfModels(reader: Reader, request: ModelListRequest): Promise<IdPage> {
  return pageOfIds(reader, { ...modelList(request), request });
}

/**
 * The models that fit the filter.
 * @scope-free the catalogue belongs to no site
 */
export function modelList(request: ModelFilter): ListQuery {
  const conditions = wordConditions(sql`plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, ''))`, request.q);
  if (request.category) conditions.push(sql`m.category = ANY(${request.category})`);
  return { from: sql`equipment_model m`, conditions, id: { expression: sql`m.id`, type: 'uuid' }, order: ORDERS[request.sort ?? 'name'] };
}

/** The models in the order of `ids`. `countWithin` null leaves the number of pieces out. */
export async function findModels(reader: Reader, countWithin: SiteScope | null, ids: readonly string[]): Promise<ModelAnswer[]> {
  const count = countWithin === null ? sql`NULL::integer` : sql`coalesce(counted.count, 0)`;
  const counted = countWithin === null ? sql`` : sql`LEFT JOIN (
      SELECT e.model_id, count(*)::integer AS count
        FROM equipment e JOIN equipment_place p ON p.equipment_id = e.id AND upper_inf(p.period)
       WHERE e.model_id = ANY(${ids}::uuid[]) AND e.annulled_at IS NULL AND ${countWithin.covers(sql`p.site_id`)}
       GROUP BY e.model_id) AS counted ON counted.model_id = m.id`;
  const rows = await reader.rows<ModelRow>(sql`
    SELECT m.id, m.version, m.category, m.maker, m.name, m.model_number, m.specifications, m.warranty_months,
           m.support_ends_on, m.created_at, ${count} AS equipment_count
      FROM equipment_model m ${counted} WHERE m.id = ANY(${ids}::uuid[])`);
  return inOrderOf(ids, rows, (row) => row.id).map(toAnswer);
}

/**
 * The model as it is now, locked until the transaction ends.
 * @scope-free the catalogue belongs to no site
 */
export async function lockModel(reader: Reader, id: string): Promise<{ version: number; category: Category; used: boolean } | null> {
  await reader.rows(sql`SELECT m.id FROM equipment_model m WHERE m.id = ${id} FOR UPDATE`);
  // A second statement: a piece that was being logged meanwhile is seen only by one that begins after the wait.
  return oneRow(reader, sql`
    SELECT m.version, m.category, EXISTS (SELECT FROM equipment WHERE model_id = m.id) AS used
      FROM equipment_model m WHERE m.id = ${id}`);
}

function toAnswer(row: ModelRow): ModelAnswer {
  return {
    id: row.id,
    version: row.version,
    category: row.category,
    maker: row.maker,
    name: row.name,
    modelNumber: row.model_number,
    specifications: row.specifications,
    warrantyMonths: row.warranty_months,
    supportEndsOn: row.support_ends_on,
    equipmentCount: row.equipment_count,
    createdAt: row.created_at.toISOString(),
  };
}
