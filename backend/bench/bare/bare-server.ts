import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { findSession, type SessionRow } from '../../src/access/access.queries.js';
import { dayInParis } from '../../src/clock/clock.js';
import pg from 'pg';
// Sets how pg reads dates and counts, for both sides alike.
import '../../src/database/data-source.js';
import { asOf } from './as-of.js';
import { assign } from './assign.js';
import { detail } from './detail.js';
import { list } from './list.js';
import { search } from './search.js';
import { BareStatement } from './statement.js';

/** What a bare handler is given. */
export interface BareRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly session: SessionRow;
}

/** Answers what it knows with a status and an object, anything else with null. */
export type BareHandler = (request: BareRequest) => Promise<{ status: number; answer: unknown } | null>;

/** The connections of the product's pool, set as the product sets them. */
const POOL = { max: 10, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000, options: '-c timezone=UTC' };
const COOKIE = /(?:^|; )calanque_session=([^;]+)/;
const IDLE_MS = 60 * 60_000;

/** The least that could answer as the product does: Node's `http`, `pg` and the product's own statements. */
export async function createBareServer(databaseUrl: string): Promise<{ server: Server; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL });
  // A connection that is being closed may still hear that its database is removed.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const [idHash, now, today, seenAfter] = [Buffer.alloc(32), new Date(1), 'today', new Date(2)];
  const session = await BareStatement.one((reader) => findSession(reader, { idHash, now, today, seenAfter }), [idHash, now, today, seenAfter]);
  const handlers = [asOf(pool), await list(pool), await search(pool), await detail(pool), await assign(pool)];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? await read(request) : '';
    const token = COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const instant = new Date();
    const [caller] = await session.rows<SessionRow>(pool, [
      createHash('sha256').update(token).digest(), instant, dayInParis(instant), new Date(instant.getTime() - IDLE_MS),
    ]);
    if (caller === undefined) return send(response, 401, {});
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const given = { path, query: new URLSearchParams(query), body, session: caller };
    for (const handler of handlers) {
      const answered = await handler(given);
      if (answered !== null) return send(response, answered.status, answered.answer);
    }
    send(response, 404, {});
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, 500, { error: String(error) }));
  });
  return {
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  const text = JSON.stringify(answer);
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
