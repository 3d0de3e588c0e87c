import { Component } from '@angular/core';

/** The mark: a ridge over a wave, in a rounded square. Decorative; the link around it carries the name. */
@Component({
  selector: 'cal-mark',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 48 48" focusable="false">
      <rect class="ground" width="48" height="48" rx="13" />
      <path class="ridge" d="M11 29.5 18.6 17.6a1.4 1.4 0 0 1 2.4 0l3.6 5.7 2.5-3.6a1.4 1.4 0 0 1 2.3 0L37 29.5" />
      <path class="wave" d="M11 35.2c2.2 0 2.2-1.9 4.4-1.9s2.2 1.9 4.3 1.9 2.2-1.9 4.3-1.9 2.2 1.9 4.4 1.9 2.1-1.9 4.3-1.9 2.2 1.9 4.3 1.9" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: var(--cal-mark-size, 3rem);
      height: var(--cal-mark-size, 3rem);
    }

    .ground {
      fill: var(--cal-primary);
    }

    .ridge,
    .wave {
      fill: none;
      stroke: var(--cal-on-primary);
      stroke-width: 2.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Mark {}
