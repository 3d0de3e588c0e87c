import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { CATEGORY_LABEL, type ModelAnswer, type Page } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import type { Hit } from '../ui/form/lookup';
import { CATEGORY_ICON } from '../ui/state/equipment-look';

/** A model found, with all that the catalogue says of it. */
export interface ModelHit extends Hit {
  readonly model: ModelAnswer;
}

/** Finds models of the catalogue, as a `cal-lookup` wants them. */
export function injectModelSearch(): (text: string) => Promise<readonly ModelHit[]> {
  const http = inject(HttpClient);
  return async (text) => {
    const params = { limit: '10', ...(text ? { q: text } : {}) };
    const page = await firstValueFrom(http.get<Page<ModelAnswer>>('/api/equipment-models', { params }));
    return page.items.map(modelHit);
  };
}

export function modelHit(model: ModelAnswer): ModelHit {
  return {
    id: model.id,
    label: `${model.maker} ${model.name}`,
    detail: [CATEGORY_LABEL[model.category], model.modelNumber].filter(Boolean).join(' · '),
    icon: CATEGORY_ICON[model.category],
    model,
  };
}
