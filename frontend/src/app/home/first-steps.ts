import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon/icon';
import { Card } from '../ui/page/card';

/** Something to do once before the others can work. */
export interface FirstStep {
  readonly heading: string;
  readonly detail: string;
  readonly done: boolean;
  readonly act: string;
  readonly link: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** « Premiers pas »: what is done, and the one thing to do now. */
@Component({
  selector: 'cal-first-steps',
  imports: [Card, Icon, MatButton, RouterLink],
  template: `
    <cal-card heading="Premiers pas">
      <span aside class="cal-quiet cal-small">{{ done() }} sur {{ steps().length }}</span>
      <ol>
        @for (step of steps(); track step.heading) {
          <li [class.done]="step.done" [attr.aria-current]="step === next() ? 'step' : null">
            <span class="mark" aria-hidden="true">
              @if (step.done) {
                <cal-icon name="check" />
              } @else {
                {{ $index + 1 }}
              }
            </span>
            <div class="words">
              <h3>{{ step.heading }}<span class="cal-unseen">{{ step.done ? ' : fait' : ' : à faire' }}</span></h3>
              <p>{{ step.detail }}</p>
            </div>
            @if (!step.done) {
              <a [matButton]="step === next() ? 'filled' : 'outlined'" [routerLink]="step.link" [queryParams]="step.parameters">{{ step.act }}</a>
            }
          </li>
        }
      </ol>
    </cal-card>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 0.875rem;
      padding-block: 0.75rem;
    }

    li + li {
      border-block-start: 1px solid var(--cal-line);
    }

    .mark {
      --cal-icon-size: 1.25rem;
      display: grid;
      flex: none;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: var(--cal-radius-full);
      background: var(--cal-primary-container);
      color: var(--cal-primary);
      font-weight: 700;
    }

    .done .mark {
      background: var(--cal-pine-container);
      color: var(--cal-pine);
    }

    .words {
      flex: 1 1 14rem;
      min-width: 0;
    }

    p {
      color: var(--cal-ink-2);
      font-size: 0.9375rem;
    }
  `,
})
export class FirstSteps {
  readonly steps = input.required<readonly FirstStep[]>();

  protected readonly next = computed(() => this.steps().find((step) => !step.done));
  protected readonly done = computed(() => this.steps().filter((step) => step.done).length);
}
