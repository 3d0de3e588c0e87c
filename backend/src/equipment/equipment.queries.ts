import {
  CONDITIONS, CUSTODY_KINDS, EQUIPMENT_STATES, stateOf, type Category, type Condition, type CustodyKind, type EquipmentFilter, type EquipmentListRequest, type EquipmentState,
} from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { endOfDay } from '../clock/past-day.js';
import { pageOfIds, type IdPage, type ListQuery, type SortKey, type SortOrder } from '../database/keyset.queries.js';
import { allOf, joinSql, listed, oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';
import { inForce } from './facts.queries.js';

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

/** The ids of one page of the pieces that are at home in the scope, now or on the day of `asOf`. */
export async function pageOfEquipment(reader: Reader, scope: SiteScope, request: EquipmentListRequest): Promise<IdPage> {
  const list = await equipmentList(reader, scope, request);
  return pageOfIds(reader, { ...list, request, ...(isPlannedOnce(scope, request) && { name: 'equipment-page' }) });
}

/** The pieces that are at home in the scope and fit the filter, now or on the day of `asOf`. */
export async function equipmentList(reader: Reader, scope: SiteScope, filter: EquipmentFilter): Promise<ListQuery> {
  const at = filter.asOf ? endOfDay(filter.asOf) : null;
  const { facts, conditions } = filterOf(scope, filter, filter.q ? await findModels(reader, filter.q) : [], at);
  return { from: sql`equipment e${joinsOf(facts, at)}`, conditions, id: { expression: sql`e.id`, type: 'uuid' }, order: orderOf(filter.sort) };
}

/** The facts about a piece that are in force; since it came, each piece has one place and one condition at any time. */
type Fact = 'place' | 'condition' | 'custody';

/** Only the facts that the filter asks about: the others would be looked up for every piece that is passed over. */
function joinsOf(facts: ReadonlySet<Fact>, at: Date | null): Sql {
  const place = sql` JOIN equipment_place p ON p.equipment_id = e.id AND ${inForce(sql`p.period`, at)}`;
  const condition = sql` JOIN equipment_condition k ON k.equipment_id = e.id AND ${inForce(sql`k.period`, at)}`;
  const custody = sql` LEFT JOIN custody c ON c.equipment_id = e.id AND ${inForce(sql`c.period`, at)} AND c.cancelled_at IS NULL`;
  return sql`${facts.has('place') ? place : sql``}${facts.has('condition') ? condition : sql``}${facts.has('custody') ? custody : sql``}`;
}

function filterOf(scope: SiteScope, filter: EquipmentFilter, models: readonly string[], at: Date | null): { facts: ReadonlySet<Fact>; conditions: Sql[] } {
  const conditions = [filter.annulled ? sql`e.annulled_at IS NOT NULL` : sql`e.annulled_at IS NULL`];
  // Who was not there yet has no place.
  const facts = new Set<Fact>(at === null ? [] : ['place']);
  const add = (condition: Sql, ...about: Fact[]): void => {
    conditions.push(condition);
    for (const fact of about) facts.add(fact);
  };
  if (!scope.isAll) add(scope.covers(sql`p.site_id`), 'place');
  if (filter.siteId) add(sql`p.site_id = ANY(${filter.siteId}::uuid[])`, 'place');
  if (filter.roomId) add(sql`p.room_id = ANY(${filter.roomId}::uuid[])`, 'place');
  if (filter.category) add(sql`e.category = ANY(${listed(filter.category)})`);
  if (filter.state && filter.state.length < EQUIPMENT_STATES.length) add(...inStates(filter.state, at));
  if (filter.modelId) add(sql`e.model_id = ANY(${filter.modelId}::uuid[])`);
  if (filter.personId) add(sql`c.person_id = ${filter.personId}`, 'custody');
  if (filter.warrantyEndsBy) add(sql`warranty_end(e.purchased_on, e.warranty_months) <= ${filter.warrantyEndsBy}::date`);
  if (filter.q) add(matches(filter.q, models));
  return { facts, conditions };
}

/**
 * Whether one plan is right whatever the values: those of a site, a model or a person may fit ten pieces or half of all,
 * and PostgreSQL then looks at them each time.
 */
function isPlannedOnce(scope: SiteScope, { siteId, roomId, modelId, personId, warrantyEndsBy, q, asOf }: EquipmentFilter): boolean {
  return scope.isAll && ![siteId, roomId, modelId, personId, warrantyEndsBy, q, asOf].some(Boolean);
}

/** The models in whose maker and name all the words stand. Asked before the list, so that PostgreSQL plans it for these very models. */
async function findModels(reader: Reader, typed: string): Promise<string[]> {
  const words = allOf(wordConditions(sql`plain(m.maker || ' ' || m.name || ' ' || coalesce(m.model_number, ''))`, typed));
  const rows = await reader.rows<{ id: string }>(sql`SELECT m.id FROM equipment_model m WHERE ${words}`);
  return rows.map(({ id }) => id);
}

/** An identifier that contains what was typed, whatever its separators, or one of the models that were found for it. */
function matches(typed: string, models: readonly string[]): Sql {
  const ofModel = sql`e.model_id = ANY(${models}::uuid[])`;
  if (!/[\p{L}\p{N}]/u.test(typed)) return ofModel;
  const identified = sql`equipment_identifiers(e.number, e.serial, e.mac, e.imei) LIKE '%' || search_key(${typed}) || '%'`;
  return models.length === 0 ? identified : sql`(${ofModel} OR ${identified})`;
}

/**
 * In one of the states: the facts in force are such that they give it. Said of the facts themselves, since PostgreSQL knows
 * how many pieces are broken or in repair, and nothing of a state that is derived from both.
 */
function inStates(states: readonly EquipmentState[], at: Date | null): [Sql, ...Fact[]] {
  const byKinds = new Map<string, { kinds: (CustodyKind | null)[]; conditions: Condition[] }>();
  for (const condition of CONDITIONS) {
    const kinds = [null, ...CUSTODY_KINDS].filter((kind) => states.includes(stateOf(condition, kind)));
    if (kinds.length === 0) continue;
    const group = byKinds.get(kinds.join()) ?? { kinds, conditions: [] };
    group.conditions.push(condition);
    byKinds.set(kinds.join(), group);
  }
  const groups = [...byKinds.values()].map(({ kinds, conditions }) => sql`(k.condition = ANY(${listed(conditions)}) AND ${heldAs(kinds, at)})`);
  const asksKinds = [...byKinds.values()].some(({ kinds }) => namesKinds(kinds));
  return [sql`(${joinSql(groups, ' OR ')})`, 'condition', ...(asksKinds ? ['custody' as const] : [])];
}

/** Whether not every kind of custody will do, but some. */
function namesKinds(kinds: readonly (CustodyKind | null)[]): boolean {
  return kinds.length <= CUSTODY_KINDS.length && kinds.some((kind) => kind !== null);
}

function heldAs(kinds: readonly (CustodyKind | null)[], at: Date | null): Sql {
  if (kinds.length > CUSTODY_KINDS.length) return sql`TRUE`;
  const held = kinds.filter((kind) => kind !== null);
  const free = kinds.length > held.length;
  return sql`(${joinSql([
    ...(namesKinds(kinds) ? [sql`c.kind = ANY(${listed(held)})`] : []),
    ...(free ? [sql`NOT EXISTS (SELECT FROM custody h WHERE h.equipment_id = e.id AND ${inForce(sql`h.period`, at)} AND h.cancelled_at IS NULL)`] : []),
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
