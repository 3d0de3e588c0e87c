import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CATEGORY_LABEL, CATEGORY_LABEL_PLURAL, SPECIFICATIONS_BY_CATEGORY, type ModelAnswer } from '@calanque/shared';
import { HistoryList } from '../history/index';
import { Session } from '../session/session';
import { longDay, parisDay } from '../ui/format/dates';
import { counted } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { Card } from '../ui/page/card';
import { Fact, Facts } from '../ui/page/facts';
import { PageHeader, type Crumb } from '../ui/page/page-header';
import { CATEGORY_ICON } from '../ui/state/equipment-look';
import { IconTile } from '../ui/state/icon-tile';
import { Waiting } from '../ui/state/waiting';
import { SPECIFICATIONS, specificationInWords } from './specification-fields';

/** `/modeles/:id` : a model, what it is made of, and how many pieces there are. */
@Component({
  selector: 'cal-model-detail',
  imports: [Card, Fact, Facts, HistoryList, Icon, IconTile, MatButton, PageHeader, RouterLink, Waiting],
  template: `
    @if (model.hasValue()) {
      @let shown = model.value();
      <cal-page-header [heading]="shown.maker + ' ' + shown.name" [tabTitle]="shown.maker + ' ' + shown.name" [trail]="trailOf(shown)">
        <cal-icon-tile lead size="large" tone="primary" [icon]="iconOf[shown.category]" />
        <p facts class="cal-quiet">{{ labelOf[shown.category] }}{{ shown.modelNumber ? ' · ' + shown.modelNumber : '' }}</p>
        <ng-container actions>
          @if (session.may('model:edit')) {
            <a matButton="outlined" [routerLink]="['/modeles', shown.id, 'modifier']"><cal-icon name="edit" />Modifier</a>
          }
          @if (shown.equipmentCount) {
            <a matButton="filled" routerLink="/materiel" [queryParams]="{ modelId: shown.id }"><cal-icon name="inventory_2" />Voir {{ piecesOf(shown.equipmentCount) }}</a>
          }
        </ng-container>
      </cal-page-header>
      <div class="columns">
        <cal-card heading="Caractéristiques">
          <dl calFacts>
            @for (named of specifications(); track named[0]) {
              <div calFact [label]="named[1]">{{ inWords(shown.specifications, named) }}</div>
            }
            <div calFact label="Garantie habituelle">{{ shown.warrantyMonths === null ? '' : shown.warrantyMonths + ' mois' }}</div>
            <div calFact label="Support du fabricant">{{ support() }}</div>
            @if (shown.equipmentCount !== null) {
              <div calFact label="Matériels dans vos MDS">{{ shown.equipmentCount }}</div>
            }
          </dl>
        </cal-card>
        @if (session.may('history:read')) {
          <cal-history subject="equipment_model" [subjectId]="shown.id" [revision]="shown" />
        }
      </div>
    } @else {
      <cal-waiting [for]="model" (retry)="model.reload()" />
    }
  `,
  styles: `
    .columns {
      display: grid;
      gap: 1.25rem;
      align-items: start;
    }

    @media (min-width: 1100px) {
      .columns {
        grid-template-columns: minmax(20rem, 1fr) minmax(0, 1.4fr);
      }
    }
  `,
})
export class ModelDetail {
  protected readonly session = inject(Session);
  readonly id = input.required<string>();

  protected readonly model = httpResource<ModelAnswer>(() => `/api/equipment-models/${this.id()}`);
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly labelOf = CATEGORY_LABEL;
  protected readonly inWords = specificationInWords;
  protected readonly piecesOf = (count: number): string => counted(count, 'le matériel', 'matériels', 'aucun').replace(/^1 /, '');
  protected readonly specifications = computed(() => {
    const own = this.model.hasValue() ? SPECIFICATIONS_BY_CATEGORY[this.model.value().category] : [];
    return SPECIFICATIONS.filter(([field]) => own.includes(field));
  });
  protected readonly support = computed(() => {
    const endsOn = this.model.hasValue() ? this.model.value().supportEndsOn : null;
    if (endsOn === null) return '';
    return endsOn < parisDay(new Date()) ? `finie depuis le ${longDay(endsOn)}` : `jusqu’au ${longDay(endsOn)}`;
  });

  protected trailOf(model: ModelAnswer): readonly Crumb[] {
    return [
      { label: 'Modèles', link: '/modeles' },
      { label: CATEGORY_LABEL_PLURAL[model.category], link: '/modeles', parameters: { category: model.category } },
      { label: `${model.maker} ${model.name}` },
    ];
  }
}
