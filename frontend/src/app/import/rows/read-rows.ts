import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportDetail, ImportKind, ImportOutcome } from '@calanque/shared';
import { Cell } from '../../ui/list/cell';
import { ListFrame } from '../../ui/list/list-frame';
import type { PagedList } from '../../ui/list/paged-list';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { IconTile } from '../../ui/state/icon-tile';
import { rowColumns, type ListedRow, type RowColumn } from './row-columns';

/** The lines that were understood: to be created, known already, or passed over. */
@Component({
  selector: 'cal-read-rows',
  imports: [Badge, Cell, EmptyState, IconTile, ListFrame, RouterLink],
  template: `
    <cal-list-frame [label]="label()" [list]="list()" [columns]="columns()">
      @for (column of columns(); track column.key) {
        <ng-template [calCell]="column.key" [of]="list()" let-row>
          @if (column.look?.(row); as look) {
            <cal-badge [tone]="look.tone" [icon]="look.icon">{{ column.read(row) }}</cal-badge>
          } @else {
            <span class="cell">
              @if (column.icon?.(row); as icon) {
                <cal-icon-tile [icon]="icon" />
              }
              @if ($first && linkOf(row); as link) {
                <a class="cal-row-link" [routerLink]="link">{{ column.read(row) || 'Ouvrir la fiche' }}</a>
              } @else {
                <span [class]="classOf(column, row, $first)">{{ column.read(row) || '—' }}</span>
              }
            </span>
            @if (column.below?.(row); as below) {
              <span class="below">{{ below }}</span>
            }
          }
        </ng-template>
      }
      <cal-empty-state empty icon="inbox" heading="Aucune ligne" />
    </cal-list-frame>
  `,
  styles: `
    .cell {
      display: flex;
      align-items: center;
      gap: 0.75rem;
    }

    .below {
      display: block;
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }

    .strong {
      font-weight: 600;
    }

    .quiet {
      color: var(--cal-ink-2);
    }
  `,
})
export class ReadRows {
  readonly list = input.required<PagedList<ListedRow>>();
  readonly detail = input.required<ImportDetail>();
  readonly outcome = input.required<ImportOutcome>();

  protected readonly columns = computed(() => rowColumns(this.detail().kind, this.outcome()));
  protected readonly label = computed(() => LABELS[this.outcome()]);

  protected classOf(column: RowColumn, row: ListedRow, first: boolean): string {
    if (first) return 'strong';
    if (column.key === 'number' && (row.targetNumber ?? row.values['number'])) return 'cal-number';
    return column.key === 'row' || column.key === 'number' ? 'quiet' : '';
  }

  /** Where the thing itself is seen, once it is there. */
  protected linkOf(row: ListedRow): readonly string[] | null {
    const page = PAGES[this.detail().kind];
    return page && row.targetId && (this.outcome() === 'already-present' || row.written) ? [page, row.targetId] : null;
  }
}

const LABELS: Readonly<Record<ImportOutcome, string>> = {
  accepted: 'Lignes acceptées',
  rejected: 'Lignes refusées',
  different: 'Lignes différentes',
  'already-present': 'Lignes déjà présentes',
  ignored: 'Lignes ignorées',
};

/** Rooms have no page of their own. */
const PAGES: Readonly<Partial<Record<ImportKind, string>>> = { equipment: '/materiel', agents: '/personnes', sites: '/mds' };
