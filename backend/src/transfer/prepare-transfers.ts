import { Injectable } from '@nestjs/common';
import type { TransferAnswer, TransferCancellation, TransferChange, TransferDraft } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPieces, requireValid } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { holdTransfer, requirePrepared, requireSender, type Held } from './act-on-transfer.js';
import { ReadTransfers } from './read-transfers.js';
import { tellCalledBack } from './tell-of-transfer.js';
import { holdDestination } from './transfer.queries.js';
import { endTransfer, endTransit, findListed, insertTransfer, settleLine, updateTransfer, writeLines } from './transfer-writes.queries.js';

/** Transfers before they leave, and those that are called off. */
@Injectable()
export class PrepareTransfers {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly transfers: ReadTransfers) {}

  /** @throws Refusal `site-unknown`, `transfer-same-site`, `not-found`, `equipment-elsewhere`, `equipment-annulled`, `equipment-in-transfer`, `id-reused` */
  async create(caller: Caller, draft: TransferDraft): Promise<TransferAnswer> {
    await this.database.create(caller, draft, async (tx) => {
      const pieces = await lockPieces(tx, caller.scope, draft.equipmentIds);
      const from = caller.scope.has(draft.fromSiteId) ? await holdDestination(tx, draft.fromSiteId) : null;
      if (!from) throw new Refusal('site-unknown', {}, { field: 'fromSiteId' });
      await requireDestination(tx, draft.fromSiteId, draft.toSiteId);
      const { id, fromSiteId, toSiteId } = draft;
      await insertTransfer(tx, { id, fromSiteId, toSiteId, createdBy: caller.personId, note: draft.note ?? null, at: this.clock.now() });
      await list(tx, { id, fromSiteId, fromName: from.name }, draft.equipmentIds, pieces);
    }, draft.fromSiteId);
    return this.transfers.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `transfer-over`, `transfer-sent`, and those of a creation */
  async change(caller: Caller, id: string, version: number, change: TransferChange): Promise<TransferAnswer> {
    await this.database.write(caller, async (tx) => {
      const held = await holdTransfer(tx, caller, id, change.equipmentIds);
      await this.requireCurrent(tx, caller, held, version);
      requireSender(caller, held.transfer);
      requirePrepared(held.transfer);
      await requireDestination(tx, held.transfer.fromSiteId, change.toSiteId);
      await updateTransfer(tx, id, { toSiteId: change.toSiteId, note: change.note ?? null });
      const mine = new Map([...held.pieces].filter(([, piece]) => caller.scope.has(piece.siteId)));
      await list(tx, held.transfer, change.equipmentIds, mine);
    });
    return this.transfers.one(caller, id);
  }

  /**
   * Calls it off. What has left is back where it came from, which one can say only as long as nothing has arrived.
   * @throws Refusal `not-found`, `stale`, `transfer-over`, `transfer-begun`
   */
  async cancel(caller: Caller, id: string, version: number, cancellation: TransferCancellation): Promise<TransferAnswer> {
    await this.database.write(caller, async (tx) => {
      const held = await holdTransfer(tx, caller, id);
      await this.requireCurrent(tx, caller, held, version);
      requireSender(caller, held.transfer);
      const { transfer } = held;
      if (transfer.lines.some((line) => line.outcome !== null)) throw new Refusal('transfer-begun');
      const at = momentOf({ given: null, now: this.clock.now(), after: [transfer.sentAt], field: 'at' });
      for (const line of transfer.lines) {
        if (line.custodyId !== null) await endTransit(tx, line.custodyId, at);
        await settleLine(tx, line.id, 'returned', null, at);
      }
      await endTransfer(tx, id, { cancelledAt: at, reason: cancellation.reason });
      if (transfer.sentAt !== null) await tellCalledBack(tx, transfer, cancellation.reason);
    });
    return this.transfers.one(caller, id);
  }

  private async requireCurrent(tx: Transaction, caller: Caller, { transfer }: Held, version: number): Promise<void> {
    if (transfer.version !== version) throw new Refusal('stale', {}, { current: await this.transfers.one(caller, transfer.id, tx) });
  }
}

async function requireDestination(tx: Transaction, fromSiteId: string, toSiteId: string): Promise<void> {
  if (fromSiteId === toSiteId) throw new Refusal('transfer-same-site', {}, { field: 'toSiteId' });
  if (!(await holdDestination(tx, toSiteId))) throw new Refusal('site-unknown', {}, { field: 'toSiteId' });
}

/** Puts pieces of the sending site on the list. Whether they can leave is judged when they do. */
async function list(
  tx: Transaction, transfer: { readonly id: string; readonly fromSiteId: string; readonly fromName: string },
  equipmentIds: readonly string[], pieces: Held['pieces'],
): Promise<void> {
  const lines = equipmentIds.map((equipmentId) => {
    const piece = pieces.get(equipmentId);
    if (!piece) throw new Refusal('not-found', {}, { field: 'equipmentIds' });
    requireValid(piece);
    if (piece.siteId !== transfer.fromSiteId) {
      throw new Refusal('equipment-elsewhere', { number: piece.number, site: transfer.fromName }, { field: 'equipmentIds' });
    }
    return { id: uuidv7(), equipmentId };
  });
  await refuseListedTwice(tx, transfer.id, equipmentIds, pieces);
  await writeLines(tx, transfer.id, lines);
}

async function refuseListedTwice(tx: Transaction, transferId: string, equipmentIds: readonly string[], pieces: Held['pieces']): Promise<void> {
  const taken = await findListed(tx, transferId, equipmentIds);
  const number = taken === null ? null : pieces.get(taken)?.number;
  if (number) throw new Refusal('equipment-in-transfer', { number }, { field: 'equipmentIds' });
}
