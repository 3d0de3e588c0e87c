import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Borrower, BorrowerChange, BorrowerList, LoanAnswer, LoanCall, LoanDispute, LoanDraft, LoanRenewal, LoanReturn, LoanSummary, Page } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** The loans to members of the public, written. */
@Service()
export class LoanApi {
  private readonly http = inject(HttpClient);

  /** All pieces or none. Problems: `loan-refused` with the lines that refuse, `borrower-unknown`, `contact-required`, … */
  lend(draft: LoanDraft): Promise<LoanAnswer> {
    return firstValueFrom(this.http.post<LoanAnswer>('/api/loans', draft));
  }

  /** Problems: `stale`, `custody-closed`, `loan-returned`. */
  giveBack(id: string, back: LoanReturn): Promise<LoanAnswer> {
    return firstValueFrom(this.http.post<LoanAnswer>(`/api/loans/${id}/return`, back));
  }

  /** Problems: `stale`, `renewals-used`, `renewal-not-later`. */
  renew(id: string, version: number, renewal: LoanRenewal): Promise<LoanAnswer> {
    return firstValueFrom(this.http.post<LoanAnswer>(`/api/loans/${id}/renew`, renewal, ifMatch(version)));
  }

  dispute(id: string, version: number, dispute: LoanDispute): Promise<LoanAnswer> {
    return firstValueFrom(this.http.post<LoanAnswer>(`/api/loans/${id}/dispute`, dispute, ifMatch(version)));
  }

  settle(id: string, version: number): Promise<LoanAnswer> {
    return firstValueFrom(this.http.delete<LoanAnswer>(`/api/loans/${id}/dispute`, ifMatch(version)));
  }

  /** Problem: `loan-not-overdue`. */
  noteCall(id: string, call: LoanCall): Promise<LoanAnswer> {
    return firstValueFrom(this.http.post<LoanAnswer>(`/api/loans/${id}/calls`, call));
  }

  /** Those who borrowed before; at least two letters. */
  findBorrowers(q: string): Promise<BorrowerList> {
    return firstValueFrom(this.http.get<BorrowerList>('/api/borrowers', { params: { q } }));
  }

  /** Problems: `stale`, `borrower-erased`, `contact-required`, `phone-invalid`. */
  correctBorrower(id: string, version: number, change: BorrowerChange): Promise<Borrower> {
    return firstValueFrom(this.http.patch<Borrower>(`/api/borrowers/${id}`, change, ifMatch(version)));
  }

  /** The loan with which a piece is out now; null when it is not lent. */
  async loanOf(equipmentId: string): Promise<LoanSummary | null> {
    const { items } = await firstValueFrom(this.http.get<Page<LoanSummary>>('/api/loans', { params: { equipmentId, sort: '-start', limit: 5 } }));
    return items.find(({ state }) => state !== 'returned') ?? null;
  }
}
