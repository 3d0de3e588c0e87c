import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notice } from '../state/notice';
import type { AsOf } from './as-of';

/** « Situation au 1er mars 2026 », and the way back to today; nothing for the present. What else the page wants to say is its content. */
@Component({
  selector: 'cal-as-of-banner',
  imports: [MatButton, Notice],
  template: `
    <div role="status">
      @if (heading(); as heading) {
        <cal-notice tone="heather" icon="history" [heading]="heading">
          <ng-content>À la fin de ce jour, d’après les faits datés.</ng-content> Rien ne se modifie ici.
          <button action matButton="outlined" type="button" class="back" (click)="asOf().show(null)">Revenir à aujourd’hui</button>
        </cal-notice>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }

    cal-notice {
      margin-block-end: 1.25rem;
      border: 2px solid currentColor;
    }

    .back {
      --mat-button-outlined-label-text-color: currentColor;
      --mat-button-outlined-outline-color: currentColor;
      --mat-button-outlined-state-layer-color: currentColor;
    }

    @media print {
      .back {
        display: none;
      }
    }
  `,
})
export class AsOfBanner {
  readonly asOf = input.required<AsOf>();

  protected readonly heading = computed(() => (this.asOf().day() === null ? null : `Situation au ${this.asOf().words()}`));
}
