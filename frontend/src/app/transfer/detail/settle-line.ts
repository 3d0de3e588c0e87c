import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { TransferAnswer, TransferLine } from '@calanque/shared';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../../ui/form/choices';
import { Control } from '../../ui/form/control';
import { ErrorSummary } from '../../ui/form/error-summary';
import { Field } from '../../ui/form/field';
import { sending } from '../../ui/form/submission';
import { TransferApi } from '../transfer-api';

export interface SettleData {
  readonly transfer: TransferAnswer;
  readonly line: TransferLine;
}

interface SettleModel {
  readonly outcome: 'returned' | 'lost';
  readonly note: string;
}

/** « Retrouvé ou perdu » : who sent a piece says that it never left, or that it is lost. */
@Component({
  selector: 'cal-settle-line',
  imports: [Choices, Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="data.line.number + ' n’est pas arrivé'" [consequence]="'Il est encore noté en transit vers ' + data.transfer.to.name + '.'">
        <cal-error-summary [form]="form" />
        <cal-choices legend="Qu’est-il devenu ?" [options]="outcomes" [formField]="form.outcome" />
        @if (model().outcome === 'lost') {
          <cal-field label="Ce qui s’est passé" [field]="form.note"><input calControl autocomplete="off" [formField]="form.note" /></cal-field>
        } @else {
          <cal-field label="Remarque" optional [field]="form.note"><input calControl autocomplete="off" [formField]="form.note" /></cal-field>
        }
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class SettleLine {
  private readonly api = inject(TransferApi);
  private readonly end = injectDialogEnd<TransferAnswer>();
  protected readonly data = injectDialogData<SettleData>();

  protected readonly outcomes: readonly Choice[] = [
    { value: 'returned', label: `Retrouvé à ${this.data.transfer.from.name}`, icon: 'undo', help: 'Il n’est pas parti : il y est de nouveau en stock.' },
    { value: 'lost', label: 'Perdu', icon: 'report', help: 'Ni au départ ni à l’arrivée : il passe « perdu ».' },
  ];
  protected readonly model = signal<SettleModel>({ outcome: 'returned', note: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.note, { when: ({ valueOf }) => valueOf(path.outcome) === 'lost', message: 'Dites en quelques mots ce qui s’est passé.' });
  }, { submission: { action: sending(() => this.settle()) } });

  private async settle(): Promise<void> {
    const { outcome, note } = this.model();
    this.end(await this.api.decide(this.data.transfer.id, { lines: [{ lineId: this.data.line.id, outcome, note: note || null }] }));
  }
}
