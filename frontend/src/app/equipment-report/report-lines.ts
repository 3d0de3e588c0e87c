import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { REPORT_KIND_LABEL, REPORT_STATE_LABEL, type EquipmentReportAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { MomentPipe } from '../ui/format/pipes';
import { Badge } from '../ui/state/badge';
import { IconTile } from '../ui/state/icon-tile';
import { REPORT_ICON, REPORT_STATE_LOOK } from './report-look';

/** Reports one under another, each with what its reader may do about it. */
@Component({
  selector: 'cal-report-lines',
  imports: [Badge, IconTile, MatButton, MomentPipe, RouterLink],
  templateUrl: './report-lines.html',
  styleUrl: './report-lines.css',
})
export class ReportLines {
  protected readonly session = inject(Session);

  readonly reports = input.required<readonly EquipmentReportAnswer[]>();
  /** Whether each line says of which piece it is. */
  readonly withPiece = input(true);
  /** It is to be answered or closed. */
  readonly chosen = output<EquipmentReportAnswer>();

  protected readonly kindLabel = REPORT_KIND_LABEL;
  protected readonly stateLabel = REPORT_STATE_LABEL;
  protected readonly iconOf = REPORT_ICON;
  protected readonly lookOf = REPORT_STATE_LOOK;
}
