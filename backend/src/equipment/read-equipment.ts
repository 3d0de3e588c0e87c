import { Injectable } from '@nestjs/common';
import type { EquipmentDetail, EquipmentListRequest, EquipmentSummary, Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { findDetail, findSummaries, type Discretion } from './equipment-detail.queries.js';
import { pageOfEquipment } from './equipment.queries.js';

/** The pieces, read. */
@Injectable()
export class ReadEquipment {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-allowed` when a holder is asked for by somebody who may not read holders */
  async list(caller: Caller, request: EquipmentListRequest): Promise<Page<EquipmentSummary>> {
    const discretion = discretionOf(caller);
    if (request.personId && discretion === 'without-holders') throw new Refusal('not-allowed', {}, { field: 'personId' });
    const { ids, next, total } = await pageOfEquipment(this.database, caller.scope, request);
    return { items: await findSummaries(this.database, caller.scope, discretion, ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string): Promise<EquipmentDetail> {
    const piece = await findDetail(this.database, caller.scope, discretionOf(caller), id);
    if (!piece) throw new Refusal('not-found');
    return piece;
  }
}

function discretionOf(caller: Caller): Discretion {
  return may(caller, 'equipment:read-private') ? 'with-holders' : 'without-holders';
}
