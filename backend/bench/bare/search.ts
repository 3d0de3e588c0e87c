import type pg from 'pg';
import { SiteScope, type Caller } from '../../src/access/index.js';
import { Clock } from '../../src/clock/clock.js';
import type { Database } from '../../src/database/database.js';
import type { Reader } from '../../src/database/sql.js';
import { SearchEverything } from '../../src/search/search-everything.js';
import type { BareHandler } from './bare-server.js';

/**
 * `GET /api/search?q=…`. What the second statement asks depends on what the first one finds, and that is judged by the
 * product's own code here as well: without it the statements would not be the same.
 */
export async function search(pool: pg.Pool): Promise<BareHandler> {
  const everything = new SearchEverything(preparing(pool) as Database, new Clock());
  return async ({ path, query, session }) => {
    if (path !== '/api/search') return null;
    const caller = { role: session.role, scope: SiteScope.forRole(session.role, session.site_ids) } as Caller;
    return { status: 200, answer: await everything.find(caller, { q: query.get('q') ?? '' }) };
  };
}

/** Prepares every text under a name of its own. */
function preparing(pool: pg.Pool): Reader {
  const names = new Map<string, string>();
  return {
    rows: async <Row extends object>(statement: Parameters<Reader['rows']>[0]) => {
      const { text, values } = statement.compile();
      const name = names.get(text) ?? `search-${names.size + 1}`;
      names.set(text, name);
      return (await pool.query({ name, text, values })).rows as Row[];
    },
  };
}
