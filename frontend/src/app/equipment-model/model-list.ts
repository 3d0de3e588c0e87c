import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CATEGORIES, CATEGORY_LABEL_PLURAL, MODEL_CELLS, MODEL_COLUMNS, type ModelAnswer } from '@calanque/shared';
import { ViewsChip } from '../saved-view/index';
import { Session } from '../session/session';
import { monthOf, parisDay } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { Cell } from '../ui/list/cell';
import { columnText } from '../ui/list/column-text';
import { ColumnsChip } from '../ui/list/columns-chip';
import { ExportButton } from '../ui/list/export-button';
import { FilterChip, type FilterOption } from '../ui/list/filter-chip';
import { ListFrame } from '../ui/list/list-frame';
import { injectListLayout } from '../ui/list/list-layout';
import { injectListQuery } from '../ui/list/list-query';
import { injectPagedList } from '../ui/list/paged-list';
import { SearchBox } from '../ui/list/search-box';
import { PageHeader } from '../ui/page/page-header';
import { EmptyState } from '../ui/state/empty-state';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { IconTile } from '../ui/state/icon-tile';

/** `/modeles` : the catalogue. */
@Component({
  selector: 'cal-model-list',
  imports: [Cell, ColumnsChip, EmptyState, ExportButton, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, SearchBox, ViewsChip],
  template: `
    <cal-page-header heading="Modèles" [count]="count()">
      <cal-export-button actions url="/api/equipment-models" [query]="query" [layout]="layout" />
      @if (session.may('model:edit')) {
        <a actions matButton="filled" routerLink="/modeles/nouveau"><cal-icon name="add" />Ajouter</a>
      }
    </cal-page-header>
    <div class="cal-chips">
      <cal-search-box label="Chercher un modèle" placeholder="Marque, modèle, référence" [value]="query.value('q')" (searched)="query.replace({ q: $event })" />
      <cal-filter-chip label="Catégorie" [options]="categories" [values]="query.values('category')" (valuesChange)="query.set({ category: $event })" />
      <span class="cal-list-tools">
        <cal-views-chip list="equipment_model" [query]="query" [layout]="layout" />
        <cal-columns-chip [layout]="layout" />
      </span>
    </div>
    <cal-list-frame label="Modèles" [list]="list" [columns]="layout.screen()" [query]="query" [textOf]="textOf" [linkOf]="linkOf" [dense]="layout.chosen().density === 'compacte'">
      <ng-template calCell="whole" [of]="list" let-model>
        <span class="name">
          <cal-icon-tile [icon]="iconOf[model.category]" />
          <a class="cal-row-link" [routerLink]="['/modeles', model.id]">{{ model.maker }} {{ model.name }}</a>
        </span>
      </ng-template>
      <ng-template calCell="warrantyMonths" [of]="list" let-model>{{ model.warrantyMonths === null ? '—' : model.warrantyMonths + ' mois' }}</ng-template>
      <ng-template calCell="supportEndsOn" [of]="list" let-model>
        <span [class.past]="hasEnded(model)">{{ supportOf(model) }}</span>
      </ng-template>
      @if (query.filtered()) {
        <cal-empty-state empty icon="search_off" heading="Aucun modèle ne correspond">
          Élargissez la recherche, ou retirez des filtres.
          <button action matButton="filled" type="button" (click)="query.clear()">Retirer tous les filtres</button>
        </cal-empty-state>
      } @else {
        <cal-empty-state empty icon="category" heading="Le catalogue est vide">
          Un modèle décrit des matériels semblables : marque, caractéristiques, garantie.
          @if (session.may('model:edit')) {
            <a action matButton="filled" routerLink="/modeles/nouveau"><cal-icon name="add" />Ajouter un modèle</a>
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

    .past {
      color: var(--cal-ochre);
      font-weight: 600;
    }
  `,
})
export class ModelList {
  protected readonly session = inject(Session);
  protected readonly query = injectListQuery({ filters: ['q', 'category'], sort: 'name' });
  protected readonly list = injectPagedList<ModelAnswer>('/api/equipment-models', this.query.request);
  protected readonly layout = injectListLayout(this.query, {
    list: 'equipment_model', columns: MODEL_COLUMNS, usual: ['maker', 'name', 'category', 'modelNumber', 'warrantyMonths', 'supportEndsOn', 'equipmentCount'], fixed: 'name',
    groups: [{ key: 'whole', label: 'Modèle', sort: 'name', of: ['maker', 'name'], card: 'title', holdsLink: true }],
    single: { name: { card: 'title' }, category: { card: 'title' }, warrantyMonths: { label: 'Garantie', align: 'start' } },
  });
  protected readonly textOf = columnText(MODEL_COLUMNS, MODEL_CELLS);
  protected readonly linkOf = (model: ModelAnswer): readonly unknown[] => ['/modeles', model.id];
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'modèle', 'modèles', 'aucun');
  });

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly categories: readonly FilterOption[] = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value], icon: CATEGORY_ICON[value] }));
  protected readonly hasEnded = (model: ModelAnswer): boolean => model.supportEndsOn !== null && model.supportEndsOn < parisDay(new Date());
  protected readonly supportOf = (model: ModelAnswer): string => (model.supportEndsOn ? `${this.hasEnded(model) ? 'finie en ' : ''}${monthOf(model.supportEndsOn)}` : '—');
}
