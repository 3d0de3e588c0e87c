import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { CustodyCancellation, type CustodyAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { CustodyApi } from './custody-api';

export interface CancelCustodyData {
  readonly custody: CustodyAnswer;
  /** « Affectation à Nadia Benali, depuis le 12 nov. » */
  readonly description: string;
}

/** « Annuler cette détention » : takes back what was entered by mistake. */
@Component({
  selector: 'cal-cancel-custody',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame
        heading="Annuler cette détention"
        consequence="À faire seulement si elle a été saisie par erreur : elle ne comptera plus, comme si elle n’avait pas eu lieu. Elle reste lisible dans le tableau, avec votre motif. C’est définitif."
        cancel="Ne rien changer"
      >
        <cal-error-summary [form]="form" />
        <p><strong>{{ data.description }}</strong></p>
        <cal-field label="Motif" help="Ce qui était faux, en quelques mots." [field]="form.reason">
          <textarea calControl rows="2" [formField]="form.reason"></textarea>
        </cal-field>
        <button act class="cal-danger" matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Annuler la détention</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class CancelCustody {
  private readonly api = inject(CustodyApi);
  private readonly end = injectDialogEnd<boolean>();
  protected readonly data = injectDialogData<CancelCustodyData>();
  protected readonly model = signal<CustodyCancellation>({ reason: '' });
  protected readonly form = form(this.model, contractSchema<CustodyCancellation>(CustodyCancellation), {
    submission: { action: sending(() => this.cancel()) },
  });

  private async cancel(): Promise<void> {
    const { id, version } = this.data.custody;
    await this.api.cancel(id, version, this.model());
    this.end(true);
  }
}
