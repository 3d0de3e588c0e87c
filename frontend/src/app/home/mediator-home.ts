import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { CATEGORY_LABEL, CATEGORY_LABEL_PLURAL, type HoldingList, type Overview } from '@calanque/shared';
import { StockCard, categoriesIn, countOf, ofCategory, together } from '../overview';
import { Session } from '../session/session';
import { wholeNumber } from '../ui/format/numbers';
import { Failure } from '../ui/state/failure';
import { AwaitingCard } from './awaiting-card';
import { injectBookingsAwaiting } from './bookings-awaiting';
import { FigureTiles, type Figure } from './figure-tiles';
import { HoldingsCard } from './holdings-card';
import { injectLoansAwaiting } from './loans-awaiting';

/** The day of a mediator: what they hold, and what is there to be used. */
@Component({
  selector: 'cal-mediator-home',
  imports: [AwaitingCard, Failure, FigureTiles, HoldingsCard, StockCard],
  template: `
    <div class="columns">
      <div class="main">
        @if (matters().length) {
          <cal-awaiting-card [matters]="matters()" />
        }
        <cal-holdings-card [holdings]="holdings" (retry)="holdings.reload()" />
        <cal-figure-tiles [figures]="figures()" />
      </div>
      <div class="side">
        @if (overview.error(); as failure) {
          <cal-failure [failure]="failure" (retry)="overview.reload()" />
        } @else {
          <cal-stock-card [name]="sites().length === 1 ? 'Parc de la MDS' : 'Parc de vos MDS'" [counts]="counts()" [filters]="filters()">
            <p class="cal-quiet">Le matériel de votre MDS apparaîtra ici dès qu’il sera enregistré.</p>
          </cal-stock-card>
        }
      </div>
    </div>
  `,
  styleUrl: './columns.css',
})
export class MediatorHome {
  private readonly session = inject(Session);

  /** How many problems were reported from the page: everything is read again after each. */
  readonly reports = input(0);

  protected readonly holdings = httpResource<HoldingList>(() => '/api/session/holdings');
  protected readonly overview = httpResource<Overview>(() => '/api/overview');

  /** Of the site in which they work now, or of all of theirs. */
  private readonly place = computed(() => this.session.site()?.id ?? null);
  private readonly loans = injectLoansAwaiting(this.place);
  private readonly bookings = injectBookingsAwaiting(this.place);
  protected readonly matters = computed(() => [...(this.loans.matters() ?? []), ...(this.bookings.matters() ?? [])]);

  protected readonly sites = computed(() => {
    const site = this.session.site();
    const all = this.overview.hasValue() ? this.overview.value().sites : [];
    return site ? all.filter((candidate) => candidate.site.id === site.id) : all;
  });
  protected readonly counts = computed(() => together(this.sites()));
  protected readonly filters = computed((): Record<string, string> => {
    const site = this.session.site();
    return site ? { siteId: site.id } : {};
  });
  /** What of each category is free to be used; tablets first, they are what one looks for. */
  protected readonly figures = computed<Figure[]>(() =>
    categoriesIn(this.counts())
      .toSorted((one, other) => Number(other === 'tablet') - Number(one === 'tablet'))
      .map((category) => {
        const counts = ofCategory(this.counts(), category);
        const free = countOf(counts, ['in-stock']);
        const total = countOf(counts);
        return {
          value: free,
          label: (free > 1 ? CATEGORY_LABEL_PLURAL : CATEGORY_LABEL)[category].toLowerCase(),
          note: `${free > 1 ? 'disponibles' : 'disponible'} sur ${wholeNumber(total)}`,
          tone: free > 0 ? ('pine' as const) : ('neutral' as const),
          link: '/materiel',
          filters: free > 0 ? { ...this.filters(), category, state: 'in-stock' } : { ...this.filters(), category },
        };
      }),
  );

  constructor() {
    effect(() => {
      if (this.reports() === 0) return;
      untracked(() => {
        this.holdings.reload();
        this.overview.reload();
        this.loans.reload();
        this.bookings.reload();
      });
    });
  }
}
