import { PAGE_LIMIT, type EquipmentListRequest } from '@calanque/shared';
import type pg from 'pg';
import { SiteScope } from '../../src/access/index.js';
import { markOf, writeCursor } from '../../src/database/keyset.queries.js';
import type { Reader } from '../../src/database/sql.js';
import { findSummaries } from '../../src/equipment/equipment-detail.queries.js';
import { pageOfEquipment } from '../../src/equipment/equipment.queries.js';
import { FIRST_PAGES, LONG_LIST, queryOf } from '../scenario/lists.js';
import type { BareHandler } from './bare-server.js';
import { BareStatement } from './statement.js';
import { summaryOf, type PieceRow } from './summary.js';

/** A row of the statement that gives the ids: the values of the order, the id last, and the total. */
type KeyRow = Record<string, string>;

/** The statements of one list: its first page, and the one after a cursor. */
interface BareList {
  readonly mark: string;
  readonly first: BareStatement;
  /** Null where no scenario reads on. */
  readonly next: BareStatement | null;
}

/** `GET /api/equipment?…` with one of the filters and orders that the scenarios ask for. */
export async function list(pool: pg.Pool): Promise<BareHandler> {
  const pageOf = await pages(pool);
  const lists = new Map<string, BareList>();
  for (const request of [...FIRST_PAGES, LONG_LIST]) lists.set(queryOf(request), await prepare(request));

  return async ({ path, query }) => {
    if (path !== '/api/equipment') return null;
    const cursor = query.get('cursor');
    query.delete('cursor');
    const wanted = lists.get(query.toString());
    const statement = cursor === null ? wanted?.first : wanted?.next;
    if (!wanted || !statement) return null;
    const after = cursor === null ? [] : (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]).slice(1);
    return { status: 200, answer: await pageOf(wanted.mark, await statement.rows<KeyRow>(pool, after)) };
  };
}

/** Makes a page of the rows of keys, with the statement that gives the columns. */
export async function pages(pool: pg.Pool): Promise<(mark: string, rows: readonly KeyRow[]) => Promise<object>> {
  const ids: string[] = ['the ids'];
  const columns = await BareStatement.one((reader) => findSummaries(reader, SiteScope.all, 'with-holders', ids), [ids]);
  return async (mark, rows) => {
    const shown = rows.filter((row) => row['k0'] !== null).slice(0, PAGE_LIMIT);
    const last = shown.at(-1);
    const keys = Object.keys(rows[0] ?? {}).slice(0, -1);
    const idKey = keys.at(-1) ?? '';
    const pieces = await columns.rows<PieceRow>(pool, [shown.map((row) => row[idKey])]);
    const byId = new Map(pieces.map((row) => [row.id, row]));
    return {
      items: shown.flatMap((row) => byId.get(row[idKey] ?? '') ?? []).map((row) => ({ ...summaryOf(row), more: null })),
      next: rows.length > PAGE_LIMIT && last ? writeCursor(mark, keys.map((key) => last[key] ?? '')) : null,
      total: null,
    };
  };
}

async function prepare(request: EquipmentListRequest): Promise<BareList> {
  const mark = markOf(request);
  const page = (cursor: string | null) => (reader: Reader) => pageOfEquipment(reader, SiteScope.all, { ...request, cursor });
  // Values that fit the keys of the long list; only their places count.
  const after = ['MDS13-', '1', '01900000-0000-7000-8000-000000000000'];
  return {
    mark,
    first: await BareStatement.one(page(null), []),
    next: request === LONG_LIST ? await BareStatement.one(page(writeCursor(mark, after)), after) : null,
  };
}
