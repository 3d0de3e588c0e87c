import { Component, computed, effect, input, untracked } from '@angular/core';
import type { ImportDetail } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import type { PagedList } from '../../ui/list/paged-list';
import { Card } from '../../ui/page/card';
import { mayBeChosen, type ChosenDifferences } from '../check/chosen-differences';
import { RowPages } from './row-pages';
import { nameOf, type ListedRow } from './row-columns';

/** The lines that are known with other values: before and after, and a box for those whose values are to be taken. */
@Component({
  selector: 'cal-different-rows',
  imports: [Card, Icon, RowPages],
  templateUrl: './different-rows.html',
  styleUrl: './different-rows.css',
})
export class DifferentRows {
  readonly list = input.required<PagedList<ListedRow>>();
  readonly detail = input.required<ImportDetail>();
  /** Null once the import is confirmed: then one only reads. */
  readonly chosen = input<ChosenDifferences | null>(null);

  protected readonly rows = computed(() => this.list().items().map((row) => ({ row, name: nameOf(this.detail().kind, row), choosable: mayBeChosen(row) })));

  constructor() {
    effect(() => {
      const list = this.list();
      const rows = list.items();
      const chosen = this.chosen();
      if (!list.fresh() && !list.hasMore()) untracked(() => chosen?.seen(rows));
    });
  }
}
