import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SiteOverview } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import { Card } from '../ui/page/card';
import { comparisonFinding } from './findings';
import { StateBar } from './state-bar';
import { together } from './state-counts';
import { StateLegend } from './state-legend';
import { StateTable, type StateTableRow } from './state-table';
import { ViewToggle } from './view-toggle';

/** The sites side by side: a bar each, as long as there is equipment, parted by state; or the table. */
@Component({
  selector: 'cal-sites-card',
  imports: [Card, RouterLink, StateBar, StateLegend, StateTable, ViewToggle],
  templateUrl: './sites-card.html',
  styleUrl: './sites-card.css',
})
export class SitesCard {
  readonly sites = input.required<readonly SiteOverview[]>();

  protected readonly table = signal(false);
  protected readonly finding = computed(() => comparisonFinding(this.sites()));
  protected readonly all = computed(() => together(this.sites()));
  protected readonly bars = computed(() => {
    const longest = Math.max(1, ...this.sites().map((site) => site.total));
    return this.sites().map((site) => ({
      ...site,
      share: (100 * site.total) / longest,
      words: counted(site.total, 'pièce', 'pièces', 'aucune'),
    }));
  });
  protected readonly rows = computed<StateTableRow[]>(() =>
    this.sites().map((site) => ({ label: site.site.name, counts: site.counts, filters: { siteId: site.site.id } })),
  );
}
