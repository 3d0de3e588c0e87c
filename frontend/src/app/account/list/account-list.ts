import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ACCOUNT_STATES, ROLES, ROLE_LABEL, type AccountAnswer } from '@calanque/shared';
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
import { ACCOUNT_STATE_LOOK, ROLE_ICON, accountStateLabel, nameOf, sitesInWords } from '../account-words';

/** `/comptes` : who can sign in, as what, and where. */
@Component({
  selector: 'cal-account-list',
  imports: [Badge, Cell, DayPipe, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, SearchBox],
  templateUrl: './account-list.html',
  styleUrl: './account-list.css',
})
export class AccountList {
  protected readonly query = injectListQuery({ filters: ['q', 'role', 'state'], sort: 'name' });
  protected readonly list = injectPagedList<AccountAnswer>('/api/users', this.query.request);
  protected readonly columns: readonly Column[] = [
    { key: 'name', label: 'Nom', sort: 'name', card: 'title' },
    { key: 'email', label: 'Adresse e-mail' },
    { key: 'role', label: 'Rôle' },
    { key: 'sites', label: 'MDS' },
    { key: 'last', label: 'Dernière connexion' },
    { key: 'created', label: 'Créé le', sort: 'createdAt', card: 'none' },
    { key: 'state', label: 'État', card: 'aside' },
  ];
  protected readonly roles = ROLES.map((value) => ({ value, label: ROLE_LABEL[value], icon: ROLE_ICON[value] }));
  protected readonly states = ACCOUNT_STATES.map((value) => ({ value, label: accountStateLabel(value) }));
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : counted(total, 'compte', 'comptes', 'aucun');
  });

  protected readonly roleLabel = ROLE_LABEL;
  protected readonly roleIcon = ROLE_ICON;
  protected readonly lookOf = ACCOUNT_STATE_LOOK;
  protected readonly labelOf = accountStateLabel;
  protected readonly nameOf = nameOf;
  protected readonly sitesInWords = sitesInWords;
}
