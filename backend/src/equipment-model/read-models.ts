import { Injectable } from '@nestjs/common';
import type { ModelAnswer, ModelListRequest, Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findModels, pageOfModels } from './equipment-model.queries.js';

/** The catalogue, read. */
@Injectable()
export class ReadModels {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, request: ModelListRequest): Promise<Page<ModelAnswer>> {
    const { ids, next, total } = await pageOfModels(this.database, request);
    return { items: await findModels(this.database, countedFor(caller), ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<ModelAnswer> {
    const [model] = await findModels(reader, countedFor(caller), [id]);
    if (!model) throw new Refusal('not-found');
    return model;
  }
}

function countedFor(caller: Caller) {
  return may(caller, 'equipment:read') ? caller.scope : null;
}
