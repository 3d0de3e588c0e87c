import { HttpClient, httpResource } from '@angular/common/http';
import { Component, type ElementRef, effect, inject, signal, viewChild } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ForgottenPassword, type ForgottenPasswordHelp } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { Session } from '../session';
import { VisitorPage } from '../visitor-page';

/** Asks for a link for a new password, by mail. Whether an account has the address is not told. */
@Component({
  selector: 'cal-forgotten-password-page',
  imports: [Control, ErrorSummary, Field, FormField, FormRoot, MatButton, Notice, RouterLink, VisitorPage, Waiting],
  templateUrl: './forgotten-password-page.html',
  styleUrl: '../visitor-form.css',
})
export class ForgottenPasswordPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly doneHeading = viewChild<ElementRef<HTMLElement>>('done');

  protected readonly help = httpResource<ForgottenPasswordHelp>(() => '/api/links/forgotten');
  protected readonly demonstration = this.session.demonstration;
  /** The address that was asked for; null before. */
  protected readonly asked = signal<string | null>(null);
  protected readonly form = form(signal<ForgottenPassword>({ email: '' }), contractSchema<ForgottenPassword>(ForgottenPassword), {
    submission: { action: sending((sent) => this.ask(sent().value().email.trim())) },
  });

  constructor() {
    // The page is another one from then on, and is read from its heading.
    effect(() => this.doneHeading()?.nativeElement.focus());
    // Also where one came to this page without another before it.
    this.session.ready().catch(() => undefined);
  }

  private async ask(email: string): Promise<void> {
    await this.session.ready();
    await firstValueFrom(this.http.post('/api/links/forgotten', { email }));
    this.asked.set(email);
  }
}
