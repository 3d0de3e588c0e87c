import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ModelAnswer, ModelChange, ModelDraft } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** The catalogue, written. */
@Service()
export class ModelApi {
  private readonly http = inject(HttpClient);

  /** Problems: `model-taken`, `field-foreign`. */
  create(draft: ModelDraft): Promise<ModelAnswer> {
    return firstValueFrom(this.http.post<ModelAnswer>('/api/equipment-models', draft));
  }

  /** Problems: `stale`, `model-taken`, `model-category-in-use`, `field-foreign`. */
  change(id: string, version: number, change: ModelChange): Promise<ModelAnswer> {
    return firstValueFrom(this.http.patch<ModelAnswer>(`/api/equipment-models/${id}`, change, ifMatch(version)));
  }
}
