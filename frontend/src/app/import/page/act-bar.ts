import { Component } from '@angular/core';

/** What can be done at the end of a step, in sight however long the step is; the words beside it in the content, the acts in `act`. */
@Component({
  selector: 'cal-act-bar',
  template: `
    <div class="words"><ng-content /></div>
    <div class="acts"><ng-content select="[act]" /></div>
  `,
  styles: `
    :host {
      z-index: 4;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.625rem 1.25rem;
      padding: 0.875rem 1.125rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-card);
      background: var(--cal-surface);
      box-shadow: var(--cal-shadow-lifted);
    }

    .words {
      flex: 1 1 16rem;
      min-width: 0;
      color: var(--cal-ink-2);
      font-size: 0.9375rem;
    }

    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.625rem;
    }

    /* A phone is too low for a bar that stays. */
    @media (min-width: 640px) and (min-height: 560px) {
      :host {
        position: sticky;
        inset-block-end: calc(var(--cal-bottom-bar) + 0.75rem);
      }
    }
  `,
})
export class ActBar {}
