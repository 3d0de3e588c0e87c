import { Component, signal } from '@angular/core';
import { FormField, FormRoot, form, minLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';

export interface OverrideData {
  /** How many pieces somebody has booked. */
  readonly count: number;
}

/** « Envoyer quand même » : sends what others have booked, with a reason that they are told. */
@Component({
  selector: 'cal-send-anyway',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Envoyer malgré les réservations" [consequence]="consequence">
        <cal-error-summary [form]="form" />
        <cal-field label="Motif du passage outre" [field]="form.reason"><input calControl autocomplete="off" [formField]="form.reason" /></cal-field>
        <button act matButton="filled" type="submit">Envoyer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class SendAnyway {
  private readonly end = injectDialogEnd<string>();
  protected readonly consequence = `${counted(injectDialogData<OverrideData>().count, 'matériel réservé', 'matériels réservés', 'aucun')} : qui a réservé en sera averti, avec votre motif.`;
  protected readonly model = signal({ reason: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.reason, { message: 'Dites pourquoi ils partent malgré les réservations.' });
    minLength(path.reason, 5, { message: '« Motif du passage outre » : 5 caractères au moins.' });
  }, { submission: { action: sending(() => Promise.resolve(this.end(this.model().reason.trim()))) } });
}
