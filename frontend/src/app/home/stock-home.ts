import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { EquipmentReportAnswer, Overview, Page } from '@calanque/shared';
import { ReportsCard } from '../equipment-report/index';
import { SitesCard, StockCard, together } from '../overview';
import { ImportLink } from '../import/index';
import { Session } from '../session/session';
import { Failure } from '../ui/state/failure';
import { Skeleton } from '../ui/state/skeleton';
import { injectAwaiting } from './awaiting';
import { AwaitingCard } from './awaiting-card';
import { DemonstrationCard } from './demonstration-card';
import { FigureTiles } from './figure-tiles';
import { RecentChanges } from './recent-changes';
import { stockFigures } from './stock-figures';

/** The day of a manager or a technician: what waits, what there is, what changed. */
@Component({
  selector: 'cal-stock-home',
  imports: [AwaitingCard, DemonstrationCard, Failure, FigureTiles, ImportLink, RecentChanges, ReportsCard, SitesCard, Skeleton, StockCard],
  templateUrl: './stock-home.html',
  styleUrl: './columns.css',
})
export class StockHome {
  protected readonly session = inject(Session);

  /** How many problems were reported from the page: everything is read again after each. */
  readonly reports = input(0);

  protected readonly siteId = computed(() => this.session.site()?.id ?? null);
  protected readonly awaiting = injectAwaiting(this.siteId);
  protected readonly overview = httpResource<Overview>(() => '/api/overview');
  protected readonly revision = signal(0);
  protected readonly openProblems = computed((): Record<string, string> => ({ state: 'open,answered', ...this.filters() }));
  /** Those that wait longest. */
  protected readonly problems = httpResource<Page<EquipmentReportAnswer>>(() => (
    { url: '/api/equipment-reports', params: { ...this.openProblems(), sort: 'createdAt', limit: 5, count: true } }));

  /** The sites in which one works now: one, or all of the scope. */
  protected readonly sites = computed(() => {
    const siteId = this.siteId();
    const all = this.overview.hasValue() ? this.overview.value().sites : [];
    return siteId ? all.filter((site) => site.site.id === siteId) : all;
  });
  protected readonly counts = computed(() => together(this.sites()));
  protected readonly filters = computed((): Record<string, string> => {
    const siteId = this.siteId();
    return siteId ? { siteId } : {};
  });
  protected readonly figures = computed(() => stockFigures(this.counts(), this.filters()));
  protected readonly stockName = computed(() => (this.siteId() || this.sites().length === 1 ? 'Parc de la MDS' : `Parc des ${this.sites().length} MDS`));

  constructor() {
    effect(() => {
      if (this.reports() > 0) untracked(() => this.readAgain());
    });
  }

  protected readAgain(): void {
    this.overview.reload();
    this.awaiting.reload();
    this.problems.reload();
    this.revision.update((revision) => revision + 1);
  }
}
