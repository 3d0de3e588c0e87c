import { EQUIPMENT_STATES, type Category, type EquipmentListRequest } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { pageOfIds, type IdPage, type SortKey, type SortOrder } from '../database/keyset.queries.js';
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

function orderOf(sort: EquipmentListRequest['sort']): SortOrder {
  const name = (sort ?? 'number').replace(/^-/, '') as keyof typeof SORT_KEYS;
  return { keys: SORT_KEYS[name], descending: sort?.startsWith('-') ?? false };
}

/** The ids of one page of the pieces that are at home in the scope. */
export function pageOfEquipment(reader: Reader, scope: SiteScope, request: EquipmentListRequest): Promise<IdPage> {
  const conditions = [
    scope.covers(sql`n.site_id`),
    request.annulled ? sql`e.annulled_at IS NOT NULL` : sql`e.annulled_at IS NULL`,
  ];
  if (request.siteId) conditions.push(sql`n.site_id = ANY(${request.siteId}::uuid[])`);
  if (request.roomId) conditions.push(sql`n.room_id = ANY(${request.roomId}::uuid[])`);
  if (request.category) conditions.push(sql`e.category = ANY(${request.category})`);
  if (request.state && request.state.length < EQUIPMENT_STATES.length) conditions.push(sql`n.state = ANY(${request.state})`);
  if (request.modelId) conditions.push(sql`e.model_id = ANY(${request.modelId}::uuid[])`);
  if (request.personId) conditions.push(sql`n.person_id = ${request.personId}`);
  if (request.warrantyEndsBy) conditions.push(sql`warranty_end(e.purchased_on, e.warranty_months) <= ${request.warrantyEndsBy}::date`);
  if (request.q) conditions.push(matches(request.q));
  return pageOfIds(reader, {
    from: sql`equipment e JOIN equipment_now n ON n.equipment_id = e.id JOIN equipment_model m ON m.id = e.model_id`,
    conditions, id: { expression: sql`e.id`, type: 'uuid' }, order: orderOf(request.sort), request,
  });
}

/** An identifier that contains what was typed, whatever its separators, or all the words in maker and model. */
function matches(typed: string): Sql {
  const identifier = typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const words = allOf(wordConditions(sql`plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, ''))`, typed));
  if (identifier === '') return words;
  const contains = (column: Sql): Sql => sql`${column} LIKE '%' || ${identifier} || '%'`;
  return sql`(${joinSql([
    contains(sql`upper(regexp_replace(e.number, '[^[:alnum:]]', '', 'g'))`),
    contains(sql`upper(regexp_replace(e.serial, '[^[:alnum:]]', '', 'g'))`),
    contains(sql`upper(replace(e.mac::text, ':', ''))`),
    contains(sql`e.imei`),
    words,
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
