import { Component, computed, inject, input, output, type ResourceRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EquipmentReportAnswer, Page } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import { Card } from '../ui/page/card';
import { Failure } from '../ui/state/failure';
import { ReportActs } from './report-acts';
import { ReportLines } from './report-lines';

/** « Problèmes signalés » : of one piece, those past too; or what is still to be dealt with. Without any there is no card. */
@Component({
  selector: 'cal-reports-card',
  imports: [Card, Failure, ReportLines, RouterLink],
  host: { '[class.idle]': '!shown()' },
  template: `
    @if (page().error(); as failure) {
      <cal-card heading="Problèmes signalés"><cal-failure [failure]="failure" (retry)="page().reload()" /></cal-card>
    } @else if (shown()) {
      <cal-card flush heading="Problèmes signalés">
        <a aside class="cal-small" routerLink="/signalements" [queryParams]="all()">{{ more() }}</a>
        <cal-report-lines [reports]="reports()" [withPiece]="!all()['equipmentId']" (chosen)="answer($event)" />
      </cal-card>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    :host(.idle) {
      display: none;
    }

    cal-report-lines {
      display: block;
      margin-block-start: -0.5rem;
    }
  `,
})
export class ReportsCard {
  private readonly acts = inject(ReportActs);

  readonly page = input.required<ResourceRef<Page<EquipmentReportAnswer> | undefined>>();
  /** The filters under which the whole list is found; with `equipmentId` its lines do not say of which piece they are. */
  readonly all = input.required<Readonly<Record<string, string>>>();
  /** One was answered or closed. */
  readonly changed = output();

  private readonly value = computed(() => {
    const page = this.page();
    return page.hasValue() ? page.value() : null;
  });
  protected readonly reports = computed(() => this.value()?.items ?? []);
  protected readonly shown = computed(() => this.page().error() !== undefined || this.reports().length > 0);
  protected readonly more = computed(() => {
    const total = this.value()?.total ?? 0;
    return total > this.reports().length ? `Les ${counted(total, 'signalement', 'signalements', 'aucun')}` : 'Voir la liste';
  });

  protected async answer(report: EquipmentReportAnswer): Promise<void> {
    if (!(await this.acts.answer(report))) return;
    this.page().reload();
    this.changed.emit();
  }
}
