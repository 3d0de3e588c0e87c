import { Component, input, output } from '@angular/core';
import type { SearchHit } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { HitLine } from '../hit-line';

/** Something that can be chosen from the list. */
export interface Option {
  readonly id: string;
  readonly hit: SearchHit | null;
  /** An earlier search, taken up again. */
  readonly recent: string | null;
}

/** A proposal of the search. The focus stays in the field, whose keys choose; a pointer chooses here. */
@Component({
  selector: 'cal-search-option',
  imports: [HitLine, Icon],
  host: {
    role: 'option',
    '[id]': 'option().id',
    '[attr.aria-selected]': 'active()',
    '[class.active]': 'active()',
    '(mousedown)': '$event.preventDefault()',
    '(mousemove)': 'pointed.emit()',
    '(click)': 'taken.emit()',
  },
  template: `
    @if (option().hit; as hit) {
      <cal-hit-line [hit]="hit" [tellsNearly]="tellsNearly()" />
    } @else {
      <span class="recent"><cal-icon name="history" />{{ option().recent }}</span>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0.5rem 0.75rem;
      border-radius: var(--cal-radius-option);
      cursor: pointer;
      scroll-margin-block: 2.25rem 0.5rem;
    }

    :host(.active) {
      background: var(--cal-chosen);
      box-shadow: inset 0 0 0 2px var(--cal-primary);
    }

    .recent {
      --cal-icon-size: 1.25rem;
      display: flex;
      align-items: center;
      gap: 0.75rem;
      min-height: 1.75rem;
    }

    @media (forced-colors: active) {
      :host(.active) {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
})
export class SearchOption {
  readonly option = input.required<Option>();
  readonly active = input.required<boolean>();
  /** Whether to say of each hit that it is spelt nearly so: where not all of them are. */
  readonly tellsNearly = input(false);
  readonly taken = output();
  /** Whether the pointer moved here; it lying here when the list appears says nothing. */
  readonly pointed = output();
}
