import { Component, computed, input } from '@angular/core';
import type { EquipmentCount } from '@calanque/shared';
import { WholeNumberPipe } from '../ui/format/pipes';
import { byState, stateLabel } from './state-counts';

/** What the fills of a chart mean, with their numbers unless `bare`. */
@Component({
  selector: 'cal-state-legend',
  imports: [WholeNumberPipe],
  template: `
    <ul>
      @for (part of parts(); track part.state) {
        <li>
          <span class="fill {{ part.state }}" aria-hidden="true"></span>
          <span>{{ part.label }} @if (!bare()) {<b>{{ part.count | calWholeNumber }}</b>}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './state-fill.css',
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem 1.125rem;
      font-size: 0.9375rem;
    }

    li {
      display: flex;
      align-items: center;
      gap: 0.4375rem;
      color: var(--cal-ink-2);
    }

    b {
      color: var(--cal-ink);
      font-weight: 650;
    }

    .fill {
      flex: none;
      width: 0.8125rem;
      height: 0.8125rem;
    }
  `,
})
export class StateLegend {
  readonly counts = input.required<readonly EquipmentCount[]>();
  /** Whether only the words are wanted, as under a chart that carries its numbers itself. */
  readonly bare = input(false);

  protected readonly parts = computed(() =>
    byState(this.counts()).map((part) => ({ ...part, label: stateLabel(part.state, part.count) })),
  );
}
