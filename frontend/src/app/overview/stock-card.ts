import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, signal } from '@angular/core';
import { CATEGORY_LABEL_PLURAL, type EquipmentCount } from '@calanque/shared';
import { Card } from '../ui/page/card';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { stockFinding } from './findings';
import { StateBar } from './state-bar';
import { StateBars } from './state-bars';
import { categoriesIn, ofCategory } from './state-counts';
import { StateLegend } from './state-legend';
import { StateTable, type StateTableRow } from './state-table';
import { ViewToggle } from './view-toggle';

/** The equipment of one site, or of several taken together: bars by state, all together and by category, or the table. */
@Component({
  selector: 'cal-stock-card',
  imports: [Card, NgTemplateOutlet, StateBar, StateBars, StateLegend, StateTable, ViewToggle],
  template: `
    <cal-card [heading]="finding()">
      <p class="about">
        {{ name() }}
        @if (rows().length > 0) {
          · <cal-view-toggle [(table)]="table" />
        }
      </p>
      @if (table()) {
        @defer (on immediate) {
          <cal-state-table caption="Matériel par catégorie et par état" lines="Catégorie" [rows]="rows()" [filters]="filters()" />
        } @placeholder {
          <ng-container [ngTemplateOutlet]="chart" />
        }
      } @else if (rows().length > 0) {
        <ng-container [ngTemplateOutlet]="chart" />
      } @else {
        <ng-content />
      }
    </cal-card>
    <ng-template #chart>
      <cal-state-bar [counts]="counts()" />
      <cal-state-legend [counts]="counts()" />
      @if (rows().length > 1) {
        <cal-state-bars [rows]="rows()" />
      }
    </ng-template>
  `,
  styleUrl: './chart-card.css',
})
export class StockCard {
  /** Whose equipment it is: « Parc de la MDS ». */
  readonly name = input.required<string>();
  readonly counts = input.required<readonly EquipmentCount[]>();
  /** The filters that show just this equipment in the list. */
  readonly filters = input<Readonly<Record<string, string>>>({});

  protected readonly table = signal(false);
  protected readonly finding = computed(() => stockFinding(this.counts()));
  protected readonly rows = computed<StateTableRow[]>(() =>
    categoriesIn(this.counts()).map((category) => ({
      label: CATEGORY_LABEL_PLURAL[category],
      icon: CATEGORY_ICON[category],
      counts: ofCategory(this.counts(), category),
      filters: { ...this.filters(), category },
    })),
  );
}
