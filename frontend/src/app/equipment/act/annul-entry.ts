import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Annulment } from '@calanque/shared';
import { ActOutdated, ActPieces, injectActSubject } from '../../custody/index';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { EquipmentApi } from '../equipment-api';

/** « Annuler la fiche » : the entry was wrong. Its identifiers are freed, its number is never given again. */
@Component({
  selector: 'cal-annul-entry',
  imports: [ActOutdated, ActPieces, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Annuler la fiche" [consequence]="consequence" cancel="Garder la fiche">
        <cal-error-summary [form]="form" />
        <cal-act-outdated [subject]="subject" />
        <cal-act-pieces [subject]="subject" />
        <cal-field label="Motif" help="Saisie en double, mauvais modèle…" [field]="form.reason">
          <textarea calControl rows="2" [formField]="form.reason"></textarea>
        </cal-field>
        <button act class="cal-danger" matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Annuler la fiche</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class AnnulEntry {
  private readonly api = inject(EquipmentApi);
  protected readonly subject = injectActSubject();
  protected readonly consequence =
    `À faire seulement si cette fiche a été créée par erreur. Le numéro ${this.subject.first.number} ne sera plus jamais donné ; ` +
    'n° de série, MAC et IMEI redeviennent libres. La fiche reste lisible. C’est définitif.';

  protected readonly model = signal<Annulment>({ reason: '' });
  protected readonly form = form(this.model, contractSchema<Annulment>(Annulment), { submission: { action: sending(() => this.annul()) } });

  private annul(): Promise<void> {
    return this.subject.send((piece) => this.api.annul(piece.id, piece.version, this.model()));
  }
}
