import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { SavedViewChange, type SavedViewAnswer, type ViewList, type ViewQuery } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../session/session';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { DialogFrame } from '../ui/dialog/dialog-frame';
import { contractSchema } from '../ui/form/contract-schema';
import { Control } from '../ui/form/control';
import { ErrorSummary } from '../ui/form/error-summary';
import { Field } from '../ui/form/field';
import { sending } from '../ui/form/submission';
import { SavedViewApi } from './saved-view-api';

export type ViewDialogData =
  | { readonly act: 'save'; readonly list: ViewList; readonly query: ViewQuery }
  | { readonly act: 'rename'; readonly view: SavedViewAnswer };

interface ViewForm {
  readonly name: string;
  readonly siteId: string;
  readonly query: ViewQuery;
}

/** Keeps what a list shows under a name, or renames and shares what was kept. Ends with the view. */
@Component({
  selector: 'cal-view-dialog',
  imports: [Control, DialogFrame, ErrorSummary, Field, FormField, FormRoot, MatButton],
  template: `
    <form [formRoot]="form">
      <cal-dialog-frame [heading]="heading" [consequence]="consequence">
        <cal-error-summary [form]="form" />
        <cal-field label="Nom de la vue" help="Comme vous le diriez : « Tablettes en panne »." [field]="form.name">
          <input calControl autocomplete="off" [formField]="form.name" />
        </cal-field>
        <cal-field label="Qui la voit" [field]="form.siteId">
          <select calControl [formField]="form.siteId">
            <option value="">Moi seulement</option>
            @for (site of session.sites(); track site.id) {
              <option [value]="site.id">Les personnes de la MDS {{ site.name }}</option>
            }
          </select>
        </cal-field>
        <button act matButton="filled" type="submit" [disabled]="form().submitting()" disabledInteractive>Enregistrer</button>
      </cal-dialog-frame>
    </form>
  `,
})
export class ViewDialog {
  private readonly api = inject(SavedViewApi);
  private readonly data = injectDialogData<ViewDialogData>();
  private readonly end = injectDialogEnd<SavedViewAnswer>();
  private readonly id = v7();
  protected readonly session = inject(Session);

  protected readonly heading = this.data.act === 'save' ? 'Enregistrer cette vue' : `Renommer ou partager « ${this.data.view.name} »`;
  protected readonly consequence = 'Une vue garde les filtres, l’ordre, les colonnes et la densité. Chacun n’y voit que ce à quoi il a droit.';

  private readonly model = signal<ViewForm>(
    this.data.act === 'save'
      ? { name: '', siteId: '', query: this.data.query }
      : { name: this.data.view.name, siteId: this.data.view.site?.id ?? '', query: this.data.view.query },
  );
  protected readonly form = form(this.model, contractSchema<ViewForm>(SavedViewChange), { submission: { action: sending(() => this.send()) } });

  private async send(): Promise<void> {
    const { name, siteId, query } = this.model();
    const change = { name, siteId: siteId || null, query };
    this.end(this.data.act === 'save'
      ? await this.api.create({ ...change, id: this.id, list: this.data.list })
      : await this.api.change(this.data.view, change));
  }
}
