import { Component, afterNextRender, inject, input } from '@angular/core';
import { RouteFocus } from '../../shell/route-focus';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';

/**
 * Nothing to show, and what to do about it. The text stands in the content, one element with the
 * attribute `action` below it. `level="1"` when it is the whole page.
 */
@Component({
  selector: 'cal-empty-state',
  imports: [Icon],
  template: `
    <span class="picture"><cal-icon [name]="icon()" /></span>
    @if (level() === '1') {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <p><ng-content /></p>
    <div class="action"><ng-content select="[action]" /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 0.5rem;
      padding: 3rem 1.5rem;
      text-align: center;
    }

    .picture {
      --cal-icon-size: 2rem;
      display: grid;
      place-items: center;
      width: 4.5rem;
      height: 4.5rem;
      margin-block-end: 0.5rem;
      border-radius: var(--cal-radius-full);
      background: var(--cal-sunken);
      color: var(--cal-ink-2);
    }

    p {
      max-width: 34rem;
      color: var(--cal-ink-2);
    }

    .action:not(:empty) {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 0.75rem;
      margin-block-start: 0.75rem;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly level = input<'1' | '2'>('2');

  constructor() {
    const focus = inject(RouteFocus);
    afterNextRender(() => focus.titleShown());
  }
}
