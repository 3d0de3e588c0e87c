import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ErasureDraft, ErasureList } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';

/** The erasures of memories, recorded. */
@Service()
export class ErasureApi {
  private readonly http = inject(HttpClient);

  /** Problems: `erasure-needless`, `erasure-too-early`, `date-in-future`. */
  record(draft: ErasureDraft): Promise<ErasureList> {
    return firstValueFrom(this.http.post<ErasureList>('/api/erasures', draft));
  }
}
