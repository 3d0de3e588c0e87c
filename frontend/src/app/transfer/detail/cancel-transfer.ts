import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TransferCancellation, type TransferAnswer } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { contractSchema } from '../../ui/form/contract-schema';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { TransferApi } from '../transfer-api';

export interface CancelTransferData {
  readonly transfer: TransferAnswer;
}

/** « Annuler » before it left, « Rappeler » after: the pieces are where they came from. */
@Component({
  selector: 'cal-cancel-transfer',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="prepared ? 'Annuler ce transfert' : 'Rappeler ce transfert'" [consequence]="consequence" cancel="Ne rien changer">
        <cal-error-summary [form]="form" />
        <cal-field label="Motif" [field]="form.reason"><input calControl autocomplete="off" [formField]="form.reason" /></cal-field>
        <button act class="cal-danger" matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>{{ prepared ? 'Annuler le transfert' : 'Rappeler le transfert' }}</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class CancelTransfer {
  private readonly api = inject(TransferApi);
  private readonly end = injectDialogEnd<TransferAnswer>();
  private readonly transfer = injectDialogData<CancelTransferData>().transfer;

  protected readonly prepared = this.transfer.state === 'draft';
  protected readonly consequence = this.prepared
    ? 'Rien n’est encore parti : ses matériels pourront être mis dans un autre transfert.'
    : `À faire si le transport n’a pas eu lieu : tous ses matériels sont de nouveau en stock à ${this.transfer.from.name}.`;
  protected readonly model = signal<TransferCancellation>({ reason: '' });
  protected readonly form = form(this.model, contractSchema<TransferCancellation>(TransferCancellation), { submission: { action: sending(() => this.cancel()) } });

  private async cancel(): Promise<void> {
    this.end(await this.api.cancel(this.transfer.id, this.transfer.version, this.model()));
  }
}
