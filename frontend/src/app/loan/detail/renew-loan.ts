import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { LoanAnswer } from '@calanque/shared';
import { Session } from '../../session/session';
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
        @if (overridable()) {
          <cal-field label="Motif du passage outre" [help]="booked() ? 'Qui avait réservé en sera averti, avec ce motif.' : 'Pourquoi ce prêt dure plus longtemps que prévu.'" [field]="form.overrideReason">
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
  private readonly session = inject(Session);
  private readonly loan = injectDialogData<LoanAnswer>();
  private readonly end = injectDialogEnd<LoanAnswer>();

  /** From now or from the day that was due, whichever is later: two weeks on. */
  private readonly model = signal({ dueDay: parisDay(new Date(Math.max(Date.now(), Date.parse(this.loan.dueAt)) + 2 * WEEK_MS)), overrideReason: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.dueDay, ({ value }) => (value() === '' ? { kind: 'required', message: 'Choisissez le nouveau jour du retour.' } : undefined));
      validate(path.overrideReason, ({ value }) =>
        this.exhausted() && value().trim() === '' ? { kind: 'required', message: 'Dites pourquoi ce prêt est encore prolongé.' } : undefined);
    },
    { submission: { action: sending(() => this.renew(), { dueAt: 'dueDay' }) } },
  );
  /** Somebody has booked a piece for that time. */
  protected readonly booked = signal(false);
  /** The terms allow no more renewals. */
  private readonly exhausted = signal(this.loan.renewalsLeft === 0);
  /** With a reason, those who may go beyond what the terms or a booking allow. */
  protected readonly overridable = computed(() => this.session.may('custody:override') && (this.booked() || this.exhausted()));
  protected readonly earliest = parisDay(new Date());
  protected readonly dayInWords = computed(() => (this.model().dueDay === '' ? '' : longDay(this.model().dueDay)));
  protected readonly consequence = computed(() => {
    const left = this.loan.renewalsLeft;
    const word = left === 0 ? 'Les conditions ne prévoient plus de prolongation : donnez un motif pour passer outre.' : `${counted(left, 'prolongation reste possible', 'prolongations restent possibles', 'aucune')}.`;
    return `Le retour était prévu le ${longDay(this.loan.dueAt)}. ${word}`;
  });

  private async renew(): Promise<void> {
    const { dueDay, overrideReason } = this.model();
    try {
      this.end(await this.api.renew(this.loan.id, this.loan.version, { dueAt: instantOf(`${dueDay}T23:59`) ?? '', overrideReason: overrideReason.trim() || null }));
    } catch (failure) {
      const { code } = refusalOf(failure);
      this.booked.set(String(code).includes('book'));
      if (code === 'renewals-used') this.exhausted.set(true);
      throw failure;
    }
  }
}
