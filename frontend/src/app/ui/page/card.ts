import { booleanAttribute, Component, input } from '@angular/core';

let drawn = 0;

/**
 * A card: a region with its title. What stands at the title's right carries the attribute `aside`.
 * `flush` lets the content touch the edges (tables, rows with lines).
 */
@Component({
  selector: 'cal-card',
  host: { role: 'group', '[attr.aria-labelledby]': 'heading() ? titleId : null', '[class.flush]': 'flush()' },
  template: `
    @if (heading(); as heading) {
      <header>
        <h2 [id]="titleId">{{ heading }}</h2>
        <ng-content select="[aside]" />
      </header>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: 1.25rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-card);
      background: var(--cal-surface);
      box-shadow: var(--cal-shadow);
    }

    @media (min-width: 640px) {
      :host {
        padding: 1.375rem;
      }
    }

    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      box-sizing: content-box;
      min-height: 2rem;
      margin-block-end: 0.75rem;
    }

    :host(.flush) {
      padding: 0;
      overflow: hidden;

      header {
        padding: 1.375rem 1.375rem 0;
      }
    }
  `,
})
export class Card {
  readonly heading = input<string>();
  readonly flush = input(false, { transform: booleanAttribute });

  protected readonly titleId = `cal-card-${++drawn}`;
}
