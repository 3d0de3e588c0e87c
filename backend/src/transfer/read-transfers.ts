import { Injectable } from '@nestjs/common';
import type { Page, TransferAnswer, TransferDestinations, TransferListRequest, TransferSummary } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findDestinations, findTransfer, findTransfers, pageOfTransfers } from './transfer.queries.js';

/** Transfers, read. */
@Injectable()
export class ReadTransfers {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, request: TransferListRequest): Promise<Page<TransferSummary>> {
    const { ids, next, total } = await pageOfTransfers(this.database, caller.scope, request);
    return { items: await findTransfers(this.database, caller.scope, ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<TransferAnswer> {
    const transfer = await findTransfer(reader, caller.scope, id);
    if (!transfer) throw new Refusal('not-found');
    return transfer;
  }

  async destinations(): Promise<TransferDestinations> {
    return { items: await findDestinations(this.database) };
  }
}
