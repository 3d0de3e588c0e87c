import { httpResource } from '@angular/common/http';
import { Component, computed, viewChildren } from '@angular/core';
import type { BorrowerErasurePreview, LoanTermsList } from '@calanque/shared';
import type { Draft } from '../ui/form/draft';
import type { HoldsDraft } from '../ui/form/leave-guard';
import { counted } from '../ui/format/numbers';
import { Card } from '../ui/page/card';
import { PageHeader } from '../ui/page/page-header';
import { Waiting } from '../ui/state/waiting';
import { TermsForm } from './terms-form';

/** `/conditions-de-pret` : how long each category is lent, how often it may be renewed, what goes along. */
@Component({
  selector: 'cal-loan-terms-page',
  imports: [Card, PageHeader, TermsForm, Waiting],
  template: `
    @if (terms.hasValue()) {
      <cal-page-header heading="Conditions de prêt" />
      <p class="lead">Elles valent pour toutes les MDS, à partir du prochain prêt. Au guichet, la durée et les accessoires sont proposés ; on peut les changer pour un prêt.</p>
      <div class="categories">
        @for (one of lendable(); track one.category) {
          <cal-terms-form [terms]="one" />
        }
        @if (erasure(); as words) {
          <cal-card heading="Données des emprunteurs">
            <p>Le nom et le contact d’un emprunteur sont effacés un an après son dernier retour, sans que vous ayez rien à faire.</p>
            <p class="cal-quiet">{{ words }}</p>
          </cal-card>
        }
      </div>
    } @else {
      <cal-waiting [for]="terms" (retry)="terms.reload()" />
    }
  `,
  styles: `
    .lead {
      max-width: 46rem;
      margin-block-end: 1.25rem;
      color: var(--cal-ink-2);
    }

    .categories {
      display: grid;
      gap: 1.25rem;
      max-width: 46rem;
    }
  `,
})
export class LoanTermsPage implements HoldsDraft {
  protected readonly terms = httpResource<LoanTermsList>(() => '/api/loan-terms');
  /** A wifi point is not lent. */
  protected readonly lendable = computed(() => (this.terms.hasValue() ? this.terms.value().items.filter(({ category }) => category !== 'wifi-point') : []));

  private readonly preview = httpResource<BorrowerErasurePreview>(() => '/api/borrowers/erasure-preview');
  /** « La nuit prochaine : 3 emprunteurs. Gardé pour un litige : aucun. … »; null while it is not known. */
  protected readonly erasure = computed(() => {
    if (!this.preview.hasValue()) return null;
    const { due, keptForDispute, erased } = this.preview.value();
    const borrowers = (count: number): string => counted(count, 'emprunteur', 'emprunteurs', 'aucun');
    return `La nuit prochaine : ${borrowers(due)}. Gardés pour un litige : ${borrowers(keptForDispute)}. Déjà effacés : ${borrowers(erased)}.`;
  });

  private readonly forms = viewChildren(TermsForm);
  readonly draft: Pick<Draft, 'changed' | 'done'> = {
    changed: computed(() => this.forms().some(({ draft }) => draft.changed())),
    done: () => this.forms().forEach(({ draft }) => draft.done()),
  };
}
