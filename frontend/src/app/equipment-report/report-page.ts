import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { REPORT_KIND_LABEL, REPORT_STATE_LABEL, type EquipmentReportAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { MomentPipe } from '../ui/format/pipes';
import { Icon } from '../ui/icon/icon';
import { Card } from '../ui/page/card';
import { Fact, Facts } from '../ui/page/facts';
import { PageHeader } from '../ui/page/page-header';
import { Badge } from '../ui/state/badge';
import { IconTile } from '../ui/state/icon-tile';
import { Waiting } from '../ui/state/waiting';
import { ReportActs } from './report-acts';
import { REPORT_ICON, REPORT_STATE_LOOK } from './report-look';

/** `/signalements/:id` : what was reported, and what became of it. */
@Component({
  selector: 'cal-report-page',
  imports: [Badge, Card, Fact, Facts, Icon, IconTile, MatButton, MomentPipe, PageHeader, RouterLink, Waiting],
  templateUrl: './report-page.html',
  styleUrl: './report-page.css',
})
export class ReportPage {
  private readonly acts = inject(ReportActs);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly report = httpResource<EquipmentReportAnswer>(() => `/api/equipment-reports/${this.id()}`);
  protected readonly kindLabel = REPORT_KIND_LABEL;
  protected readonly stateLabel = REPORT_STATE_LABEL;
  protected readonly iconOf = REPORT_ICON;
  protected readonly lookOf = REPORT_STATE_LOOK;
  protected readonly mayAnswer = computed(() => this.session.may('report:answer') && this.report.hasValue() && this.report.value().closedAt === null);

  protected async answer(): Promise<void> {
    if (this.report.hasValue() && (await this.acts.answer(this.report.value()))) this.report.reload();
  }
}
