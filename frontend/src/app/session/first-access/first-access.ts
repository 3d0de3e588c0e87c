import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Setup } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { Notice } from '../../ui/state/notice';
import { PasswordRule } from '../password-rule';
import { SecretControl } from '../secret-control';
import { Session } from '../session';
import { VisitorPage } from '../visitor-page';

/** Makes the first administrator, with the link that the server printed when it first started. */
@Component({
  selector: 'cal-first-access',
  imports: [Control, ErrorSummary, Field, FormField, FormRoot, MatButton, Notice, PasswordRule, RouterLink, SecretControl, VisitorPage],
  templateUrl: './first-access.html',
  styleUrl: '../visitor-form.css',
})
export class FirstAccess {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly token = inject(DOCUMENT).location.hash.slice(1);
  protected readonly model = signal<Setup>({ token: this.token, email: '', givenName: '', familyName: '', password: '' });
  protected readonly form = form(this.model, contractSchema<Setup>(Setup), {
    submission: { action: sending(() => this.create()) },
  });

  private async create(): Promise<void> {
    await this.session.ready();
    await firstValueFrom(this.http.post('/api/setup', this.model()));
    await this.session.refresh();
    await this.router.navigateByUrl('/');
  }
}
