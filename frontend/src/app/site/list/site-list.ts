import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { SITE_CELLS, SITE_COLUMNS, SITE_STATUSES, type SiteSummary } from '@calanque/shared';
import { ImportLink } from '../../import/index';
import { ViewsChip } from '../../saved-view/index';
import { Session } from '../../session/session';
import { wholeNumber } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Cell } from '../../ui/list/cell';
import { columnText } from '../../ui/list/column-text';
import { ColumnsChip } from '../../ui/list/columns-chip';
import { ExportButton } from '../../ui/list/export-button';
import { FilterChip } from '../../ui/list/filter-chip';
import { ListFrame } from '../../ui/list/list-frame';
import { injectListLayout } from '../../ui/list/list-layout';
import { injectListQuery } from '../../ui/list/list-query';
import { injectPagedList } from '../../ui/list/paged-list';
import { SearchBox } from '../../ui/list/search-box';
import { PageHeader } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { IconTile } from '../../ui/state/icon-tile';
import { SITE_STATUS_LOOK, networkInShort, siteStatusLabel } from '../site-words';

/** `/mds` : the sites of one's scope. */
@Component({
  selector: 'cal-site-list',
  imports: [Badge, Cell, ColumnsChip, EmptyState, ExportButton, FilterChip, Icon, IconTile, ImportLink, ListFrame, MatButton, PageHeader, RouterLink, SearchBox, ViewsChip],
  templateUrl: './site-list.html',
  styleUrl: './site-list.css',
})
export class SiteList {
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: ['q', 'status'], sort: 'name' });
  protected readonly list = injectPagedList<SiteSummary>('/api/sites', this.query.request);
  protected readonly layout = injectListLayout(this.query, {
    list: 'site', columns: SITE_COLUMNS, usual: ['name', 'city', 'manager', 'networkKind', 'downloadMbps', 'equipmentCount', 'status'], fixed: 'name',
    groups: [
      { key: 'name', label: 'MDS', sort: 'name', of: ['name'], card: 'title', holdsLink: true },
      { key: 'network', label: 'Raccordement', of: ['networkKind', 'downloadMbps'] },
    ],
    single: { status: { card: 'aside' } },
  });
  protected readonly textOf = columnText(SITE_COLUMNS, SITE_CELLS);
  protected readonly linkOf = (site: SiteSummary): readonly unknown[] => ['/mds', site.id];
  protected readonly statuses = SITE_STATUSES.map((value) => ({ value, label: siteStatusLabel(value) }));
  protected readonly lookOf = SITE_STATUS_LOOK;
  protected readonly labelOf = siteStatusLabel;
  protected readonly networkOf = (site: SiteSummary): string => networkInShort(site.networkKind, site.downloadMbps) || '—';
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : `${wholeNumber(total)} au total`;
  });
}
