import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';
import type { Tone } from './tone';

/** A state: always colour, icon and word. `<cal-badge tone="pine" icon="check_circle">En service</cal-badge>` */
@Component({
  selector: 'cal-badge',
  imports: [Icon],
  host: { '[class]': 'toneClass()' },
  template: `<cal-icon [name]="icon()" /><span><ng-content /></span>`,
  styles: `
    :host {
      --cal-icon-size: 1.125rem;
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.1875rem 0.625rem 0.1875rem 0.5rem;
      border-radius: 8px;
      background: var(--tone-container);
      color: var(--tone);
      font-size: 0.875rem;
      font-weight: 600;
      line-height: 1.35;
      white-space: nowrap;
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class Badge {
  readonly tone = input.required<Tone>();
  readonly icon = input.required<IconName>();

  protected readonly toneClass = computed(() => `cal-tone-${this.tone()}`);
}
