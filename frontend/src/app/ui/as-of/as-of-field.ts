import { Component, DestroyRef, inject, input } from '@angular/core';
import { isDay } from '@calanque/shared';
import type { AsOf } from './as-of';

/** As long as somebody types a day, its parts come one after another. */
const TYPING_MS = 600;
let fields = 0;

/** « Situation au 28/11/2026 »: the day that the page shows, typed or picked. Enter and leaving the field show it at once. */
@Component({
  selector: 'cal-as-of-field',
  template: `
    <label [attr.for]="id"><span class="first">Situation </span>au</label>
    <input
      class="cal-control" type="date" min="1980-01-01" [id]="id" [max]="asOf().today()" [value]="asOf().day() ?? asOf().today()"
      [attr.title]="'Voir la situation à la fin d’un jour passé'" (input)="typed($event)" (blur)="take($event)" (keydown.enter)="take($event)"
    />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
    }

    label {
      color: var(--cal-ink-2);
    }

    input {
      width: auto;
      min-height: 2.5rem;
      padding-block: 0.25rem;
      border-radius: var(--cal-radius-chip);
      font-size: 0.9375rem;
    }

    /* Heard in any case; seen where there is room. */
    @media (max-width: 1023px) {
      .first {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }

    @media (max-width: 639px) {
      input {
        min-height: 2.75rem;
      }
    }

    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class AsOfField {
  readonly asOf = input.required<AsOf>();

  protected readonly id = `cal-as-of-${++fields}`;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.waiting));
  }

  protected typed(event: Event): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.take(event), TYPING_MS);
  }

  protected take({ target }: Event): void {
    clearTimeout(this.waiting);
    if (!(target instanceof HTMLInputElement)) return;
    const day = target.value;
    if (isDay(day) && day <= this.asOf().today() && day !== (this.asOf().day() ?? this.asOf().today())) void this.asOf().show(day);
  }
}
