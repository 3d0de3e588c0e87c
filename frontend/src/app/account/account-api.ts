import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AccountAnswer, AccountChange, AccountInvitation, AccountWithLink, Page, PersonAnswer } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Accounts, written. */
@Service()
export class AccountApi {
  private readonly http = inject(HttpClient);

  /** Problems: `email-taken`, `person-has-account`, `sites-required`, `end-required`. */
  invite(invitation: AccountInvitation): Promise<AccountWithLink> {
    return firstValueFrom(this.http.post<AccountWithLink>('/api/users', invitation));
  }

  /** Problems: `email-taken`, `sites-required`, `end-required`, `last-administrator`, `stale`. */
  change(id: string, version: number, change: AccountChange): Promise<AccountAnswer> {
    return firstValueFrom(this.http.patch<AccountAnswer>(`/api/users/${id}`, change, ifMatch(version)));
  }

  /** Problems: `last-administrator`, `stale`. */
  disable(account: AccountAnswer): Promise<AccountAnswer> {
    return firstValueFrom(this.http.post<AccountAnswer>(`/api/users/${account.id}/disable`, {}, ifMatch(account.version)));
  }

  /** Problem: `stale`. */
  enable(account: AccountAnswer): Promise<AccountAnswer> {
    return firstValueFrom(this.http.post<AccountAnswer>(`/api/users/${account.id}/enable`, {}, ifMatch(account.version)));
  }

  /** An invitation, or a new password once there is one; earlier links work no more. Problem: `account-closed`. */
  makeLink(id: string): Promise<AccountWithLink> {
    return firstValueFrom(this.http.post<AccountWithLink>(`/api/users/${id}/link`, {}));
  }

  /** Sends a link that was just made to the account's address. Problems: `mail-not-set-up`, `link-invalid`. */
  async mailLink({ account, link }: AccountWithLink): Promise<void> {
    await firstValueFrom(this.http.post(`/api/users/${account.id}/link/mail`, { token: link.url.split('#')[1] ?? '' }));
  }

  /** Ends every session of the account. */
  async signOutEverywhere(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/users/${id}/sessions`));
  }

  /** The agents whose name holds these words. */
  async findAgents(text: string): Promise<readonly PersonAnswer[]> {
    const params = { limit: '8', ...(text && { q: text }) };
    return (await firstValueFrom(this.http.get<Page<PersonAnswer>>('/api/persons', { params }))).items;
  }
}
