import { createHash } from 'node:crypto';
import { PAGE_LIMIT, type PageRequest } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';
import { allOf, joinSql, sql, Sql, wholeNumber, type Reader } from './sql.js';

type KeyType = 'text' | 'numeric' | 'date' | 'timestamptz' | 'bigint' | 'uuid';

/** One column that a list is ordered by. Never null: the expression replaces null by a last value. */
export interface SortKey {
  readonly expression: Sql;
  readonly type: KeyType;
  /** French order of letters. */
  readonly french?: boolean;
}

/** How a list is ordered; the id comes last by itself. Each has an index that ends in the id. */
export interface SortOrder {
  readonly keys: readonly SortKey[];
  readonly descending: boolean;
}

/** A whole list: which rows, in which order. */
export interface ListQuery {
  /** What follows FROM. */
  readonly from: Sql;
  readonly conditions: readonly Sql[];
  /** The id that tells rows apart. */
  readonly id: SortKey;
  readonly order: SortOrder;
}

export interface PageQuery extends ListQuery {
  readonly request: PageRequest;
  /** A name under which PostgreSQL keeps the plan, where one is good whatever the values of the conditions. */
  readonly name?: string;
}

export interface IdPage {
  readonly ids: string[];
  readonly next: string | null;
  readonly total: number | null;
}

const casts: Readonly<Record<KeyType, Sql>> = {
  text: sql`::text`,
  numeric: sql`::numeric`,
  date: sql`::date`,
  timestamptz: sql`::timestamptz`,
  bigint: sql`::bigint`,
  uuid: sql`::uuid`,
};

/**
 * The ids of one page, in one statement. The cursor holds the place after the last row; one that was made for
 * another filter or order is refused.
 * @throws Refusal `cursor-invalid`
 */
export async function pageOfIds(reader: Reader, query: PageQuery): Promise<IdPage> {
  const { request, order } = query;
  const limit = request.limit ?? PAGE_LIMIT;
  const keys = [...order.keys, query.id];
  const mark = markOf(request);
  const conditions = [...query.conditions];
  if (request.cursor) conditions.push(afterCursor(keys, order.descending, request.cursor, mark));

  const columns = joinSql(keys.map((key, place) => new Sql(['(', `)::text AS k${place}`], [key.expression])), ', ');
  const total = request.count ? sql`(SELECT count(*) FROM ${query.from} WHERE ${allOf(query.conditions)})` : sql`NULL::bigint`;
  const rows = await reader.rows<Record<string, string>>(sql`
    SELECT page.*, ${total} AS total FROM (SELECT 1) AS one LEFT JOIN LATERAL (
      SELECT ${columns} FROM ${query.from} WHERE ${allOf(conditions)} ORDER BY ${orderingOf(query)} LIMIT ${wholeNumber(limit + 1)}
    ) AS page ON TRUE`, query.name);

  const found = rows.filter((row) => row['k0'] !== null);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map((row) => row[`k${keys.length - 1}`] as string),
    next: found.length > limit && last ? writeCursor(mark, keys.map((_, place) => last[`k${place}`] as string)) : null,
    total: request.count ? Number(rows[0]?.['total'] ?? 0) : null,
  };
}

/** What follows ORDER BY. */
export function orderingOf({ order, id }: ListQuery): Sql {
  const direction = order.descending ? sql` DESC` : sql` ASC`;
  return joinSql([...order.keys, id].map((key) => sql`${ordered(key)}${direction}`), ', ');
}

/** Rows in the order of `ids`; those that are gone meanwhile are left out. */
export function inOrderOf<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function ordered(key: SortKey): Sql {
  return key.french ? sql`(${key.expression}) COLLATE "fr-x-icu"` : key.expression;
}

function afterCursor(keys: readonly SortKey[], descending: boolean, cursor: string, mark: string): Sql {
  const values = readCursor(cursor, mark, keys);
  const left = joinSql(keys.map(ordered), ', ');
  const right = joinSql(keys.map((key, place) => sql`${values[place]}${casts[key.type]}`), ', ');
  return descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
}

/** What a cursor belongs to: the filter and the order, not the page's size nor what is told of each row. */
export function markOf(request: PageRequest & { readonly columns?: unknown }): string {
  const { limit: _limit, cursor: _cursor, count: _count, columns: _columns, ...filter } = request;
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url').slice(0, 12);
}

/** The place after a row of these keys, as the next request gives it back. */
export function writeCursor(mark: string, values: readonly string[]): string {
  return Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');
}

const shapes: Readonly<Record<KeyType, RegExp>> = {
  text: /^[^\0]*$/,
  numeric: /^-?\d+(\.\d+)?$/,
  date: /^(\d{4,6}-\d\d-\d\d|infinity)$/,
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/,
  bigint: /^\d+$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

function readCursor(cursor: string, mark: string, keys: readonly SortKey[]): string[] {
  try {
    const [givenMark, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const fits = givenMark === mark && values.length === keys.length
      && keys.every((key, place) => typeof values[place] === 'string' && shapes[key.type].test(values[place]));
    if (fits) return values as string[];
  } catch {
    // Not one of our cursors: refused like one of another list.
  }
  throw new Refusal('cursor-invalid', {}, { field: 'cursor' });
}
