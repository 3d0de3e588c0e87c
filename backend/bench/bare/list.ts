import { PAGE_LIMIT, type EquipmentListRequest } from '@calanque/shared';
import type pg from 'pg';
import { SiteScope } from '../../src/access/index.js';
import { markOf, writeCursor } from '../../src/database/keyset.queries.js';
import type { Reader } from '../../src/database/sql.js';
import { pageOfEquipment } from '../../src/equipment/equipment.queries.js';
import { findSummaries } from '../../src/equipment/equipment-detail.queries.js';
import { FIRST_PAGES, LONG_LIST, queryOf } from '../scenario/lists.js';
import type { BareHandler } from './bare-server.js';
import { BareStatement } from './statement.js';
import { summaryOf, type PieceRow } from './summary.js';

/** The statements of one list: its first page, and the one after a cursor. */
interface BareList {
  readonly mark: string;
  readonly first: BareStatement;
  /** Null where no scenario reads on. */
  readonly next: BareStatement | null;
}

/** `GET /api/equipment?…` with one of the filters and orders that the scenarios ask for. */
export async function list(pool: pg.Pool): Promise<BareHandler> {
  const ids: string[] = [];
  const columns = await BareStatement.one((reader) => findSummaries(reader, SiteScope.all, 'with-holders', ids), [ids]);
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
    const rows = await statement.rows<Record<string, string>>(pool, after);
    const shown = rows.filter((row) => row['k0'] !== null).slice(0, PAGE_LIMIT);
    const last = shown.at(-1);
    const width = Object.keys(rows[0] ?? {}).length - 1;
    const pieces = await columns.rows<PieceRow>(pool, [shown.map((row) => row[`k${width - 1}`])]);
    const byId = new Map(pieces.map((row) => [row.id, row]));
    return {
      status: 200,
      answer: {
        items: shown.flatMap((row) => byId.get(row[`k${width - 1}`] ?? '') ?? []).map(summaryOf),
        next: rows.length > PAGE_LIMIT && last ? writeCursor(wanted.mark, Array.from({ length: width }, (_, place) => last[`k${place}`] ?? '')) : null,
        total: null,
      },
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
