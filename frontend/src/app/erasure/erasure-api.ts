import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Erasure, ErasureDraft } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';

/** The erasures of memories, recorded. */
@Service()
export class ErasureApi {
  private readonly http = inject(HttpClient);

  /** Problems: `erasure-needless`, `erasure-too-early`, `date-in-future`. */
  record(draft: ErasureDraft): Promise<Erasure> {
    return firstValueFrom(this.http.post<Erasure>('/api/erasures', draft));
  }
}
