import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted } from '../ui/format/numbers';
import { WholeNumberPipe } from '../ui/format/pipes';
import { Icon } from '../ui/icon/icon';
import { StateBar } from './state-bar';
import { countOf } from './state-counts';
import type { StateTableRow } from './state-table';

/** A bar for each line, as long as there is equipment, parted by state; each leads to the pieces it counts. */
@Component({
  selector: 'cal-state-bars',
  imports: [Icon, RouterLink, StateBar, WholeNumberPipe],
  template: `
    <ul>
      @for (bar of bars(); track bar.label) {
        <li>
          <span class="name">
            @if (bar.icon; as icon) {
              <cal-icon [name]="icon" />
            }
            <a class="cal-row-link" routerLink="/materiel" [queryParams]="bar.filters">{{ bar.label }}<span class="cal-unseen"> : {{ bar.words }}</span></a>
          </span>
          <span class="track"><cal-state-bar [style.width.%]="bar.share" [counts]="bar.counts" /></span>
          <span class="total" aria-hidden="true">{{ bar.total | calWholeNumber }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }

    ul {
      margin-inline: -0.5rem;
    }

    li {
      position: relative;
      display: grid;
      grid-template-columns: minmax(8.5rem, 32%) minmax(0, 1fr) 2.25rem;
      align-items: center;
      gap: 0.75rem;
      min-height: 2.125rem;
      padding-inline: 0.5rem;
      border-radius: var(--cal-radius-chip);

      &:hover {
        background: color-mix(in srgb, var(--cal-sunken) 45%, transparent);
      }
    }

    .name {
      --cal-icon-size: 1.25rem;
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-width: 0;
      font-size: 0.9375rem;
      line-height: 1.25;

      cal-icon {
        color: var(--cal-ink-2);
      }
    }

    .total {
      font-weight: 650;
      text-align: end;
    }

    /* Narrow: the name stands above its bar. */
    @container (max-width: 22rem) {
      li {
        grid-template-columns: minmax(0, 1fr) 2.25rem;
        gap: 0.25rem 0.75rem;
        padding-block: 0.375rem;
      }

      .name {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class StateBars {
  readonly rows = input.required<readonly StateTableRow[]>();

  protected readonly bars = computed(() => {
    const totals = this.rows().map((row) => countOf(row.counts));
    const longest = Math.max(1, ...totals);
    return this.rows().map((row, index) => {
      const total = totals[index] ?? 0;
      return { ...row, total, share: (100 * total) / longest, words: counted(total, 'pièce', 'pièces', 'aucune') };
    });
  });
}
