import { Component, input } from '@angular/core';
import type { ImportFault } from '@calanque/shared';
import { Card } from '../../ui/page/card';
import type { PagedList } from '../../ui/list/paged-list';
import { RowPages } from './row-pages';
import type { ListedRow } from './row-columns';

/** The refused lines: which, in which column, what stands there, and what is wrong with it. */
@Component({
  selector: 'cal-refused-rows',
  imports: [Card, RowPages],
  template: `
    <cal-card flush>
      <cal-row-pages [list]="list()">
        <ul class="rows" aria-label="Lignes refusées">
          @for (row of list().items(); track row.id) {
            <li>
              <p class="place">Ligne {{ row.row }}</p>
              <ul class="faults">
                @for (fault of faultsOf(row); track $index) {
                  <li>
                    <p class="column">{{ fault.column }}<span class="cal-unseen"> : </span></p>
                    <p class="value">
                      @if (fault.value) {
                        <span class="cell">{{ fault.value }}</span>
                      } @else {
                        <span class="cal-quiet">(vide)</span>
                      }
                    </p>
                    <p class="sentence">{{ fault.sentence }}</p>
                  </li>
                }
              </ul>
            </li>
          }
        </ul>
      </cal-row-pages>
    </cal-card>
  `,
  styles: `
    .rows > li {
      display: grid;
      gap: 0.375rem 1.25rem;
      padding: 0.875rem 1.25rem;
    }

    .rows > li + li {
      border-block-start: 1px solid var(--cal-line);
    }

    .place {
      font-weight: 700;
      white-space: nowrap;
    }

    .faults {
      display: grid;
      gap: 0.75rem;
      min-width: 0;
    }

    .faults li {
      display: grid;
      gap: 0.125rem 1.25rem;
    }

    .column {
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .cell {
      display: inline-block;
      max-width: 100%;
      padding: 0.0625rem 0.5rem;
      border-radius: 6px;
      background: var(--cal-coral-container);
      color: var(--cal-coral);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .sentence {
      color: var(--cal-ink-2);
    }

    @media (min-width: 760px) {
      .rows > li {
        grid-template-columns: 5.5rem minmax(0, 1fr);
      }

      .faults li {
        grid-template-columns: minmax(0, 9rem) minmax(0, 13rem) minmax(0, 1fr);
      }
    }
  `,
})
export class RefusedRows {
  readonly list = input.required<PagedList<ListedRow>>();

  /** All of them; of a row that names none, the one that it has itself. */
  protected faultsOf(row: ListedRow): readonly ImportFault[] {
    if (row.faults.length > 0) return row.faults;
    return [{ column: row.column ?? '', value: row.value ?? '', problem: row.problem ?? '', sentence: row.sentence ?? '' }];
  }
}
