import { Component, computed, input } from '@angular/core';
import { byState } from './state-counts';
import type { EquipmentCount } from '@calanque/shared';

/**
 * One bar, a part for each state. A drawing only: the words and numbers stand beside it, in a
 * `cal-state-legend` or a table.
 */
@Component({
  selector: 'cal-state-bar',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (part of parts(); track part.state) {
      <span class="fill {{ part.state }}" [style.flex-grow]="part.count"></span>
    }
  `,
  styleUrl: './state-fill.css',
  styles: `
    :host {
      display: flex;
      gap: 2px;
      height: var(--cal-bar-height, 1rem);
      border-radius: 6px;
      overflow: hidden;
    }

    span {
      flex: 0 1 0;
      min-width: 5px;
    }
  `,
})
export class StateBar {
  readonly counts = input.required<readonly EquipmentCount[]>();

  protected readonly parts = computed(() => byState(this.counts()));
}
