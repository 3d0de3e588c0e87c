import { Injectable } from '@nestjs/common';
import { SPECIFICATIONS_BY_CATEGORY, type ModelAnswer, type ModelChange, type ModelDraft, type ModelSpecifications } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { EquipmentModelEntity } from './equipment-model.entity.js';
import { lockModel } from './equipment-model.queries.js';
import { ReadModels } from './read-models.js';

/** The catalogue, written. */
@Injectable()
export class ChangeModels {
  constructor(private readonly database: Database, private readonly models: ReadModels) {}

  /** @throws Refusal `model-taken`, `field-foreign`, `id-reused` */
  async create(caller: Caller, draft: ModelDraft): Promise<ModelAnswer> {
    const row = { ...columnsOf(draft), id: draft.id };
    await this.database
      .create(caller, draft, (tx) => tx.manager.insert(EquipmentModelEntity, row))
      .catch(nameTaken(draft));
    return this.models.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `model-taken`, `model-category-in-use`, `field-foreign` */
  async change(caller: Caller, id: string, version: number, change: ModelChange): Promise<ModelAnswer> {
    const row = columnsOf(change);
    await this.database.write(caller, async (tx) => {
      const now = await lockModel(tx, id);
      if (now === null) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.models.one(caller, id, tx) });
      if (now.used && now.category !== change.category) throw new Refusal('model-category-in-use', {}, { field: 'category' });
      await tx.manager.update(EquipmentModelEntity, { id }, row);
    }).catch(nameTaken(change));
    return this.models.one(caller, id);
  }
}

function columnsOf(change: ModelChange) {
  return {
    category: change.category,
    maker: change.maker,
    name: change.name,
    modelNumber: change.modelNumber ?? null,
    specifications: ownSpecifications(change),
    warrantyMonths: change.warrantyMonths ?? null,
    supportEndsOn: change.supportEndsOn ?? null,
  };
}

/** The specifications that are given; one that the category does not have is refused. */
function ownSpecifications(change: ModelChange): ModelSpecifications {
  const own: readonly string[] = SPECIFICATIONS_BY_CATEGORY[change.category];
  const given = Object.entries(change.specifications).filter(([, value]) => value !== null && value !== undefined);
  const foreign = given.find(([name]) => !own.includes(name));
  if (foreign) throw new Refusal('field-foreign', { label: foreign[0] }, { field: `specifications.${foreign[0]}` });
  return Object.fromEntries(given);
}

function nameTaken(change: ModelChange) {
  return (error: unknown): never => {
    if (violatedConstraint(error) !== 'equipment_model_once') throw error;
    throw new Refusal('model-taken', { name: `${change.maker} ${change.name}` }, { field: 'name' });
  };
}
