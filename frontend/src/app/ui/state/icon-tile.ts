import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';
import type { Tone } from './tone';

/** The rounded square with an icon before a thing's name; `large` beside a page's title. */
@Component({
  selector: 'cal-icon-tile',
  imports: [Icon],
  host: { '[class]': 'toneClass()', '[class.large]': "size() === 'large'" },
  template: `<cal-icon [name]="icon()" />`,
  styles: `
    :host {
      --cal-icon-size: 1.375rem;
      display: grid;
      flex: none;
      place-items: center;
      width: var(--cal-icon-tile-size, 2.375rem);
      height: var(--cal-icon-tile-size, 2.375rem);
      border-radius: var(--cal-radius-chip);
      background: var(--tone-container);
      color: var(--tone);
    }

    :host(.large) {
      --cal-icon-size: 1.75rem;
      width: 3.25rem;
      height: 3.25rem;
      border-radius: 14px;
    }

    @media (min-width: 640px) {
      :host(.large) {
        --cal-icon-size: 2rem;
        width: 4rem;
        height: 4rem;
        border-radius: 16px;
      }
    }
  `,
})
export class IconTile {
  readonly icon = input.required<IconName>();
  readonly tone = input<Tone>('neutral');
  readonly size = input<'small' | 'large'>('small');

  protected readonly toneClass = computed(() => `cal-tone-${this.tone()}`);
}
