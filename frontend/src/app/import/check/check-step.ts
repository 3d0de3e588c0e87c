import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportDetail } from '@calanque/shared';
import { Session } from '../../session/session';
import { Icon } from '../../ui/icon/icon';
import type { Attempt } from '../attempt';
import { ImportApi, refusedRowsAddress } from '../import-api';
import { confirmationOf, countedRows } from '../import-words';
import type { ImportWatch } from '../import-watch';
import { ActBar } from '../page/act-bar';
import { OutcomeRows } from '../rows/outcome-rows';
import { OutcomeTiles, outcomeShown } from '../rows/outcome-tiles';
import { AdditionsCard } from './additions-card';
import { ChosenDifferences } from './chosen-differences';
import { UnknownValues } from './unknown-values';

/** What the dry run found: line by line what would happen, what can still be told, and the act that makes it so. */
@Component({
  selector: 'cal-check-step',
  imports: [ActBar, AdditionsCard, Icon, MatButton, OutcomeRows, OutcomeTiles, RouterLink, UnknownValues],
  templateUrl: './check-step.html',
  styleUrl: './check-step.css',
})
export class CheckStep {
  private readonly api = inject(ImportApi);
  private readonly session = inject(Session);

  readonly detail = input.required<ImportDetail>();
  readonly watch = input.required<ImportWatch>();
  /** Of the page, so that a refusal is still read when the import turns out to be at another step. */
  readonly attempt = input.required<Attempt>();
  /** The outcome that the address asks to see. */
  readonly asked = input<string | null>(null);

  private readonly key = computed(() => `${this.session.user()?.id}.import.${this.detail().id}.${this.detail().version}`);
  protected readonly chosen = computed(() => new ChosenDifferences(this.key()));

  /** What is wrong asks for attention first. */
  protected readonly outcome = computed(() => outcomeShown(this.detail(), this.asked(), ['rejected', 'different', 'accepted']));
  protected readonly act = computed(() => confirmationOf(this.detail().kind, this.detail().counts.accepted, this.chosen().count()));
  /** Why there is nothing to confirm; null when there is. */
  protected readonly obstacle = computed(() => {
    const { accepted, different, rejected } = this.detail().counts;
    if (accepted > 0 || (different > 0 && !this.chosen().none())) return null;
    if (different > 0) return 'Rien à créer. Cochez les lignes différentes dont vous voulez prendre les valeurs.';
    if (rejected > 0) return 'Rien à créer : corrigez les lignes refusées, ou dites ce que veulent dire les mots inconnus.';
    return 'Rien à créer : tout ce que dit ce fichier est déjà dans Calanque.';
  });
  protected readonly summary = computed(() => {
    const { rejected } = this.detail().counts;
    if (rejected === 0) return 'Toutes les lignes sont lisibles.';
    if (rejected === 1) return '1 ligne ne sera pas reprise\u00a0: vous pourrez la corriger et l’importer ensuite.';
    return `${countedRows(rejected)} ne seront pas reprises\u00a0: vous pourrez les corriger et les importer ensuite.`;
  });

  /** Whether there is anything beside the lines. */
  protected readonly hasMore = computed(() => {
    const { unknownValues, values, additions } = this.detail();
    return unknownValues.length + values.length + additions.length > 0;
  });

  protected readonly refusedRowsAddress = refusedRowsAddress;

  protected confirm(): Promise<void> {
    if (this.obstacle() !== null) return Promise.resolve();
    return this.attempt().run(async () => {
      const chosen = this.chosen();
      const { id, version } = this.detail();
      const detail = await this.api.confirm(id, version, chosen.confirmation());
      chosen.forget();
      this.watch().take(detail);
    });
  }
}
