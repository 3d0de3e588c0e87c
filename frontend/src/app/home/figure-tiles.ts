import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WholeNumberPipe } from '../ui/format/pipes';
import type { Tone } from '../ui/state/tone';

/** A number that says how things stand, and leads to what it counts. */
export interface Figure {
  readonly value: number;
  /** What is counted: « pièces ». */
  readonly label: string;
  /** A line below, such as « 26 utilisables ». */
  readonly note?: string;
  readonly tone?: Tone;
  /** Where it leads; absent when there is nothing to see. */
  readonly link?: string;
  readonly filters?: Readonly<Record<string, string>>;
}

/** Figures side by side; two in a row on a phone. */
@Component({
  selector: 'cal-figure-tiles',
  imports: [RouterLink, WholeNumberPipe],
  template: `
    <ul>
      @for (figure of figures(); track $index) {
        <li>
          <p class="value">{{ figure.value | calWholeNumber }}</p>
          @if (figure.link; as link) {
            <a class="cal-row-link" [routerLink]="link" [queryParams]="figure.filters">{{ figure.label }}</a>
          } @else {
            <p class="label">{{ figure.label }}</p>
          }
          @if (figure.note; as note) {
            <p class="note cal-tone-{{ figure.tone ?? 'neutral' }}">{{ note }}</p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }

    ul {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.875rem;
    }

    @container (min-width: 34rem) {
      ul {
        grid-template-columns: repeat(4, minmax(0, 1fr));
      }
    }

    li {
      position: relative;
      padding: 1.125rem 1.25rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-card);
      background: var(--cal-surface);
      box-shadow: var(--cal-shadow);
    }

    li:has(a):hover {
      border-color: var(--cal-outline);
    }

    .value {
      font-size: 2rem;
      font-weight: 700;
      line-height: 1.3;
      letter-spacing: -0.01em;
    }

    .label,
    a {
      font-weight: 600;
    }

    .note {
      color: var(--tone);
      font-size: 0.875rem;
    }
  `,
})
export class FigureTiles {
  readonly figures = input.required<readonly Figure[]>();
}
