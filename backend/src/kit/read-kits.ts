import { Injectable } from '@nestjs/common';
import type { KitAnswer, KitListRequest, KitOfPiece, KitSummary, Page } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { ReadEquipment } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { findKit, findKitOfPiece, findKits, pageOfKits } from './kit.queries.js';

/** Kits, read. */
@Injectable()
export class ReadKits {
  constructor(private readonly database: Database, private readonly equipment: ReadEquipment) {}

  async list(caller: Caller, request: KitListRequest): Promise<Page<KitSummary>> {
    const { ids, next, total } = await pageOfKits(this.database, caller.scope, request);
    return { items: await findKits(this.database, caller.scope, ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<KitAnswer> {
    const kit = await findKit(reader, caller.scope, id);
    if (!kit) throw new Refusal('not-found');
    return kit;
  }

  /** @throws Refusal `not-found` */
  async ofPiece(caller: Caller, equipmentId: string): Promise<KitOfPiece> {
    await this.equipment.one(caller, equipmentId);
    return { kit: await findKitOfPiece(this.database, caller.scope, equipmentId) };
  }
}
