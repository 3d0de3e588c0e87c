import { Component, computed, input } from '@angular/core';
import { moment } from '../format/dates';
import { Notice } from '../state/notice';
import type { Draft } from './draft';

/** Says that what was typed earlier has been found again, and offers to begin anew. */
@Component({
  selector: 'cal-draft-notice',
  imports: [Notice],
  host: { '[class.idle]': '!keptAt()' },
  template: `
    @if (keptAt(); as keptAt) {
      <cal-notice tone="heather" icon="history">
        Votre saisie du {{ keptAt }} a été retrouvée.
        <button action type="button" class="again" (click)="draft().startOver()">Repartir de zéro</button>
      </cal-notice>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host(.idle) {
      display: none;
    }

    .again {
      padding: 0.5rem;
      border: 0;
      background: none;
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class DraftNotice {
  readonly draft = input.required<Draft>();

  protected readonly keptAt = computed(() => {
    const foundFrom = this.draft().foundFrom();
    return foundFrom && moment(foundFrom);
  });
}
