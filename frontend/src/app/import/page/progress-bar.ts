import { Component, computed, input } from '@angular/core';
import { wholeNumber } from '../../ui/format/numbers';

/** How far something is. Without a share it only shows that it goes on. */
@Component({
  selector: 'cal-progress-bar',
  template: `
    <p class="line">
      <span>{{ label() }}</span>
      <span class="cal-quiet">{{ words() }}</span>
    </p>
    <div class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" [attr.aria-valuenow]="percent()" [attr.aria-valuetext]="words()" [attr.aria-label]="label()">
      <span [class.going]="percent() === null" [style.width.%]="percent()"></span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.5rem;
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1rem;
      font-weight: 600;
    }

    .line .cal-quiet {
      font-weight: 400;
    }

    .bar {
      height: 0.625rem;
      border-radius: var(--cal-radius-full);
      background: var(--cal-sunken);
      overflow: hidden;
    }

    .bar span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--cal-primary);
      transition: width 400ms ease-out;
    }

    .bar .going {
      width: 35%;
      animation: pass 1.3s ease-in-out infinite alternate;
    }

    @keyframes pass {
      to {
        margin-inline-start: 65%;
      }
    }

    @media (forced-colors: active) {
      .bar {
        border: 1px solid CanvasText;
      }

      .bar span {
        background: Highlight;
      }
    }
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
  /** From 0 to 1; null when it cannot be told. */
  readonly share = input.required<number | null>();
  /** « 212 sur 430 lignes »; the percentage unless told. */
  readonly detail = input<string>();

  protected readonly percent = computed(() => {
    const share = this.share();
    return share === null ? null : Math.round(100 * Math.min(Math.max(share, 0), 1));
  });
  protected readonly words = computed(() => {
    const percent = this.percent();
    return this.detail() ?? (percent === null ? '' : `${wholeNumber(percent)} %`);
  });
}
