import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ACCOUNT_CELLS, ACCOUNT_COLUMNS, ACCOUNT_STATES, ROLES, ROLE_LABEL, type AccountAnswer } from '@calanque/shared';
import { ViewsChip } from '../../saved-view/index';
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
import { ACCOUNT_STATE_LOOK, ROLE_ICON, accountStateLabel, nameOf, sitesInWords } from '../account-words';

/** `/comptes` : who can sign in, as what, and where. */
@Component({
  selector: 'cal-account-list',
  imports: [
    Badge, Cell, ColumnsChip, DayPipe, EmptyState, ExportButton, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, SearchBox, ViewsChip,
  ],
  templateUrl: './account-list.html',
  styleUrl: './account-list.css',
})
export class AccountList {
  protected readonly query = injectListQuery({ filters: ['q', 'role', 'state'], sort: 'name' });
  protected readonly list = injectPagedList<AccountAnswer>('/api/users', this.query.request);
  protected readonly layout = injectListLayout(this.query, {
    list: 'account', columns: ACCOUNT_COLUMNS, usual: ['familyName', 'givenName', 'email', 'role', 'sites', 'lastSignInAt', 'createdAt', 'state'], fixed: 'familyName',
    groups: [{ key: 'name', label: 'Nom', sort: 'name', of: ['familyName', 'givenName'], card: 'title', holdsLink: true }],
    single: { familyName: { card: 'title' }, createdAt: { card: 'none' }, state: { card: 'aside' } },
  });
  protected readonly textOf = columnText(ACCOUNT_COLUMNS, ACCOUNT_CELLS);
  protected readonly linkOf = (account: AccountAnswer): readonly unknown[] => ['/comptes', account.id];
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
