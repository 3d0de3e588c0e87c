import { Component, inject, input } from '@angular/core';
import { Dialogs } from '../dialog/dialogs';
import { Icon } from '../icon/icon';
import type { ColumnChooserData } from './column-chooser';
import type { Layout, ListLayout } from './list-layout';

/** « Colonnes » : which columns the list shows, in which order, and how dense. */
@Component({
  selector: 'cal-columns-chip',
  imports: [Icon],
  template: `<button type="button" class="cal-chip" aria-haspopup="dialog" (click)="choose()"><cal-icon name="view_column" />Colonnes</button>`,
})
export class ColumnsChip {
  private readonly dialogs = inject(Dialogs);

  readonly layout = input.required<ListLayout>();

  protected async choose(): Promise<void> {
    const layout = this.layout();
    const chosen = await this.dialogs.open<Layout, ColumnChooserData>(
      () => import('./column-chooser').then((file) => file.ColumnChooser),
      { available: layout.available(), chosen: layout.chosen(), usual: layout.usual, fixed: layout.fixed },
    );
    if (chosen) await layout.choose(chosen);
  }
}
