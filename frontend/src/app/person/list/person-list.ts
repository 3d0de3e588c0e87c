import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PersonAnswer } from '@calanque/shared';
import { ImportLink } from '../../import/index';
import { Session } from '../../session/session';
import { counted } from '../../ui/format/numbers';
import { DayPipe } from '../../ui/format/pipes';
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

/** `/personnes` : the agents of one's sites, and how much each of them holds. */
@Component({
  selector: 'cal-person-list',
  imports: [Badge, Cell, DayPipe, EmptyState, FilterChip, Icon, IconTile, ImportLink, ListFrame, MatButton, PageHeader, RouterLink, SearchBox],
  templateUrl: './person-list.html',
  styleUrl: './person-list.css',
})
export class PersonList {
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: ['q', 'siteId', 'withLeft'], sort: 'name' });
  protected readonly list = injectPagedList<PersonAnswer>('/api/persons', this.query.request);
  protected readonly columns = computed<Column[]>(() => [
    { key: 'name', label: 'Nom', sort: 'name', card: 'title' },
    ...(this.session.may('person:read-contact')
      ? [{ key: 'service', label: 'Service' }, { key: 'email', label: 'Adresse e-mail' }]
      : []),
    { key: 'site', label: 'MDS' },
    ...(this.session.may('equipment:read-private') ? [{ key: 'held', label: 'Détient' }] : []),
    { key: 'left', label: 'Départ', card: 'aside', quietLabel: true },
  ]);
  protected readonly sites = computed(() => this.session.sites().map((site) => ({ value: site.id, label: site.name })));
  protected readonly withLeft = computed(() => this.query.value('withLeft') === 'true');
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : counted(total, 'agent', 'agents', 'aucun');
  });

  protected heldBy(person: PersonAnswer): string {
    return person.heldCount ? counted(person.heldCount, 'matériel', 'matériels', 'aucun') : '—';
  }
}
