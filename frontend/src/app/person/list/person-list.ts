import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PERSON_CELLS, PERSON_COLUMNS, type PersonAnswer } from '@calanque/shared';
import { ImportLink } from '../../import/index';
import { ViewsChip } from '../../saved-view/index';
import { Session } from '../../session/session';
import { counted } from '../../ui/format/numbers';
import { DayPipe } from '../../ui/format/pipes';
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

/** `/personnes` : the agents of one's sites, and how much each of them holds. */
@Component({
  selector: 'cal-person-list',
  imports: [
    Badge, Cell, ColumnsChip, DayPipe, EmptyState, ExportButton, FilterChip, Icon, IconTile, ImportLink, ListFrame, MatButton, PageHeader, RouterLink, SearchBox, ViewsChip,
  ],
  templateUrl: './person-list.html',
  styleUrl: './person-list.css',
})
export class PersonList {
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: ['q', 'siteId', 'withLeft'], sort: 'name' });
  protected readonly list = injectPagedList<PersonAnswer>('/api/persons', this.query.request);
  protected readonly layout = injectListLayout(this.query, {
    list: 'person', columns: PERSON_COLUMNS, usual: ['familyName', 'givenName', 'service', 'email', 'site', 'heldCount', 'leftOn'], fixed: 'familyName',
    groups: [{ key: 'name', label: 'Nom', sort: 'name', of: ['familyName', 'givenName'], card: 'title', holdsLink: true }],
    single: { familyName: { card: 'title' }, heldCount: { align: 'start' }, leftOn: { card: 'aside', quietLabel: true, oneLine: true } },
  });
  protected readonly textOf = columnText(PERSON_COLUMNS, PERSON_CELLS);
  protected readonly linkOf = (person: PersonAnswer): readonly unknown[] => ['/personnes', person.id];
  /** A link of somebody else may name a site that the reader does not see: its name stays unknown. */
  protected readonly sites = computed(() => {
    const own = this.session.sites();
    const others = this.query.values('siteId').filter((id) => !own.some((site) => site.id === id));
    return [...own.map((site) => ({ value: site.id, label: site.name })), ...others.map((value) => ({ value, label: 'Une autre MDS' }))];
  });
  protected readonly withLeft = computed(() => this.query.value('withLeft') === 'true');
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : counted(total, 'agent', 'agents', 'aucun');
  });

  protected heldBy(person: PersonAnswer): string {
    return person.heldCount ? counted(person.heldCount, 'matériel', 'matériels', 'aucun') : '—';
  }
}
