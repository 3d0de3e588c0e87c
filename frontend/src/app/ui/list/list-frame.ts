import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChildren, effect, inject, input, untracked, DOCUMENT, signal, DestroyRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WholeNumberPipe } from '../format/pipes';
import { Icon } from '../icon/icon';
import { Skeleton } from '../state/skeleton';
import { Cell, type Column } from './cell';
import { ListFailure } from './list-failure';
import type { ListQuery } from './list-query';
import type { PagedList } from './paged-list';
import { RowSelection } from './row-selection';
import { Sideways } from './sideways';
import { SortChip } from './sort-chip';

/**
 * A list in all its states: grey rows while it loads, a table where there is room and cards where there
 * is not, nothing (slot `empty`), a failure, « Afficher la suite », and the dark bar of acts on the ticked
 * rows (slot `bulk`). See `ui/README.md` for an example.
 */
@Component({
  selector: 'cal-list-frame',
  imports: [Icon, ListFailure, MatButton, NgTemplateOutlet, RouterLink, Sideways, Skeleton, SortChip, WholeNumberPipe],
  templateUrl: './list-frame.html',
  styleUrl: './list-frame.css',
})
export class ListFrame<Row extends { readonly id: string }> {
  readonly list = input.required<PagedList<Row>>();
  readonly columns = input.required<readonly Column[]>();
  readonly query = input<ListQuery>();
  /** What the table is, for screen readers: « Matériel ». */
  readonly label = input.required<string>();
  /** Rows can be ticked when a selection is given. */
  readonly selection = input<RowSelection<Row>>();
  /** The words for a row's tick box: « Choisir MDS13-000214 ». */
  readonly nameOf = input<(row: Row) => string>(() => 'cette ligne');
  /** What stands in a column that has no template; nothing is a dash in the table, and no line on a card. */
  readonly textOf = input<(key: string, row: Row) => string>(() => '');
  /** Where a row leads, for the column whose text is its link. */
  readonly linkOf = input<(row: Row) => readonly unknown[]>(() => []);
  /** The parameters of that link, such as the day that the list shows. */
  readonly linkParameters = input<Readonly<Record<string, string>>>({});
  readonly dense = input(false);
  /** Whether the order is chosen here where rows are cards; a list can have that among its own filters. */
  readonly offersOrder = input(true);

  private readonly cells = contentChildren<Cell<Row>>(Cell);
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.key(), cell.template])));

  protected readonly wide = wideScreen();
  protected readonly tabled = computed(() => this.columns().filter((column) => column.table !== 'none'));
  protected readonly sortable = computed(() => this.columns().filter((column) => column.sort));
  protected readonly titles = computed(() => this.columns().filter((column) => column.card === 'title'));
  protected readonly asides = computed(() => this.columns().filter((column) => column.card === 'aside'));
  protected readonly corners = computed(() => this.columns().filter((column) => column.card === 'corner'));
  protected readonly lines = computed(() => this.columns().filter((column) => (column.card ?? 'line') === 'line'));
  protected readonly allChosen = computed(() => {
    const selection = this.selection();
    const rows = this.list().items();
    return selection !== undefined && rows.length > 0 && rows.every((row) => selection.has(row));
  });

  protected readonly skeletonRows = [1, 2, 3, 4, 5, 6, 7, 8];

  constructor() {
    effect(() => {
      this.query()?.request();
      const selection = this.selection();
      untracked(() => selection?.clear());
    });
  }

  protected direction(column: Column): 'ascending' | 'descending' | null {
    const sort = this.query()?.sort();
    if (!column.sort || !sort) return null;
    if (sort === column.sort) return 'ascending';
    return sort === `-${column.sort}` ? 'descending' : null;
  }

  protected sortBy(column: Column): void {
    if (column.sort) void this.query()?.sortBy(column.sort);
  }
}

/** Whether there is room for a table. */
function wideScreen() {
  const media = inject(DOCUMENT).defaultView?.matchMedia('(min-width: 840px)');
  const wide = signal(media?.matches ?? true);
  const follow = (event: MediaQueryListEvent): void => wide.set(event.matches);
  media?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media?.removeEventListener('change', follow));
  return wide.asReadonly();
}
