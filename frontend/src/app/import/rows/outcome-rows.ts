import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { ImportDetail, ImportOutcome } from '@calanque/shared';
import { PagedList } from '../../ui/list/paged-list';
import type { ChosenDifferences } from '../check/chosen-differences';
import { DifferentRows } from './different-rows';
import { ReadRows } from './read-rows';
import { RefusedRows } from './refused-rows';
import { listed, type ListedRow } from './row-columns';

/** The lines of one outcome, page after page, each kind shown its own way. */
@Component({
  selector: 'cal-outcome-rows',
  imports: [DifferentRows, ReadRows, RefusedRows],
  template: `
    @switch (outcome()) {
      @case ('rejected') {
        <cal-refused-rows [list]="list()" />
      }
      @case ('different') {
        <cal-different-rows [list]="list()" [detail]="detail()" [chosen]="chosen()" />
      }
      @default {
        <cal-read-rows [list]="list()" [detail]="detail()" [outcome]="outcome()" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class OutcomeRows {
  private readonly http = inject(HttpClient);

  readonly detail = input.required<ImportDetail>();
  readonly outcome = input.required<ImportOutcome>();
  /** The differences that can be ticked; null once it is too late. */
  readonly chosen = input<ChosenDifferences | null>(null);

  /** The lines are those of one dry run: another version of the same import has others. */
  private readonly run = computed(() => ({ id: this.detail().id, version: this.detail().version }), { equal: (one, other) => one.id === other.id && one.version === other.version });
  protected readonly list = computed(() => {
    const outcome = this.outcome();
    return new PagedList<ListedRow>(this.http, `/api/imports/${this.run().id}/rows`, signal({ outcome }), listed);
  });

  constructor() {
    effect((onCleanup) => {
      const list = this.list();
      untracked(() => list.reload());
      onCleanup(() => list.stop());
    });
  }
}
