import type pg from 'pg';
import { SiteScope } from '../../src/access/index.js';
import { findDetail } from '../../src/equipment/equipment-detail.queries.js';
import type { BareHandler } from './bare-server.js';
import { BareStatement } from './statement.js';
import { detailOf, type PieceRow } from './summary.js';

const PATH = /^\/api\/equipment\/([0-9a-f-]{36})$/;

/** `GET /api/equipment/:id` */
export async function detail(pool: pg.Pool): Promise<BareHandler> {
  const gap = 'the id';
  const statement = await BareStatement.one((reader) => findDetail(reader, SiteScope.all, 'with-holders', gap), [gap]);
  return async ({ path }) => {
    const id = PATH.exec(path)?.[1];
    if (id === undefined) return null;
    const [row] = await statement.rows<PieceRow>(pool, [id]);
    return row === undefined ? { status: 404, answer: {} } : { status: 200, answer: detailOf(row) };
  };
}
