import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HoldingList, PersonAnswer, PersonChange, PersonDraft, TakeBackRequest } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Agents, written; and what they give back. */
@Service()
export class PersonApi {
  private readonly http = inject(HttpClient);

  /** Problems: `site-required`, `site-unknown`. */
  create(draft: PersonDraft): Promise<PersonAnswer> {
    return firstValueFrom(this.http.post<PersonAnswer>('/api/persons', draft));
  }

  /** Problems: those of `create`, `stale`. */
  change(id: string, version: number, change: PersonChange): Promise<PersonAnswer> {
    return firstValueFrom(this.http.patch<PersonAnswer>(`/api/persons/${id}`, change, ifMatch(version)));
  }

  /** All lines or none; answers what the person still holds. Problems: `stale` (with the holdings of now), `date-too-early`, `category-not-allowed`. */
  takeBack(id: string, request: TakeBackRequest): Promise<HoldingList> {
    return firstValueFrom(this.http.post<HoldingList>(`/api/persons/${id}/take-back`, request));
  }
}
