import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';
import type { Tone } from './tone';

/** A coloured strip inside a card or above a form: a sentence, a quieter line, and one act (`action`). */
@Component({
  selector: 'cal-notice',
  imports: [Icon],
  host: { '[class]': 'toneClass()' },
  template: `
    <cal-icon [name]="icon()" />
    <div class="text">
      @if (heading(); as heading) {
        <p class="heading">{{ heading }}</p>
      }
      <div class="more"><ng-content /></div>
    </div>
    <ng-content select="[action]" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem;
      padding: 0.875rem 1rem;
      border-radius: var(--cal-radius-option);
      background: var(--tone-container);
      color: var(--tone);
    }

    .text {
      flex: 1 1 14rem;
      min-width: 0;
    }

    .heading {
      font-weight: 600;
    }

    .heading + .more {
      font-size: 0.875rem;
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class Notice {
  readonly tone = input<Tone>('primary');
  readonly icon = input<IconName>('info');
  readonly heading = input<string>();

  protected readonly toneClass = computed(() => `cal-tone-${this.tone()}`);
}
