import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportDetail } from '@calanque/shared';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/state/notice';
import { refusedRowsAddress } from '../import-api';
import { KIND_WORDS, countedCards, countedOf, countedRows } from '../import-words';
import { OutcomeRows } from '../rows/outcome-rows';
import { OutcomeTiles, outcomeShown } from '../rows/outcome-tiles';

/** What an import has done, and what is left to do by hand. */
@Component({
  selector: 'cal-report-step',
  imports: [Icon, MatButton, Notice, OutcomeRows, OutcomeTiles, RouterLink],
  templateUrl: './report-step.html',
  styleUrl: './report-step.css',
})
export class ReportStep {
  readonly detail = input.required<ImportDetail>();
  /** The outcome that the address asks to see. */
  readonly asked = input<string | null>(null);

  protected readonly outcome = computed(() => outcomeShown(this.detail(), this.asked(), ['rejected', 'accepted', 'different']));
  protected readonly words = computed(() => KIND_WORDS[this.detail().kind]);
  /** « 403 matériels créés, 2 fiches mises à jour » */
  protected readonly heading = computed(() => {
    const { kind, counts, chosen } = this.detail();
    const feminine = this.words().none === 'aucune' ? 'e' : '';
    const created = counts.accepted > 0 ? `${countedOf(kind, counts.accepted)} créé${feminine}${counts.accepted > 1 ? 's' : ''}` : '';
    const updated = chosen > 0 ? `${countedCards(chosen)} mise${chosen > 1 ? 's' : ''} à jour` : '';
    return [created, updated].filter(Boolean).join(', ') || 'Rien de nouveau dans ce fichier';
  });
  protected readonly left = computed(() => {
    const { counts, chosen } = this.detail();
    const untouched = counts.different - chosen;
    return untouched > 0 ? `${countedRows(untouched)} différente${untouched > 1 ? 's' : ''}\u00a0: Calanque a gardé ses valeurs.` : '';
  });
  protected readonly refused = computed(() => {
    const { rejected } = this.detail().counts;
    return rejected > 0 ? `${countedRows(rejected)} à corriger` : null;
  });

  protected readonly refusedRowsAddress = refusedRowsAddress;
}
