import { createHash, randomUUID } from 'node:crypto';
import type { CustodyDraft } from '@calanque/shared';
import type pg from 'pg';
import { SiteScope } from '../../src/access/index.js';
import { findHolder, insertCustody } from '../../src/custody/custody.queries.js';
import { findCustodyAnswer } from '../../src/custody/timeline.queries.js';
import { nameActor, recordCreation } from '../../src/database/database.queries.js';
import { endInstalled } from '../../src/equipment/equipment-writes.queries.js';
import { lockPieces, type Piece } from '../../src/equipment/index.js';
import type { BareHandler } from './bare-server.js';
import { BareStatement } from './statement.js';

interface CustodyRow {
  id: string; version: number; equipment_id: string; kind: string; person_id: string; person_name: string; repairer: string | null;
  start: Date; end: Date | null; due_at: Date | null; note: string | null; cancelled_at: Date | null; cancelled_reason: string | null;
  loan_id: string | null; accessories: object[]; wear_out: string | null; wear_in: string | null;
}

/** `POST /api/custodies` that assigns a piece to a person. */
export async function assign(pool: pg.Pool): Promise<BareHandler> {
  const scope = SiteScope.all;
  const [id, account, request, piece, person, note, digest, start] = ['id', 'account', 'request', 'piece', 'person', 'note', Buffer.alloc(1), new Date(1)];
  const pieces = [piece];
  const name = await BareStatement.one((tx) => nameActor(tx, { accountId: account, requestId: request, siteId: null }), [account, request]);
  // Answered by no row, it looks for an earlier creation as well: that second statement is not sent for a new one.
  const [record] = await BareStatement.of((tx) => recordCreation(tx, { id, digest, accountId: account }), [id, digest, account]);
  const locks = await BareStatement.of((tx) => lockPieces(tx, scope, pieces), [pieces]);
  const holder = await BareStatement.one((tx) => findHolder(tx, scope, person), [person]);
  const end = await BareStatement.one((tx) => endInstalled(tx, { id: piece } as Piece, start), [piece, start]);
  const insert = await BareStatement.one(
    (tx) => insertCustody(tx, { id, equipmentId: piece, kind: 'assignment', personId: person, repairer: null, start, dueAt: null, note }), [id, piece, person, start, note]);
  const shown = await BareStatement.one((reader) => findCustodyAnswer(reader, scope, id), [id]);

  async function open(draft: CustodyDraft, accountId: string, body: string): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await name.rows(client, [accountId, randomUUID()]);
      await record?.rows(client, [draft.id, createHash('sha256').update(body).digest(), accountId]);
      for (const lock of locks) await lock.rows(client, [[draft.equipmentId]]);
      await holder.rows(client, [draft.personId]);
      const at = draft.start ? new Date(draft.start) : new Date();
      await end.rows(client, [draft.equipmentId, at]);
      await insert.rows(client, [draft.id, draft.equipmentId, draft.personId, at, draft.note ?? null]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  return async ({ path, body, session }) => {
    if (path !== '/api/custodies') return null;
    const draft = JSON.parse(body) as CustodyDraft;
    await open(draft, session.account_id, body);
    const [row] = await shown.rows<CustodyRow>(pool, [draft.id]);
    return row === undefined ? null : { status: 201, answer: custodyOf(row) };
  };
}

function custodyOf(row: CustodyRow): object {
  return {
    id: row.id,
    version: row.version,
    equipmentId: row.equipment_id,
    kind: row.kind,
    person: { id: row.person_id, name: row.person_name },
    repairer: row.repairer,
    start: row.start.toISOString(),
    end: row.end?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    note: row.note,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    cancelledReason: row.cancelled_reason,
    loanId: row.loan_id,
    accessories: row.accessories,
    wearOut: row.wear_out,
    wearIn: row.wear_in,
  };
}
