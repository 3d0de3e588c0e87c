import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, signal } from '@angular/core';
import type { SiteOverview } from '@calanque/shared';
import { Card } from '../ui/page/card';
import { comparisonFinding } from './findings';
import { StateBars } from './state-bars';
import { together } from './state-counts';
import { StateLegend } from './state-legend';
import { StateTable, type StateTableRow } from './state-table';
import { ViewToggle } from './view-toggle';

/** The sites side by side, as bars or as the table. */
@Component({
  selector: 'cal-sites-card',
  imports: [Card, NgTemplateOutlet, StateBars, StateLegend, StateTable, ViewToggle],
  template: `
    <cal-card [heading]="finding()">
      <p class="about">Matériel par MDS et par état · <cal-view-toggle [(table)]="table" /></p>
      @if (table()) {
        @defer (on immediate) {
          <cal-state-table caption="Matériel par MDS et par état" lines="MDS" [rows]="rows()" />
        } @placeholder {
          <ng-container [ngTemplateOutlet]="chart" />
        }
      } @else {
        <ng-container [ngTemplateOutlet]="chart" />
      }
    </cal-card>
    <ng-template #chart>
      <cal-state-bars [rows]="rows()" />
      <cal-state-legend [counts]="all()" />
    </ng-template>
  `,
  styleUrl: './chart-card.css',
})
export class SitesCard {
  readonly sites = input.required<readonly SiteOverview[]>();

  protected readonly table = signal(false);
  protected readonly finding = computed(() => comparisonFinding(this.sites()));
  protected readonly all = computed(() => together(this.sites()));
  protected readonly rows = computed<StateTableRow[]>(() =>
    this.sites().map((site) => ({ label: site.site.name, counts: site.counts, filters: { siteId: site.site.id } })),
  );
}
