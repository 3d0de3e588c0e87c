import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TRANSFER_STATES, TRANSFER_STATE_LABEL, type TransferSummary } from '@calanque/shared';
import { Session } from '../../session/session';
import { counted } from '../../ui/format/numbers';
import { ShortDayPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { FilterChip } from '../../ui/list/filter-chip';
import { ListFrame } from '../../ui/list/list-frame';
import { injectListQuery } from '../../ui/list/list-query';
import { injectPagedList } from '../../ui/list/paged-list';
import { PageHeader } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { IconTile } from '../../ui/state/icon-tile';
import { TRANSFER_LOOK, pieces, restInWords } from '../transfer-words';

/** `/transferts` : what leaves one's sites and what comes to them. */
@Component({
  selector: 'cal-transfer-list',
  imports: [Badge, Cell, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, ShortDayPipe],
  template: `
    <cal-page-header heading="Transferts" [count]="count()">
      @if (session.may('transfer:send')) {
        <a actions matButton="filled" routerLink="/transferts/nouveau"><cal-icon name="add" />Préparer un transfert</a>
      }
    </cal-page-header>
    <div class="cal-chips">
      <cal-filter-chip single label="Sens" icon="swap_horiz" [options]="directions" [values]="query.values('direction')" (valuesChange)="query.set({ direction: $event })" />
      <cal-filter-chip single label="État" icon="local_shipping" [options]="states" [values]="query.values('state')" (valuesChange)="query.set({ state: $event })" />
      @if (sites().length > 1) {
        <cal-filter-chip single label="MDS" icon="location_on" [options]="sites()" [values]="query.values('siteId')" (valuesChange)="query.set({ siteId: $event })" />
      }
    </div>
    <cal-list-frame label="Transferts" [list]="list" [columns]="columns" [query]="query">
      <ng-template calCell="route" [of]="list" let-transfer>
        <span class="name">
          <cal-icon-tile icon="local_shipping" [tone]="lookOf[transfer.state].tone" />
          <a class="cal-row-link" [routerLink]="['/transferts', transfer.id]">{{ transfer.from.name }}<span class="arrow" aria-hidden="true"> → </span><span class="cal-unseen"> vers </span>{{ transfer.to.name }}</a>
        </span>
      </ng-template>
      <ng-template calCell="pieces" [of]="list" let-transfer>{{ piecesOf(transfer.pieces) }}</ng-template>
      <ng-template calCell="rest" [of]="list" let-transfer>{{ restOf(transfer) || '—' }}</ng-template>
      <ng-template calCell="date" [of]="list" let-transfer>{{ transfer.sentAt ? 'Parti le' : 'Préparé le' }} {{ transfer.sentAt ?? transfer.createdAt | calShortDay }}</ng-template>
      <ng-template calCell="state" [of]="list" let-transfer>
        <cal-badge [tone]="lookOf[transfer.state].tone" [icon]="lookOf[transfer.state].icon">{{ labelOf[transfer.state] }}</cal-badge>
      </ng-template>
      @if (query.filtered()) {
        <cal-empty-state empty icon="search_off" heading="Aucun transfert ne correspond">
          Retirez des filtres pour en voir davantage.
          <button action matButton="filled" type="button" (click)="query.clear()">Retirer tous les filtres</button>
        </cal-empty-state>
      } @else {
        <cal-empty-state empty icon="local_shipping" heading="Aucun transfert pour le moment">
          Envoyez du matériel à une autre MDS : chaque matériel est suivi du départ à l’arrivée.
          @if (session.may('transfer:send')) {
            <a action matButton="filled" routerLink="/transferts/nouveau"><cal-icon name="add" />Préparer un transfert</a>
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
    }

    .arrow {
      color: var(--cal-ink-2);
    }
  `,
})
export class TransferList {
  protected readonly session = inject(Session);
  protected readonly query = injectListQuery({ filters: ['direction', 'state', 'siteId'], sort: '-createdAt' });
  protected readonly list = injectPagedList<TransferSummary>('/api/transfers', this.query.request);

  protected readonly columns: readonly Column[] = [
    { key: 'route', label: 'De et vers', card: 'title' },
    { key: 'pieces', label: 'Contenu' },
    { key: 'rest', label: 'Reste et écarts' },
    { key: 'date', label: 'Date', sort: 'createdAt' },
    { key: 'state', label: 'État', card: 'aside' },
  ];
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly directions = [{ value: 'incoming', label: 'À recevoir' }, { value: 'outgoing', label: 'Envoyés' }];
  protected readonly states = [{ value: 'live', label: 'En cours' }, ...TRANSFER_STATES.map((value) => ({ value, label: TRANSFER_STATE_LABEL[value] }))];
  protected readonly labelOf = TRANSFER_STATE_LABEL;
  protected readonly lookOf = TRANSFER_LOOK;
  protected readonly piecesOf = pieces;
  protected readonly restOf = restInWords;
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'transfert', 'transferts', 'aucun');
  });
}
