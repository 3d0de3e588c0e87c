import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { SITE_STATUSES, type SiteSummary } from '@calanque/shared';
import { ImportLink } from '../../import/index';
import { Session } from '../../session/session';
import { wholeNumber } from '../../ui/format/numbers';
import { WholeNumberPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { FilterChip } from '../../ui/list/filter-chip';
import { ListFrame } from '../../ui/list/list-frame';
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
  imports: [Badge, Cell, EmptyState, FilterChip, Icon, IconTile, ImportLink, ListFrame, MatButton, PageHeader, RouterLink, SearchBox, WholeNumberPipe],
  templateUrl: './site-list.html',
  styleUrl: './site-list.css',
})
export class SiteList {
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: ['q', 'status'], sort: 'name' });
  protected readonly list = injectPagedList<SiteSummary>('/api/sites', this.query.request);
  protected readonly columns = computed<Column[]>(() => [
    { key: 'name', label: 'MDS', sort: 'name', card: 'title' },
    { key: 'city', label: 'Commune' },
    ...(this.session.may('person:read') ? [{ key: 'manager', label: 'Responsable' }] : []),
    { key: 'network', label: 'Raccordement' },
    ...(this.session.may('equipment:read') ? [{ key: 'equipment', label: 'Matériel', align: 'end' as const }] : []),
    { key: 'status', label: 'Situation', card: 'aside' },
  ]);
  protected readonly statuses = SITE_STATUSES.map((value) => ({ value, label: siteStatusLabel(value) }));
  protected readonly lookOf = SITE_STATUS_LOOK;
  protected readonly labelOf = siteStatusLabel;
  protected readonly networkOf = (site: SiteSummary): string => networkInShort(site.networkKind, site.downloadMbps) || '—';
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : `${wholeNumber(total)} au total`;
  });
}
