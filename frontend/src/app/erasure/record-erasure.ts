import { Component, inject, signal } from '@angular/core';
import { FormRoot, FormField, apply, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { ERASURE_METHODS, ERASURE_METHOD_LABEL, ErasureDraft, type ErasureMethod } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { Choices, type Choice } from '../ui/form/choices';
import { contractSchema } from '../ui/form/contract-schema';
import { ErrorSummary } from '../ui/form/error-summary';
import { sending } from '../ui/form/submission';
import { ErasureApi } from './erasure-api';

/** The piece whose memory was erased. */
export interface ErasureSubject {
  readonly id: string;
  readonly number: string;
}

interface ErasureModel {
  readonly id: string;
  readonly equipmentId: string;
  readonly method: ErasureMethod;
}

const HELP: Readonly<Record<ErasureMethod, string>> = {
  'factory-reset': 'Tablettes : réglages, « Effacer toutes les données »',
  'secure-erase': 'Avec un outil qui réécrit ou détruit la clé du disque',
  reinstalled: 'Disque effacé, système remis à neuf',
  destroyed: 'Le disque ou l’appareil lui-même',
};

/** « Enregistrer l’effacement » : the memory of a piece was made unreadable, so that somebody else may have it. */
@Component({
  selector: 'cal-record-erasure',
  imports: [Choices, DialogFrame, ErrorSummary, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame
        [heading]="'Enregistrer l’effacement de ' + subject.number"
        consequence="À enregistrer une fois la mémoire effacée, à votre nom. Le matériel pourra ensuite être remis à quelqu’un d’autre."
      >
        <cal-error-summary [form]="form" />
        <cal-choices legend="Comment a-t-elle été effacée ?" [options]="methods" [formField]="form.method" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer l’effacement</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class RecordErasure {
  private readonly api = inject(ErasureApi);
  protected readonly subject = injectDialogData<ErasureSubject>();
  private readonly end = injectDialogEnd<boolean>();

  private readonly model = signal<ErasureModel>({ id: v7(), equipmentId: this.subject.id, method: 'factory-reset' });
  protected readonly form = form(this.model, (path) => apply(path, contractSchema<ErasureModel>(ErasureDraft)), {
    submission: { action: sending(() => this.record()) },
  });
  protected readonly methods: readonly Choice[] = ERASURE_METHODS.map((method) => ({ value: method, label: ERASURE_METHOD_LABEL[method], help: HELP[method] }));

  private async record(): Promise<void> {
    await this.api.record(this.model());
    this.end(true);
  }
}
