import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CATEGORIES, CATEGORY_LABEL, CATEGORY_LABEL_PLURAL, type ModelAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { monthOf, parisDay } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { Cell, type Column } from '../ui/list/cell';
import { FilterChip, type FilterOption } from '../ui/list/filter-chip';
import { ListFrame } from '../ui/list/list-frame';
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
  imports: [Cell, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, PageHeader, RouterLink, SearchBox],
  template: `
    <cal-page-header heading="Modèles" [count]="count()">
      @if (session.may('model:edit')) {
        <a actions matButton="filled" routerLink="/modeles/nouveau"><cal-icon name="add" />Ajouter</a>
      }
    </cal-page-header>
    <div class="cal-chips">
      <cal-search-box label="Chercher un modèle" placeholder="Marque, modèle, référence" [value]="query.value('q')" (searched)="query.replace({ q: $event })" />
      <cal-filter-chip label="Catégorie" [options]="categories" [values]="query.values('category')" (valuesChange)="query.set({ category: $event })" />
    </div>
    <cal-list-frame label="Modèles" [list]="list" [columns]="columns()" [query]="query">
      <ng-template calCell="name" [of]="list" let-model>
        <span class="name">
          <cal-icon-tile [icon]="iconOf[model.category]" />
          <a class="cal-row-link" [routerLink]="['/modeles', model.id]">{{ model.maker }} {{ model.name }}</a>
        </span>
      </ng-template>
      <ng-template calCell="category" [of]="list" let-model>{{ labelOf[model.category] }}</ng-template>
      <ng-template calCell="reference" [of]="list" let-model><span class="cal-quiet">{{ model.modelNumber ?? '—' }}</span></ng-template>
      <ng-template calCell="warranty" [of]="list" let-model>{{ model.warrantyMonths === null ? '—' : model.warrantyMonths + ' mois' }}</ng-template>
      <ng-template calCell="support" [of]="list" let-model>
        <span [class.past]="hasEnded(model)">{{ supportOf(model) }}</span>
      </ng-template>
      <ng-template calCell="pieces" [of]="list" let-model>{{ model.equipmentCount }}</ng-template>
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
  protected readonly columns = computed<readonly Column[]>(() => [
    { key: 'name', label: 'Modèle', sort: 'name', card: 'title' },
    { key: 'category', label: 'Catégorie', card: 'title' },
    { key: 'reference', label: 'Référence' },
    { key: 'warranty', label: 'Garantie' },
    { key: 'support', label: 'Fin de support', sort: 'supportEndsOn' },
    ...(this.session.may('equipment:read') ? [{ key: 'pieces', label: 'Matériels', align: 'end' } as const] : []),
  ]);
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || this.list.failure() ? '' : counted(total, 'modèle', 'modèles', 'aucun');
  });

  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = CATEGORY_LABEL;
  protected readonly categories: readonly FilterOption[] = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value], icon: CATEGORY_ICON[value] }));
  protected readonly hasEnded = (model: ModelAnswer): boolean => model.supportEndsOn !== null && model.supportEndsOn < parisDay(new Date());
  protected readonly supportOf = (model: ModelAnswer): string => (model.supportEndsOn ? `${this.hasEnded(model) ? 'finie en ' : ''}${monthOf(model.supportEndsOn)}` : '—');
}
