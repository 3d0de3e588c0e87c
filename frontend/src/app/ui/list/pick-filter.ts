import { Component, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { injectDialogData, injectDialogEnd } from '../dialog/dialog-contents';
import { DialogFrame } from '../dialog/dialog-frame';
import { Field } from '../form/field';
import { Lookup, type Hit } from '../form/lookup';

export interface PickFilterData {
  /** « Modèle » */
  readonly label: string;
  readonly search: (text: string) => Promise<readonly Hit[]>;
}

/** Chooses the one thing by which a list is filtered, where there are too many for a menu. Ends with its id. */
@Component({
  selector: 'cal-pick-filter',
  imports: [DialogFrame, Field, FormField, FormRoot, Lookup, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="'Filtrer par ' + data.label.toLowerCase()">
        <cal-field [label]="data.label" [field]="form.id">
          <cal-lookup [search]="data.search" [formField]="form.id" />
        </cal-field>
        <button act matButton="filled" type="submit">Filtrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class PickFilter {
  private readonly end = injectDialogEnd<string>();
  protected readonly data = injectDialogData<PickFilterData>();
  protected readonly model = signal<{ id: string | null }>({ id: null });
  protected readonly form = form(this.model, (path) => required(path.id, { message: 'Choisissez dans la liste.' }), {
    submission: { action: async () => this.end(this.model().id ?? '') },
  });
}
