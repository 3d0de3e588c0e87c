import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Borrower } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { LoanApi } from '../loan-api';
import { contactOf, phoneInGroups } from '../loan-words';

/** « Corriger » : the name or the one means of contact of a borrower. */
@Component({
  selector: 'cal-correct-borrower',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Corriger l’emprunteur" consequence="La correction vaut pour tous ses prêts.">
        <cal-error-summary [form]="form" />
        <cal-field label="Prénom" [field]="form.givenName"><input calControl autocomplete="off" [formField]="form.givenName" /></cal-field>
        <cal-field label="Nom" [field]="form.familyName"><input calControl autocomplete="off" [formField]="form.familyName" /></cal-field>
        <cal-field label="E-mail ou téléphone" help="Un seul des deux, pour le rappel du retour." [field]="form.contact"><input calControl autocomplete="off" [formField]="form.contact" /></cal-field>
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class CorrectBorrower {
  private readonly api = inject(LoanApi);
  private readonly end = injectDialogEnd<Borrower>();
  private readonly borrower = injectDialogData<Borrower>();

  private readonly model = signal({
    givenName: this.borrower.givenName ?? '', familyName: this.borrower.familyName ?? '',
    contact: this.borrower.email ?? phoneInGroups(this.borrower.phone ?? '').replaceAll('\u00a0', ' '),
  });
  protected readonly form = form(this.model, (path) => {
    required(path.givenName, { message: 'Renseignez « Prénom ».' });
    required(path.familyName, { message: 'Renseignez « Nom ».' });
    required(path.contact, { message: 'Donnez une adresse e-mail ou un numéro de téléphone : il en faut un pour rappeler le retour.' });
  }, { submission: { action: sending(() => this.correct(), { email: 'contact', phone: 'contact' }) } });

  private async correct(): Promise<void> {
    const { givenName, familyName, contact } = this.model();
    this.end(await this.api.correctBorrower(this.borrower.id, this.borrower.version, { givenName, familyName, ...contactOf(contact) }));
  }
}
