import { Component, inject, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { ModelAnswer } from '@calanque/shared';
import { injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { ErrorSummary } from '../ui/form/error-summary';
import { sending } from '../ui/form/submission';
import { ModelApi } from './model-api';
import { ModelFields } from './model-fields';
import { MODEL_RULES, draftOf, emptyModel } from './model-form-model';

/** Adds a model to the catalogue while one logs a piece of it. Ends with the model. */
@Component({
  selector: 'cal-create-model-dialog',
  imports: [DialogFrame, ErrorSummary, FormRoot, MatButton, ModelFields],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame heading="Créer un modèle" consequence="Il entrera au catalogue de toutes les MDS. Ses caractéristiques peuvent être complétées plus tard.">
        <cal-error-summary [form]="form" />
        <cal-model-fields brief [form]="form" />
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Créer le modèle</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class CreateModelDialog {
  private readonly api = inject(ModelApi);
  private readonly end = injectDialogEnd<ModelAnswer>();
  private readonly model = signal(emptyModel());
  protected readonly form = form(this.model, MODEL_RULES, {
    submission: { action: sending(async () => this.end(await this.api.create(draftOf(this.model())))) },
  });
}
