import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { REPORT_KINDS, REPORT_KIND_LABEL, REPORT_STATES, REPORT_STATE_LABEL, type EquipmentReportAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { counted } from '../ui/format/numbers';
import { MomentPipe } from '../ui/format/pipes';
import { Icon } from '../ui/icon/icon';
import { Cell, type Column } from '../ui/list/cell';
import { FilterChip, type FilterOption } from '../ui/list/filter-chip';
import { ListFrame } from '../ui/list/list-frame';
import { injectListQuery } from '../ui/list/list-query';
import { injectPagedList } from '../ui/list/paged-list';
import { PageHeader } from '../ui/page/page-header';
import { Badge } from '../ui/state/badge';
import { EmptyState } from '../ui/state/empty-state';
import { IconTile } from '../ui/state/icon-tile';
import { ReportActs } from './report-acts';
import { REPORT_ICON, REPORT_STATE_LOOK } from './report-look';

/** `/signalements` : one's own reports and, for those who look after the sites, those of others there. */
@Component({
  selector: 'cal-report-list',
  imports: [Badge, Cell, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, MomentPipe, PageHeader, RouterLink],
  templateUrl: './report-list.html',
  styleUrl: './report-list.css',
})
export class ReportList {
  private readonly acts = inject(ReportActs);
  private readonly session = inject(Session);

  protected readonly readsAll = this.session.may('report:read');
  protected readonly query = injectListQuery({ filters: ['state', 'kind', 'siteId', 'equipmentId'], sort: '-createdAt' });
  protected readonly list = injectPagedList<EquipmentReportAnswer>('/api/equipment-reports', this.query.request);
  protected readonly columns: readonly Column[] = [
    { key: 'kind', label: 'Problème', card: 'title' },
    { key: 'number', label: 'Matériel', card: 'title', oneLine: true },
    { key: 'state', label: 'Suite', card: 'aside' },
    { key: 'text', label: 'Précisions', minWidth: '12rem' },
    ...(this.session.may('person:read') ? [{ key: 'reporter', label: 'Signalé par' }] : []),
    ...(this.session.may('equipment:read') && this.session.sites().length > 1 ? [{ key: 'site', label: 'MDS' }] : []),
    { key: 'createdAt', label: 'Signalé le', sort: 'createdAt', oneLine: true },
  ];
  protected readonly states: readonly FilterOption[] = REPORT_STATES.map((value) => ({ value, label: REPORT_STATE_LABEL[value], icon: REPORT_STATE_LOOK[value].icon }));
  protected readonly kinds: readonly FilterOption[] = REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_LABEL[value], icon: REPORT_ICON[value] }));
  protected readonly sites: readonly FilterOption[] =
    this.session.may('equipment:read') && this.session.sites().length > 1 ? this.session.sites().map(({ id, name }) => ({ value: id, label: name })) : [];
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'signalement', 'signalements', 'aucun');
  });

  protected readonly kindLabel = REPORT_KIND_LABEL;
  protected readonly stateLabel = REPORT_STATE_LABEL;
  protected readonly iconOf = REPORT_ICON;
  protected readonly lookOf = REPORT_STATE_LOOK;
  protected readonly textOf = (key: string, report: EquipmentReportAnswer): string => {
    switch (key) {
      case 'text': return report.text ?? '';
      case 'reporter': return report.mine ? 'Vous' : (report.reporter ?? '');
      case 'site': return report.site?.name ?? '';
      default: return '';
    }
  };

  protected async report(): Promise<void> {
    if (await this.acts.report(null)) this.list.reload();
  }
}
