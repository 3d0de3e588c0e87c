import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { counted, wholeNumber } from '../../ui/format/numbers';
import type { PagedList } from '../../ui/list/paged-list';
import { Failure } from '../../ui/state/failure';
import { Skeleton } from '../../ui/state/skeleton';
import type { ListedRow } from './row-columns';

/** Lines that are no table: grey shapes while they load, a failure, « Afficher la suite ». */
@Component({
  selector: 'cal-row-pages',
  imports: [Failure, MatButton, Skeleton],
  template: `
    @if (list().failure(); as failure) {
      <cal-failure [failure]="failure" (retry)="list().reload()" />
    } @else if (list().fresh()) {
      <p class="cal-unseen" role="status">Chargement…</p>
      @for (row of [1, 2, 3, 4]; track row) {
        <div class="waiting"><cal-skeleton width="4.5rem" /><cal-skeleton width="65%" /></div>
      }
    } @else {
      <ng-content />
      @if (list().hasMore()) {
        <div class="more">
          <button matButton="outlined" type="button" [disabled]="list().loading()" disabledInteractive (click)="list().showMore()">Afficher la suite</button>
          <span class="cal-quiet cal-small">{{ shownOf() }}</span>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .waiting {
      display: flex;
      gap: 1.5rem;
      padding: 1rem 1.25rem;
    }

    .more {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      padding: 1.125rem 1.25rem;
      border-block-start: 1px solid var(--cal-line);
    }
  `,
})
export class RowPages {
  readonly list = input.required<PagedList<ListedRow>>();

  protected shownOf(): string {
    const total = this.list().total() ?? 0;
    return `${counted(this.list().items().length, 'affichée', 'affichées', 'aucune')} sur ${wholeNumber(total)}`;
  }
}
