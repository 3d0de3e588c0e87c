import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { KitAnswer, KitChange, KitCheckIn, KitDraft, KitHandOver } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Kits, written. */
@Service()
export class KitApi {
  private readonly http = inject(HttpClient);

  /** Problems: `kit-name-taken`, `equipment-in-kit`, `kit-piece-elsewhere`. */
  compose(draft: KitDraft): Promise<KitAnswer> {
    return firstValueFrom(this.http.post<KitAnswer>('/api/kits', draft));
  }

  /** Problems: those of `compose`, `stale`, `kit-dissolved`. */
  change(id: string, version: number, change: KitChange): Promise<KitAnswer> {
    return firstValueFrom(this.http.patch<KitAnswer>(`/api/kits/${id}`, change, ifMatch(version)));
  }

  /** Problem: `kit-out`. */
  dissolve(id: string, version: number): Promise<KitAnswer> {
    return firstValueFrom(this.http.post<KitAnswer>(`/api/kits/${id}/dissolve`, {}, ifMatch(version)));
  }

  /** Problem: `kit-refused` with the pieces that are not there. */
  handOver(id: string, given: KitHandOver): Promise<KitAnswer> {
    return firstValueFrom(this.http.post<KitAnswer>(`/api/kits/${id}/hand-over`, given));
  }

  /** Problems: `kit-lines-differ`, `reason-required`. */
  checkIn(id: string, given: KitCheckIn): Promise<KitAnswer> {
    return firstValueFrom(this.http.post<KitAnswer>(`/api/kits/${id}/check-in`, given));
  }
}
