import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { IMPORT_KIND_LABEL, type ImportSummary } from '@calanque/shared';
import { counted, wholeNumber } from '../../ui/format/numbers';
import { MomentPipe } from '../../ui/format/pipes';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { ListFrame } from '../../ui/list/list-frame';
import { injectPagedList } from '../../ui/list/paged-list';
import { PageHeader } from '../../ui/page/page-header';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { IconTile } from '../../ui/state/icon-tile';
import { IMPORT_STATE_LABEL, IMPORT_STATE_LOOK, KIND_WORDS } from '../import-words';
import { injectFollowedImports } from './followed-imports';
import { resultOf } from './import-result';

/** `/imports` : every file that one brought, and what became of it. */
@Component({
  selector: 'cal-import-list',
  imports: [Badge, Cell, EmptyState, Icon, IconTile, ListFrame, MatButton, MomentPipe, PageHeader, RouterLink],
  template: `
    <cal-page-header heading="Imports" [count]="count()">
      <a actions matButton="filled" routerLink="/imports/nouveau"><cal-icon name="upload_file" />Importer un fichier</a>
    </cal-page-header>
    <cal-list-frame label="Imports" [list]="list" [columns]="columns">
      <ng-template calCell="file" [of]="list" let-item>
        <span class="name">
          <cal-icon-tile [icon]="wordsOf[item.kind].icon" />
          <a class="cal-row-link" [routerLink]="['/imports', item.id]">{{ item.fileName }}</a>
        </span>
      </ng-template>
      <ng-template calCell="kind" [of]="list" let-item>{{ kindOf[item.kind] }}</ng-template>
      <ng-template calCell="rows" [of]="list" let-item>{{ numberOf(item.rowCount) }}</ng-template>
      <ng-template calCell="result" [of]="list" let-item>{{ resultOf(followed()(item)) || '—' }}</ng-template>
      <ng-template calCell="createdAt" [of]="list" let-item><span class="date">{{ item.createdAt | calMoment }}</span></ng-template>
      <ng-template calCell="state" [of]="list" let-item>
        @let state = followed()(item).state;
        <cal-badge [tone]="lookOf[state].tone" [icon]="lookOf[state].icon">{{ labelOf[state] }}</cal-badge>
      </ng-template>
      <cal-empty-state empty icon="upload_file" heading="Aucun import pour le moment">
        Reprenez un inventaire tenu dans un tableur : Calanque vous dit ligne par ligne ce qu’il en fera, avant d’enregistrer quoi que ce soit.
        <a action matButton="filled" routerLink="/imports/nouveau"><cal-icon name="upload_file" />Importer un fichier</a>
      </cal-empty-state>
    </cal-list-frame>
  `,
  styles: `
    .name {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      overflow-wrap: anywhere;
    }

    .date {
      white-space: nowrap;
    }
  `,
})
export class ImportList {
  protected readonly list = injectPagedList<ImportSummary>('/api/imports', signal({}));
  protected readonly followed = injectFollowedImports(this.list.items);
  protected readonly columns: readonly Column[] = [
    { key: 'file', label: 'Fichier', card: 'title' },
    { key: 'kind', label: 'Contenu' },
    { key: 'rows', label: 'Lignes' },
    { key: 'result', label: 'Résultat' },
    { key: 'createdAt', label: 'Déposé le' },
    { key: 'state', label: 'Avancement', card: 'aside' },
  ];
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total ? counted(total, 'fichier', 'fichiers', 'aucun') : '';
  });

  protected readonly kindOf = IMPORT_KIND_LABEL;
  protected readonly labelOf = IMPORT_STATE_LABEL;
  protected readonly lookOf = IMPORT_STATE_LOOK;
  protected readonly numberOf = wholeNumber;
  protected readonly resultOf = resultOf;
  protected readonly wordsOf = KIND_WORDS;
}
