import { Component, computed, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '../icon/icon';
import type { Column } from './cell';
import type { ListQuery } from './list-query';

/** On a phone there are no column heads: the order is chosen here. */
@Component({
  selector: 'cal-sort-chip',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="cal-chip" [matMenuTriggerFor]="menu">
      <span>Trier : {{ current()?.label ?? 'ordre habituel' }}</span>
      <cal-icon [name]="descending() ? 'arrow_downward' : 'arrow_upward'" />
    </button>
    <mat-menu #menu>
      @for (column of columns(); track column.key) {
        @let chosen = column === current();
        <button mat-menu-item type="button" role="menuitemradio" [attr.aria-checked]="chosen" (click)="query().sortBy(column.sort ?? '')">
          <cal-icon matMenuItemIcon [name]="chosen ? 'check' : 'filter_list'" /> {{ column.label }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 0.75rem;
    }
  `,
})
export class SortChip {
  readonly columns = input.required<readonly Column[]>();
  readonly query = input.required<ListQuery>();

  protected readonly current = computed(() => {
    const sort = this.query().sort().replace(/^-/, '');
    return this.columns().find((column) => column.sort === sort);
  });
  protected readonly descending = computed(() => this.query().sort().startsWith('-'));
}
