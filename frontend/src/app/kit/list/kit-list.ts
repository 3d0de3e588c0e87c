import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { KIT_STATE_LABEL, type KitSummary } from '@calanque/shared';
import { Session } from '../../session/session';
import { counted } from '../../ui/format/numbers';
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
import { KIT_LOOK, pieces } from '../kit-words';

/** `/lots` : what goes together at one's sites. */
@Component({
  selector: 'cal-kit-list',
  imports: [Badge, Cell, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, SearchBox],
  template: `
    <cal-page-header heading="Lots" [count]="count()">
      @if (session.may('kit:edit')) {
        <a actions matButton="filled" routerLink="/lots/nouveau"><cal-icon name="add" />Composer un lot</a>
      }
    </cal-page-header>
    <div class="cal-chips">
      <cal-search-box label="Chercher un lot" [value]="query.value('q')" (searched)="query.replace({ q: $event })" />
      <cal-filter-chip single label="Dissous" icon="block" [options]="[{ value: 'true', label: 'Lots dissous' }]" [values]="query.values('dissolved')" (valuesChange)="query.set({ dissolved: $event })" />
      @if (sites().length > 1) {
        <cal-filter-chip single label="MDS" icon="location_on" [options]="sites()" [values]="query.values('siteId')" (valuesChange)="query.set({ siteId: $event })" />
      }
    </div>
    <cal-list-frame label="Lots" [list]="list" [columns]="columns" [query]="query">
      <ng-template calCell="name" [of]="list" let-kit>
        <span class="name">
          <cal-icon-tile icon="cases" [tone]="lookOf[kit.state].tone" />
          <a class="cal-row-link" [routerLink]="['/lots', kit.id]">{{ kit.name }}</a>
        </span>
      </ng-template>
      <ng-template calCell="pieces" [of]="list" let-kit>{{ piecesOf(kit.pieces) }}</ng-template>
      <ng-template calCell="absent" [of]="list" let-kit>{{ kit.absent > 0 ? absentOf(kit.absent) : '—' }}</ng-template>
      <ng-template calCell="site" [of]="list" let-kit>{{ kit.site.name }}</ng-template>
      <ng-template calCell="state" [of]="list" let-kit><cal-badge [tone]="lookOf[kit.state].tone" [icon]="lookOf[kit.state].icon">{{ labelOf[kit.state] }}</cal-badge></ng-template>
      @if (query.filtered()) {
        <cal-empty-state empty icon="search_off" heading="Aucun lot ne correspond">
          Élargissez la recherche, ou retirez des filtres.
          <button action matButton="filled" type="button" (click)="query.clear()">Retirer tous les filtres</button>
        </cal-empty-state>
      } @else {
        <cal-empty-state empty icon="cases" heading="Aucun lot pour le moment">
          Un lot réunit ce qui part ensemble : la valise de l’atelier, les tablettes d’une formation. Il se remet et se rend en une fois.
          @if (session.may('kit:edit')) {
            <a action matButton="filled" routerLink="/lots/nouveau"><cal-icon name="add" />Composer un lot</a>
          }
        </cal-empty-state>
      }
    </cal-list-frame>
  `,
  styles: `
    .name {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class KitList {
  protected readonly session = inject(Session);
  protected readonly query = injectListQuery({ filters: ['q', 'dissolved', 'siteId'], sort: 'name' });
  protected readonly list = injectPagedList<KitSummary>('/api/kits', this.query.request);
  protected readonly columns: readonly Column[] = [
    { key: 'name', label: 'Lot', sort: 'name', card: 'title' },
    { key: 'pieces', label: 'Contenu' },
    { key: 'absent', label: 'Pas là' },
    { key: 'site', label: 'MDS' },
    { key: 'state', label: 'État', card: 'aside' },
  ];
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly labelOf = KIT_STATE_LABEL;
  protected readonly lookOf = KIT_LOOK;
  protected readonly piecesOf = pieces;
  protected readonly absentOf = (count: number): string => counted(count, 'absent', 'absents', 'aucun');
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'lot', 'lots', 'aucun');
  });
}
