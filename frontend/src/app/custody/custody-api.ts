import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { BulkActAnswer, BulkActRequest, CustodyAnswer, CustodyCancellation, CustodyClosing, CustodyDraft, CustodyPostponement } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Who holds what: opened, ended, cancelled; one by one or many at once. */
@Service()
export class CustodyApi {
  private readonly http = inject(HttpClient);

  open(draft: CustodyDraft): Promise<CustodyAnswer> {
    return firstValueFrom(this.http.post<CustodyAnswer>('/api/custodies', draft));
  }

  /** Problems: `stale`, `custody-closed`, … */
  close(id: string, version: number, closing: CustodyClosing): Promise<CustodyAnswer> {
    return firstValueFrom(this.http.post<CustodyAnswer>(`/api/custodies/${id}/close`, closing, ifMatch(version)));
  }

  /** Problems: `stale`, `custody-closed`, `due-in-past`, `equipment-booked`. */
  postpone(id: string, version: number, postponement: CustodyPostponement): Promise<CustodyAnswer> {
    return firstValueFrom(this.http.post<CustodyAnswer>(`/api/custodies/${id}/postpone`, postponement, ifMatch(version)));
  }

  /** Problems: `stale`, `custody-closed`. */
  cancel(id: string, version: number, cancellation: CustodyCancellation): Promise<CustodyAnswer> {
    return firstValueFrom(this.http.post<CustodyAnswer>(`/api/custodies/${id}/cancel`, cancellation, ifMatch(version)));
  }

  /** All lines or none. Problem: `bulk-refused`, with the lines that refuse. */
  actOnMany(request: BulkActRequest): Promise<BulkActAnswer> {
    return firstValueFrom(this.http.post<BulkActAnswer>('/api/equipment/bulk-acts', request));
  }
}
