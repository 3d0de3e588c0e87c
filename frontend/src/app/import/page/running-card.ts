import { Component, computed, input } from '@angular/core';
import type { ImportDetail } from '@calanque/shared';
import { counted, wholeNumber } from '../../ui/format/numbers';
import { Card } from '../../ui/page/card';
import { Notice } from '../../ui/state/notice';
import { ProgressBar } from './progress-bar';

/** A dry run or an import that goes on at the server: how far it is, and that one need not wait for it. */
@Component({
  selector: 'cal-running-card',
  imports: [Card, Notice, ProgressBar],
  template: `
    <cal-card>
      <div class="text">
        <h2 tabindex="-1">{{ words().heading }}</h2>
        <cal-progress-bar [label]="words().label" [share]="share()" [detail]="detailOf()" />
        @if (soFar(); as soFar) {
          <p>{{ soFar }}</p>
        }
        <p class="cal-quiet">{{ words().note }}</p>
        <div role="status">
          @if (lost()) {
            <cal-notice tone="ochre" icon="cloud_off" heading="Connexion perdue">{{ words().lost }}</cal-notice>
          }
        </div>
      </div>
    </cal-card>
    <p class="cal-unseen" role="status">{{ spoken() }}</p>
  `,
  styles: `
    .text {
      display: grid;
      gap: 1.125rem;
    }
  `,
})
export class RunningCard {
  readonly detail = input.required<ImportDetail>();
  /** Whether the server has not answered lately. */
  readonly lost = input(false);

  private readonly importing = computed(() => this.detail().state === 'importing');
  protected readonly words = computed(() => (this.importing() ? IMPORTING : CHECKING));
  protected readonly share = computed(() => {
    const { done, total } = this.detail().progress;
    return total > 0 ? done / total : null;
  });
  protected readonly detailOf = computed(() => {
    const { done, total } = this.detail().progress;
    return total > 0 ? `${wholeNumber(done)} sur ${counted(total, 'ligne', 'lignes', 'aucune')}` : 'Préparation…';
  });
  protected readonly soFar = computed(() => {
    const { accepted, rejected } = this.detail().counts;
    if (this.importing() || accepted + rejected === 0) return '';
    return `Jusqu’ici : ${counted(accepted, 'ligne acceptée', 'lignes acceptées', 'aucune')}, ${counted(rejected, 'refusée', 'refusées', 'aucune')}.`;
  });
  /** Said aloud at each quarter only: whoever listens must not be interrupted at every row. */
  protected readonly spoken = computed(() => {
    const quarter = Math.floor(4 * (this.share() ?? 0));
    return quarter > 0 ? `${this.words().label} : ${25 * quarter} %` : this.words().begun;
  });
}

const CHECKING = {
  heading: 'Vérification du fichier',
  label: 'Lignes vérifiées',
  begun: 'Vérification commencée',
  note: 'Rien n’est enregistré : Calanque lit chaque ligne et dira ce qu’il en ferait. Vous pouvez quitter cette page et revenir.',
  lost: 'Le serveur ne répond pas en ce moment. La vérification continue de son côté, ou reprendra avec lui : cette page suivra d’elle-même.',
};

const IMPORTING = {
  heading: 'Import en cours',
  label: 'Lignes enregistrées',
  begun: 'Import commencé',
  note: 'Vous pouvez quitter cette page : l’import continue sur le serveur, même s’il redémarre. Vous le retrouverez dans « Imports ».',
  lost: 'Le serveur ne répond pas en ce moment. L’import continue de son côté, ou reprendra avec lui : cette page suivra d’elle-même.',
};
