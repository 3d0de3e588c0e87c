import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { numberIn } from '@calanque/shared';
import { Session } from '../session/session';
import { EmptyState } from '../ui/state/empty-state';
import { Failure } from '../ui/state/failure';
import { PieceFinder } from './piece-finder';

/** `/e/:number`, what a label's code leads to: the piece's card, or why there is none. */
@Component({
  selector: 'cal-short-link',
  imports: [EmptyState, Failure, MatButton, RouterLink],
  template: `
    @if (failure(); as failure) {
      <cal-failure level="1" [failure]="failure" (retry)="go(number())" />
    } @else if (trouble(); as sentence) {
      <cal-empty-state level="1" icon="search_off" heading="Ce code ne mène à aucune fiche">
        {{ sentence }}
        <a action matButton="outlined" routerLink="/recherche" [queryParams]="{ q: code() }">Chercher autrement</a>
        <a action matButton="filled" routerLink="/">Retour à l’accueil</a>
      </cal-empty-state>
    } @else {
      <p class="waiting" role="status">Recherche du matériel {{ code() }}…</p>
    }
  `,
  styles: `
    .waiting {
      padding-block: 3rem;
      color: var(--cal-ink-2);
      text-align: center;
    }
  `,
})
export class ShortLink {
  private readonly finder = inject(PieceFinder);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** The route's parameter: a number as the label spells it, or whatever a scanner typed. */
  readonly number = input.required<string>();

  protected readonly trouble = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly code = computed(() => numberIn(this.number()) || this.number());

  constructor() {
    effect(() => {
      const number = this.number();
      untracked(() => void this.go(number));
    });
  }

  protected async go(scanned: string): Promise<void> {
    this.trouble.set(null);
    this.failure.set(null);
    if (!this.session.may('equipment:read')) {
      this.trouble.set('Votre rôle ne donne pas accès au matériel. Remettez l’appareil à la personne responsable de la MDS.');
      return;
    }
    try {
      const finding = await this.finder.find(scanned);
      if ('trouble' in finding) this.trouble.set(finding.trouble);
      else await this.router.navigate(['/materiel', finding.piece.id], { replaceUrl: true });
    } catch (failure) {
      this.failure.set(failure);
    }
  }
}
