import { Component, computed, inject, input } from '@angular/core';
import { Drawings } from './drawings';
import type { IconName } from './icon-drawings';

/**
 * A drawing beside a word, never instead of one: it is hidden from assistive technology, so a button
 * that shows only an icon needs an `aria-label`. Sized by `--cal-icon-size` (1.5rem unless told).
 */
@Component({
  selector: 'cal-icon',
  host: { class: 'cal-icon', 'aria-hidden': 'true' },
  template: `<svg viewBox="0 -960 960 960" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: var(--cal-icon-size, 1.5rem);
      height: var(--cal-icon-size, 1.5rem);
      line-height: 0;
    }

    svg {
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `,
})
export class Icon {
  private readonly drawings = inject(Drawings);
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => this.drawings.pathOf(this.name()));
}
