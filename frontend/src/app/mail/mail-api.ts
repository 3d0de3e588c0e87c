import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { MailAnswer } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';

/** Mails, asked for. */
@Service()
export class MailApi {
  private readonly http = inject(HttpClient);

  /** Writes to one's own address. Problem: `mail-not-set-up`. */
  try(): Promise<MailAnswer> {
    return firstValueFrom(this.http.post<MailAnswer>('/api/mails/trial', { id: v7() }));
  }

  /** Problems: `mail-not-set-up`, `mail-not-retryable`. */
  retry(id: string): Promise<MailAnswer> {
    return firstValueFrom(this.http.post<MailAnswer>(`/api/mails/${id}/retry`, {}));
  }
}
