import { Injectable } from '@nestjs/common';
import { MODEL_CELLS, MODEL_COLUMNS, type ModelAnswer, type ModelExportRequest, type ModelListRequest, type Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { chosenColumns, Exports, type WrittenFile } from '../spreadsheet/index.js';
import { findModels, modelList, pageOfModels } from './equipment-model.queries.js';

/** The catalogue, read. */
@Injectable()
export class ReadModels {
  constructor(private readonly database: Database, private readonly exports: Exports) {}

  async list(caller: Caller, request: ModelListRequest): Promise<Page<ModelAnswer>> {
    const { ids, next, total } = await pageOfModels(this.database, request);
    return { items: await findModels(this.database, countedFor(caller), ids), next, total };
  }

  /** The whole catalogue as a file. @throws Refusal `not-allowed` on `columns`, `exports-busy` */
  async export(caller: Caller, request: ModelExportRequest): Promise<WrittenFile> {
    return this.exports.open(request.format, {
      name: 'Modèles',
      list: modelList(request),
      rowsOf: (reader, ids) => findModels(reader, countedFor(caller), ids),
      columns: chosenColumns(caller, MODEL_COLUMNS, request.columns),
      cells: MODEL_CELLS,
    });
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
