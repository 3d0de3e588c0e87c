import { HttpClient, httpResource } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LinkUse, type LinkAnswer } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { contractSchema } from '../../ui/form/contract-schema';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { Skeleton } from '../../ui/state/skeleton';
import { PasswordRule } from '../password-rule';
import { SecretControl } from '../secret-control';
import { Session } from '../session';
import { VisitorPage } from '../visitor-page';

/** Opens an invitation or a reset: says for whom it is, and takes the password. The token stays in the fragment, which no server sees. */
@Component({
  selector: 'cal-one-time-link-page',
  imports: [ErrorSummary, Field, FormField, FormRoot, MatButton, Notice, PasswordRule, RouterLink, SecretControl, Skeleton, VisitorPage],
  templateUrl: './one-time-link-page.html',
  styleUrl: '../visitor-form.css',
})
export class OneTimeLinkPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly token = inject(DOCUMENT).location.hash.slice(1);
  private readonly ready = signal(false);

  protected readonly link = httpResource<LinkAnswer>(() =>
    this.ready() ? { url: '/api/links/lookup', method: 'POST', body: { token: this.token } } : undefined,
  );
  protected readonly refusal = computed(() => {
    const failure = this.link.error();
    return failure ? refusalOf(failure).sentence : null;
  });

  protected readonly model = signal<LinkUse>({ token: this.token, password: '' });
  protected readonly form = form(this.model, contractSchema<LinkUse>(LinkUse), {
    submission: { action: sending(() => this.choosePassword()) },
  });

  constructor() {
    // The request token comes with the session's answer; the look-up needs it.
    void this.session.ready().then(() => this.ready.set(true));
  }

  private async choosePassword(): Promise<void> {
    await firstValueFrom(this.http.post('/api/links/use', this.model()));
    await this.session.refresh();
    await this.router.navigateByUrl('/');
  }
}
