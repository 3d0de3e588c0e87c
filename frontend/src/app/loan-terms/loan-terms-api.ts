import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Category, LoanTerms, LoanTermsChange } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** The usual terms of the loans, written. */
@Service()
export class LoanTermsApi {
  private readonly http = inject(HttpClient);

  /** Problem: `stale`. */
  change(category: Category, version: number, change: LoanTermsChange): Promise<LoanTerms> {
    return firstValueFrom(this.http.put<LoanTerms>(`/api/loan-terms/${category}`, change, ifMatch(version)));
  }
}
