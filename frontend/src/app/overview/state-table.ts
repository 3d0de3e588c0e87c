import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EquipmentCount, EquipmentState } from '@calanque/shared';
import { WholeNumberPipe } from '../ui/format/pipes';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-drawings';
import { byState, countOf, stateLabel } from './state-counts';

/** One line of the table: a category, or a site. */
export interface StateTableRow {
  readonly label: string;
  readonly icon?: IconName;
  readonly counts: readonly EquipmentCount[];
  /** The filters that show these pieces in the list of equipment. */
  readonly filters: Readonly<Record<string, string>>;
}

/** Numbers by state, each of them a link to the pieces it counts. */
@Component({
  selector: 'cal-state-table',
  imports: [Icon, RouterLink, WholeNumberPipe],
  templateUrl: './state-table.html',
  styleUrl: './state-table.css',
})
export class StateTable {
  /** What the table is, for screen readers. */
  readonly caption = input.required<string>();
  /** What its lines are: « Catégorie ». */
  readonly lines = input.required<string>();
  readonly rows = input.required<readonly StateTableRow[]>();
  /** The filters of all the lines together, for the links of the last one. */
  readonly filters = input<Readonly<Record<string, string>>>({});

  private readonly all = computed(() => this.rows().flatMap((row) => row.counts));
  protected readonly states = computed(() =>
    byState(this.all()).map(({ state, count }) => ({ state, total: count, label: stateLabel(state, 2) })),
  );
  protected readonly total = computed(() => countOf(this.all()));

  protected countOf(row: StateTableRow, state: EquipmentState): number {
    return countOf(row.counts, [state]);
  }

  protected totalOf(row: StateTableRow): number {
    return countOf(row.counts);
  }
}
