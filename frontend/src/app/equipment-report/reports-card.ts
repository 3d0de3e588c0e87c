import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EquipmentReportAnswer, Page } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import { Card } from '../ui/page/card';
import { Failure } from '../ui/state/failure';
import { ReportActs } from './report-acts';
import { ReportLines } from './report-lines';

const SHOWN = 5;

/** « Problèmes signalés » : of one piece, those past too; or what is still to be dealt with, the oldest first. Without any there is no card. */
@Component({
  selector: 'cal-reports-card',
  imports: [Card, Failure, ReportLines, RouterLink],
  host: { '[class.idle]': '!shown()' },
  template: `
    @if (page.error(); as failure) {
      <cal-card heading="Problèmes signalés"><cal-failure [failure]="failure" (retry)="page.reload()" /></cal-card>
    } @else if (shown()) {
      <cal-card flush heading="Problèmes signalés">
        <a aside class="cal-small" routerLink="/signalements" [queryParams]="all()">{{ more() }}</a>
        <cal-report-lines [reports]="reports()" [withPiece]="equipmentId() === null" (chosen)="answer($event)" />
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

  /** Of this piece only. */
  readonly equipmentId = input<string | null>(null);
  /** Of this site only, where it is not of a piece. */
  readonly siteId = input<string | null>(null);
  /** Read again whenever it changes. */
  readonly revision = input<unknown>();
  readonly changed = output();

  /** What the whole list is asked for. */
  protected readonly all = computed((): Record<string, string> => {
    const [piece, site] = [this.equipmentId(), this.siteId()];
    if (piece) return { equipmentId: piece };
    return { state: 'open,answered', ...(site && { siteId: site }) };
  });
  protected readonly page = httpResource<Page<EquipmentReportAnswer>>(() => {
    this.revision();
    const sort = this.equipmentId() ? '-createdAt' : 'createdAt';
    return { url: '/api/equipment-reports', params: { ...this.all(), sort, limit: SHOWN, count: true } };
  });
  protected readonly reports = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly shown = computed(() => this.page.error() !== undefined || this.reports().length > 0);
  protected readonly more = computed(() => {
    const total = (this.page.hasValue() ? this.page.value().total : null) ?? 0;
    return total > SHOWN ? `Les ${counted(total, 'signalement', 'signalements', 'aucun')}` : 'Voir la liste';
  });

  protected async answer(report: EquipmentReportAnswer): Promise<void> {
    if (!(await this.acts.answer(report))) return;
    this.page.reload();
    this.changed.emit();
  }
}
