import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LoanDispute, type LoanAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { LoanApi } from '../loan-api';

/** « Ouvrir un litige » : something is not settled with the borrower. */
@Component({
  selector: 'cal-dispute-loan',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Ouvrir un litige" consequence="Le nom et le contact de l’emprunteur seront gardés jusqu’à ce que le litige soit clos.">
        <cal-error-summary [form]="form" />
        <cal-field label="Motif" help="En quelques mots : ce qui manque, est abîmé ou contesté." [field]="form.reason">
          <textarea calControl [formField]="form.reason"></textarea>
        </cal-field>
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Ouvrir le litige</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class DisputeLoan {
  private readonly api = inject(LoanApi);
  private readonly loan = injectDialogData<LoanAnswer>();
  private readonly end = injectDialogEnd<LoanAnswer>();

  private readonly model = signal<LoanDispute>({ reason: '' });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<LoanDispute>(LoanDispute)), {
    submission: { action: sending(async () => this.end(await this.api.dispute(this.loan.id, this.loan.version, this.model()))) },
  });
}
