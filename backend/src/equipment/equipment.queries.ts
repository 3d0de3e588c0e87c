import {
  CONDITIONS, CUSTODY_KINDS, EQUIPMENT_STATES, stateOf, type Category, type Condition, type CustodyKind, type EquipmentFilter, type EquipmentListRequest, type EquipmentState,
} from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { pageOfIds, type IdPage, type ListQuery, type SortKey, type SortOrder } from '../database/keyset.queries.js';
import { allOf, joinSql, oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

const endless = (column: Sql): SortKey => ({ expression: sql`coalesce(${column}, 'infinity'::date)`, type: 'date' });
const NUMBER: readonly SortKey[] = [
  { expression: sql`number_prefix(e.number)`, type: 'text' },
  { expression: sql`number_value(e.number)`, type: 'numeric' },
];
const SORT_KEYS = {
  number: NUMBER,
  createdAt: [{ expression: sql`e.created_at`, type: 'timestamptz' }],
  purchasedOn: [endless(sql`e.purchased_on`)],
  warrantyEndsOn: [endless(sql`warranty_end(e.purchased_on, e.warranty_months)`)],
} as const satisfies Record<string, readonly SortKey[]>;

function orderOf(sort: EquipmentFilter['sort']): SortOrder {
  const name = (sort ?? 'number').replace(/^-/, '') as keyof typeof SORT_KEYS;
  return { keys: SORT_KEYS[name], descending: sort?.startsWith('-') ?? false };
}

/** The ids of one page of the pieces that are at home in the scope. */
export function pageOfEquipment(reader: Reader, scope: SiteScope, request: EquipmentListRequest): Promise<IdPage> {
  return pageOfIds(reader, { ...equipmentList(scope, request), request });
}

/** The pieces that are at home in the scope and fit the filter. */
export function equipmentList(scope: SiteScope, request: EquipmentFilter): ListQuery {
  const conditions = [
    scope.covers(sql`n.site_id`),
    request.annulled ? sql`e.annulled_at IS NOT NULL` : sql`e.annulled_at IS NULL`,
  ];
  if (request.siteId) conditions.push(sql`n.site_id = ANY(${request.siteId}::uuid[])`);
  if (request.roomId) conditions.push(sql`n.room_id = ANY(${request.roomId}::uuid[])`);
  if (request.category) conditions.push(sql`e.category = ANY(${request.category})`);
  if (request.state && request.state.length < EQUIPMENT_STATES.length) conditions.push(inStates(request.state));
  if (request.modelId) conditions.push(sql`e.model_id = ANY(${request.modelId}::uuid[])`);
  if (request.personId) conditions.push(sql`n.person_id = ${request.personId}`);
  if (request.warrantyEndsBy) conditions.push(sql`warranty_end(e.purchased_on, e.warranty_months) <= ${request.warrantyEndsBy}::date`);
  if (request.q) conditions.push(matches(request.q));
  return {
    from: sql`equipment e JOIN equipment_now n ON n.equipment_id = e.id`,
    conditions, id: { expression: sql`e.id`, type: 'uuid' }, order: orderOf(request.sort),
  };
}

/** Three characters are one entry of the index; fewer are in so many pieces that the first of the list are soon found. */
const INDEXED_LENGTH = 3;

/**
 * An identifier that contains what was typed, whatever its separators, or all the words in maker and model. Each is
 * looked up by itself, in an index and in the small catalogue, before the list is made.
 */
function matches(typed: string): Sql {
  const words = allOf(wordConditions(sql`plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, ''))`, typed));
  const ofModel = sql`e.model_id IN (SELECT m.id FROM equipment_model m WHERE ${words})`;
  const { length } = typed.replace(/[^\p{L}\p{N}]/gu, '');
  if (length === 0) return ofModel;
  const contains = (piece: Sql): Sql =>
    sql`equipment_identifiers(${piece}.number, ${piece}.serial, ${piece}.mac, ${piece}.imei) LIKE '%' || search_key(${typed}) || '%'`;
  const identified = length < INDEXED_LENGTH ? contains(sql`e`) : sql`e.id IN (SELECT i.id FROM equipment i WHERE ${contains(sql`i`)})`;
  return sql`(${ofModel} OR ${identified})`;
}

/**
 * In one of the states: the open facts are such that they give it. Said of the facts themselves, since PostgreSQL knows
 * how many pieces are broken or in repair, and nothing of a state that is derived from both.
 */
function inStates(states: readonly EquipmentState[]): Sql {
  const byKinds = new Map<string, { kinds: (CustodyKind | null)[]; conditions: Condition[] }>();
  for (const condition of CONDITIONS) {
    const kinds = [null, ...CUSTODY_KINDS].filter((kind) => states.includes(stateOf(condition, kind)));
    if (kinds.length === 0) continue;
    const group = byKinds.get(kinds.join()) ?? { kinds, conditions: [] };
    group.conditions.push(condition);
    byKinds.set(kinds.join(), group);
  }
  const groups = [...byKinds.values()].map(({ kinds, conditions }) => sql`(n.condition = ANY(${conditions}) AND ${heldAs(kinds)})`);
  return sql`(${joinSql(groups, ' OR ')})`;
}

function heldAs(kinds: readonly (CustodyKind | null)[]): Sql {
  if (kinds.length > CUSTODY_KINDS.length) return sql`TRUE`;
  const held = kinds.filter((kind) => kind !== null);
  const free = kinds.length > held.length;
  return sql`(${joinSql([
    ...(held.length > 0 ? [sql`n.custody_kind = ANY(${held})`] : []),
    ...(free ? [sql`NOT EXISTS (SELECT FROM custody h WHERE h.equipment_id = e.id AND upper_inf(h.period) AND h.cancelled_at IS NULL)`] : []),
  ], ' OR ')})`;
}

/** Whether the site is one where equipment can be logged. */
export async function findOpenSite(reader: Reader, scope: SiteScope, siteId: string): Promise<boolean> {
  const row = await oneRow(reader, sql`SELECT id FROM site WHERE id = ${siteId} AND status <> 'closed' AND ${scope.covers(sql`id`)} FOR SHARE`);
  return row !== null;
}

/**
 * The category of a model, which stays until the transaction ends.
 * @scope-free the catalogue belongs to no site
 */
export async function holdCategory(reader: Reader, modelId: string): Promise<Category | null> {
  const row = await oneRow<{ category: Category }>(reader, sql`SELECT category FROM equipment_model WHERE id = ${modelId} FOR SHARE`);
  return row?.category ?? null;
}

/** The valid piece that carries an identifier, with its site; null when it is outside the scope. */
export function findTaken(
  reader: Reader,
  scope: SiteScope,
  by: { readonly constraint: string; readonly modelId: string; readonly serial: string | null; readonly mac: string | null; readonly imei: string | null },
): Promise<{ number: string; site: string } | null> {
  const same: Readonly<Record<string, Sql>> = {
    equipment_serial_once: sql`serial_key(e.serial) = serial_key(${by.serial}) AND plain(e.maker) = (SELECT plain(maker) FROM equipment_model WHERE id = ${by.modelId})`,
    equipment_mac_once: sql`e.mac = ${by.mac}::macaddr`,
    equipment_imei_once: sql`e.imei = ${by.imei}`,
  };
  return oneRow(reader, sql`
    SELECT e.number, s.name AS site
      FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id JOIN site s ON s.id = n.site_id
     WHERE e.annulled_at IS NULL AND ${same[by.constraint] ?? sql`FALSE`} AND ${scope.covers(sql`n.site_id`)}`);
}
