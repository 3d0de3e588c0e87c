import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { LoanAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { instantOf, longDay, parisDay } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { refusalOf } from '../../ui/problem/refusal';
import { LoanApi } from '../loan-api';

const WEEK_MS = 7 * 86_400_000;

/** « Prolonger » : a later day of return, as often as the terms allow. */
@Component({
  selector: 'cal-renew-loan',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Prolonger le prêt" [consequence]="consequence()">
        <cal-error-summary [form]="form" />
        <cal-field label="Nouveau retour prévu le" [help]="dayInWords()" [field]="form.dueDay">
          <input calControl class="cal-day" type="date" [min]="earliest" [formField]="form.dueDay" />
        </cal-field>
        @if (booked()) {
          <cal-field label="Motif du passage outre" help="Qui avait réservé en sera averti, avec ce motif." [field]="form.overrideReason">
            <input calControl autocomplete="off" [formField]="form.overrideReason" />
          </cal-field>
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Prolonger</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class RenewLoan {
  private readonly api = inject(LoanApi);
  private readonly loan = injectDialogData<LoanAnswer>();
  private readonly end = injectDialogEnd<LoanAnswer>();

  /** From now or from the day that was due, whichever is later: two weeks on. */
  private readonly model = signal({ dueDay: parisDay(new Date(Math.max(Date.now(), Date.parse(this.loan.dueAt)) + 2 * WEEK_MS)), overrideReason: '' });
  protected readonly form = form(
    this.model,
    (path) => validate(path.dueDay, ({ value }) => (value() === '' ? { kind: 'required', message: 'Choisissez le nouveau jour du retour.' } : undefined)),
    { submission: { action: sending(() => this.renew(), { dueAt: 'dueDay' }) } },
  );
  /** Somebody has booked a piece for that time. */
  protected readonly booked = signal(false);
  protected readonly earliest = parisDay(new Date());
  protected readonly dayInWords = computed(() => (this.model().dueDay === '' ? '' : longDay(this.model().dueDay)));
  protected readonly consequence = computed(() => {
    const left = this.loan.renewalsLeft;
    const word = left === 0 ? 'Les conditions ne permettent plus de prolongation.' : `${counted(left, 'prolongation reste possible', 'prolongations restent possibles', 'aucune')}.`;
    return `Le retour était prévu le ${longDay(this.loan.dueAt)}. ${word}`;
  });

  private async renew(): Promise<void> {
    const { dueDay, overrideReason } = this.model();
    try {
      this.end(await this.api.renew(this.loan.id, this.loan.version, { dueAt: instantOf(`${dueDay}T23:59`) ?? '', overrideReason: overrideReason.trim() || null }));
    } catch (failure) {
      this.booked.set(String(refusalOf(failure).code).includes('book'));
      throw failure;
    }
  }
}
