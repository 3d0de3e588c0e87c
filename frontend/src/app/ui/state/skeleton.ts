import { Component, input } from '@angular/core';

/** A grey shape where something will stand. */
@Component({
  selector: 'cal-skeleton',
  host: { 'aria-hidden': 'true', '[style.width]': 'width()', '[style.height]': 'height()' },
  template: '',
  styles: `
    :host {
      display: block;
      max-width: 100%;
      border-radius: var(--cal-radius-chip);
      background: var(--cal-sunken);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.55;
      }
    }
  `,
})
export class Skeleton {
  readonly width = input('100%');
  readonly height = input('1rem');
}
