import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { IMPORT_OUTCOMES, type ImportDetail, type ImportOutcome } from '@calanque/shared';
import { WholeNumberPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import type { Look } from '../../ui/state/equipment-look';
import { IMPORT_OUTCOMES_SHOWN, OUTCOME_KEY, outcomeWord } from '../import-words';

const TILES: Readonly<Record<ImportOutcome, Look>> = {
  accepted: { tone: 'pine', icon: 'check_circle' },
  rejected: { tone: 'coral', icon: 'error' },
  different: { tone: 'ochre', icon: 'swap_horiz' },
  'already-present': { tone: 'neutral', icon: 'inventory_2' },
  ignored: { tone: 'neutral', icon: 'block' },
};

/** How many lines become what: figures that also choose which lines show below. */
@Component({
  selector: 'cal-outcome-tiles',
  imports: [Icon, RouterLink, WholeNumberPipe],
  template: `
    <nav aria-label="Lignes par résultat">
      <ul>
        @for (tile of tiles(); track tile.outcome) {
          <li class="cal-tone-{{ tile.tone }}" [class.shown]="tile.outcome === shown()" [class.none]="tile.count === 0">
            <p class="value"><cal-icon [name]="tile.icon" />{{ tile.count | calWholeNumber }}</p>
            @if (tile.count > 0) {
              <a class="cal-row-link" [routerLink]="[]" [queryParams]="{ outcome: tile.outcome }" queryParamsHandling="merge" [attr.aria-current]="tile.outcome === shown() ? 'true' : null">
                {{ tile.label }}<span class="cal-unseen">&nbsp;: {{ tile.count | calWholeNumber }}, voir les lignes</span>
              </a>
            } @else {
              <p class="label">{{ tile.label }}</p>
            }
          </li>
        }
      </ul>
    </nav>
    <p class="cal-quiet cal-small counting">Les lignes se comptent sans celle des titres.</p>
  `,
  styleUrl: './outcome-tiles.css',
})
export class OutcomeTiles {
  readonly detail = input.required<ImportDetail>();
  /** The outcome whose rows show below. */
  readonly shown = input.required<ImportOutcome | null>();

  protected readonly tiles = computed(() => {
    const { counts, state } = this.detail();
    return IMPORT_OUTCOMES_SHOWN.map((outcome) => {
      const count = counts[OUTCOME_KEY[outcome]];
      return { outcome, count, ...TILES[outcome], label: outcomeWord(outcome, state, count) };
    });
  });
}

/** The outcome that the address asks for, or the first that there is something to see of. */
export function outcomeShown(detail: Pick<ImportDetail, 'counts'>, asked: string | null, first: readonly ImportOutcome[]): ImportOutcome | null {
  const has = (outcome: ImportOutcome): boolean => detail.counts[OUTCOME_KEY[outcome]] > 0;
  return IMPORT_OUTCOMES.find((outcome) => outcome === asked && has(outcome)) ?? first.find(has) ?? IMPORT_OUTCOMES_SHOWN.find(has) ?? null;
}
