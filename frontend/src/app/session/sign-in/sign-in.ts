import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SignInRequest } from '@calanque/shared';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { Notice } from '../../ui/state/notice';
import { safeReturn } from '../guards';
import { Session } from '../session';
import { SecretControl } from '../secret-control';
import { VisitorPage } from '../visitor-page';

/** Signs in, and goes on to where one was headed. */
@Component({
  selector: 'cal-sign-in',
  imports: [Control, ErrorSummary, Field, FormField, FormRoot, MatButton, Notice, RouterLink, SecretControl, VisitorPage],
  templateUrl: './sign-in.html',
  styleUrl: '../visitor-form.css',
})
export class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Query parameter: the address to go back to. */
  readonly retour = input<string>();

  protected readonly demonstration = this.session.demonstration;
  protected readonly expired = inject(Router).currentNavigation()?.extras.state?.['expired'] === true;
  private readonly model = signal<SignInRequest>({ email: '', password: '' });
  protected readonly form = form(this.model, contractSchema<SignInRequest>(SignInRequest), {
    submission: { action: sending(() => this.signIn()) },
  });

  private async signIn(): Promise<void> {
    await this.session.signIn(this.model());
    await this.router.navigateByUrl(safeReturn(this.retour() ?? null));
  }
}
