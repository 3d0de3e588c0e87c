import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { Overview } from '@calanque/shared';
import { SitesCard, StockCard, together } from '../overview';
import { Session } from '../session/session';
import { Failure } from '../ui/state/failure';
import { Skeleton } from '../ui/state/skeleton';
import { FigureTiles } from './figure-tiles';
import { stockFigures } from './stock-figures';

/** The figures of all sites, or of the one that is looked at, without anybody's name. */
@Component({
  selector: 'cal-direction-home',
  imports: [Failure, FigureTiles, SitesCard, Skeleton, StockCard],
  template: `
    @if (overview.hasValue()) {
      <cal-figure-tiles [figures]="figures()" />
      <div class="columns">
        <div class="main"><cal-sites-card [sites]="overview.value().sites" /></div>
        <div class="side">
          <cal-stock-card [name]="name()" [counts]="counts()" [filters]="filters()">
            <p class="cal-quiet">Aucun matériel n’est encore enregistré.</p>
          </cal-stock-card>
        </div>
      </div>
    } @else if (overview.error(); as failure) {
      <cal-failure [failure]="failure" (retry)="overview.reload()" />
    } @else {
      <p class="cal-unseen" role="status">Chargement…</p>
      <cal-skeleton height="8rem" />
      <cal-skeleton height="24rem" />
    }
  `,
  styleUrl: './columns.css',
})
export class DirectionHome {
  protected readonly overview = httpResource<Overview>(() => '/api/overview');
  private readonly site = inject(Session).site;
  protected readonly counts = computed(() => {
    const site = this.site();
    const all = this.overview.hasValue() ? this.overview.value().sites : [];
    return together(site ? all.filter((candidate) => candidate.site.id === site.id) : all);
  });
  protected readonly filters = computed((): Record<string, string> => {
    const site = this.site();
    return site ? { siteId: site.id } : {};
  });
  protected readonly name = computed(() => this.site()?.name ?? 'Toutes les MDS');
  protected readonly figures = computed(() => stockFigures(this.counts(), this.filters()));
}
