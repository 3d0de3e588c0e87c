import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  ExtraPiece, LineDecisions, TransferAnswer, TransferCancellation, TransferChange, TransferDraft, TransferSending,
} from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Transfers, written. */
@Service()
export class TransferApi {
  private readonly http = inject(HttpClient);

  /** Problems: `equipment-in-transfer`, `equipment-elsewhere`, `site-unknown`, `transfer-same-site`. */
  prepare(draft: TransferDraft): Promise<TransferAnswer> {
    return firstValueFrom(this.http.post<TransferAnswer>('/api/transfers', draft));
  }

  /** Problems: those of `prepare`, `stale`, `transfer-sent`. */
  change(id: string, version: number, change: TransferChange): Promise<TransferAnswer> {
    return firstValueFrom(this.http.patch<TransferAnswer>(`/api/transfers/${id}`, change, ifMatch(version)));
  }

  /** Problem: `transfer-refused` with the lines at fault. */
  send(id: string, version: number, sending: TransferSending): Promise<TransferAnswer> {
    return this.act(id, 'send', version, sending);
  }

  cancel(id: string, version: number, cancellation: TransferCancellation): Promise<TransferAnswer> {
    return this.act(id, 'cancel', version, cancellation);
  }

  close(id: string, version: number): Promise<TransferAnswer> {
    return this.act(id, 'close', version, {});
  }

  /** Problems: `transfer-line-settled`, `reason-required`, `room-…`. */
  decide(id: string, decisions: LineDecisions): Promise<TransferAnswer> {
    return firstValueFrom(this.http.post<TransferAnswer>(`/api/transfers/${id}/outcomes`, decisions));
  }

  addExtra(id: string, extra: ExtraPiece): Promise<TransferAnswer> {
    return firstValueFrom(this.http.post<TransferAnswer>(`/api/transfers/${id}/extras`, extra));
  }

  private act(id: string, act: string, version: number, body: object): Promise<TransferAnswer> {
    return firstValueFrom(this.http.post<TransferAnswer>(`/api/transfers/${id}/${act}`, body, ifMatch(version)));
  }
}
