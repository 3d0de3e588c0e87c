import { Component, computed, input } from '@angular/core';
import type { OpeningHours } from '@calanque/shared';
import { Card } from '../../ui/page/card';
import { weekInWords } from '../opening-hours';

/** The week at a glance; today's line stands out. */
@Component({
  selector: 'cal-opening-hours-card',
  imports: [Card],
  template: `
    <cal-card heading="Horaires">
      <dl>
        @for (group of groups(); track group.label) {
          <div [class.today]="group.today">
            <dt>{{ group.label }}@if (group.today) {<span class="cal-unseen"> (aujourd’hui)</span>}</dt>
            <dd>{{ group.hours }}</dd>
          </div>
        }
      </dl>
      @if (groups().length === 0) {
        <p class="cal-quiet">Les horaires ne sont pas renseignés.</p>
      }
    </cal-card>
  `,
  styles: `
    dl {
      margin-inline: -0.625rem;
    }

    div {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1rem;
      padding: 0.4375rem 0.625rem;
      border-radius: var(--cal-radius-chip);
    }

    dt {
      color: var(--cal-ink-2);
    }

    .today {
      background: var(--cal-chosen);
      font-weight: 600;

      dt {
        color: var(--cal-ink);
      }
    }
  `,
})
export class OpeningHoursCard {
  readonly week = input.required<OpeningHours>();

  protected readonly groups = computed(() => weekInWords(this.week(), new Date()));
}
