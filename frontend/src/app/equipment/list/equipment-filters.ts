import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import {
  CATEGORIES, CATEGORY_LABEL_PLURAL, EQUIPMENT_STATES, EQUIPMENT_STATE_LABEL, type EquipmentSummary, type ModelAnswer, type PersonAnswer,
} from '@calanque/shared';
import { injectPersonSearch } from '../../custody/index';
import { injectModelSearch } from '../../equipment-model/index';
import { Session } from '../../session/session';
import { longDay, parisDay } from '../../ui/format/dates';
import { FilterChip, type FilterOption } from '../../ui/list/filter-chip';
import type { ListQuery } from '../../ui/list/list-query';
import { PickChip } from '../../ui/list/pick-chip';
import { SearchBox } from '../../ui/list/search-box';
import { CATEGORY_ICON, STATE_LOOK } from '../../ui/state/equipment-look';

/** The filters of the equipment list; their values live in the address. */
@Component({
  selector: 'cal-equipment-filters',
  imports: [FilterChip, PickChip, SearchBox],
  template: `
    @let query = this.query();
    <cal-search-box label="Chercher dans le matériel" placeholder="Numéro, série, modèle…" [value]="query.value('q')" (searched)="query.replace({ q: $event })" />
    <div class="chips">
      @if (session.sites().length > 1 || query.value('siteId')) {
        <cal-filter-chip label="MDS" icon="location_on" [options]="sites()" [values]="query.values('siteId')" (valuesChange)="query.set({ siteId: $event, roomId: null })" />
      }
      <cal-filter-chip label="Catégorie" [options]="categories" [values]="query.values('category')" (valuesChange)="query.set({ category: $event })" />
      <cal-filter-chip label="État" [options]="states" [values]="query.values('state')" (valuesChange)="query.set({ state: $event })" />
      <cal-pick-chip label="Modèle" [search]="searchModels" [value]="query.value('modelId')" [shown]="modelName()" (valueChange)="query.set({ modelId: $event })" />
      @if (session.may('equipment:read-private')) {
        <cal-pick-chip label="Détenteur" [search]="searchPersons" [value]="query.value('personId')" [shown]="personName()" (valueChange)="query.set({ personId: $event })" />
      }
      <cal-filter-chip single label="Fin de garantie" [options]="warranties()" [values]="query.values('warrantyEndsBy')" (valuesChange)="query.set({ warrantyEndsBy: $event })" />
      @if (query.value('roomId')) {
        <cal-filter-chip single label="Pièce" icon="meeting_room" [options]="rooms()" [values]="query.values('roomId')" (valuesChange)="query.set({ roomId: $event })" />
      }
      @if (session.may('equipment:edit') && (!past() || query.value('annulled'))) {
        <cal-filter-chip single label="Annulées" [options]="annulled" [values]="query.values('annulled')" (valuesChange)="query.set({ annulled: $event })" />
      }
    </div>
  `,
  styles: `
    :host,
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem;
    }

    :host {
      margin-block-end: 0.875rem;
    }

    .chips {
      min-width: 0;
    }

    cal-search-box {
      flex: 1 1 11rem;
      max-width: 18rem;
    }

    @media (min-width: 640px) {
      .chips {
        display: contents;
      }
    }

    /* On a phone the filters are one line that slides under the finger. */
    @media (max-width: 639px) {
      :host {
        min-width: 0;
      }

      cal-search-box {
        flex-basis: 100%;
        max-width: none;
      }

      .chips {
        flex-wrap: nowrap;
        margin-inline: calc(-1 * var(--cal-gutter));
        padding: 0.25rem var(--cal-gutter);
        overflow-x: auto;
        white-space: nowrap;
      }

      .chips > * {
        flex: none;
      }
    }
  `,
})
export class EquipmentFilters {
  protected readonly session = inject(Session);

  readonly query = input.required<ListQuery>();
  /** The rows on the screen: they know the name of the room by which one filters. */
  readonly rows = input.required<readonly EquipmentSummary[]>();
  /** Whether a day that is past is shown: annulled entries have no past. */
  readonly past = input(false);

  protected readonly searchModels = injectModelSearch();
  protected readonly searchPersons = injectPersonSearch(() => this.session.site()?.id ?? null);
  protected readonly categories: readonly FilterOption[] = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value], icon: CATEGORY_ICON[value] }));
  protected readonly states: readonly FilterOption[] = EQUIPMENT_STATES.map((value) => ({ value, label: EQUIPMENT_STATE_LABEL[value], icon: STATE_LOOK[value].icon }));
  protected readonly annulled: readonly FilterOption[] = [{ value: 'true', label: 'Fiches annulées' }];
  /** A link or a view of somebody else may name a site that the reader does not see: its name stays unknown. */
  protected readonly sites = computed<readonly FilterOption[]>(() => {
    const own = this.session.sites();
    const others = this.query().values('siteId').filter((id) => !own.some((site) => site.id === id));
    return [...own.map(({ id, name }) => ({ value: id, label: name })), ...others.map((value) => ({ value, label: 'Une autre MDS' }))];
  });

  private readonly model = httpResource<ModelAnswer>(() => addressOf('/api/equipment-models', this.query().value('modelId')));
  protected readonly modelName = computed(() => (this.model.hasValue() ? `${this.model.value().maker} ${this.model.value().name}` : null));
  private readonly person = httpResource<PersonAnswer>(() => addressOf('/api/persons', this.query().value('personId')));
  protected readonly personName = computed(() => (this.person.hasValue() ? `${this.person.value().givenName} ${this.person.value().familyName}` : null));

  protected readonly warranties = computed<readonly FilterOption[]>(() => {
    const options = [
      { value: dayInMonths(0), label: 'Garantie finie' },
      { value: dayInMonths(3), label: 'Finit d’ici 3 mois' },
      { value: dayInMonths(6), label: 'Finit d’ici 6 mois' },
      { value: dayInMonths(12), label: 'Finit d’ici un an' },
    ];
    const given = this.query().value('warrantyEndsBy');
    return given === null || options.some(({ value }) => value === given) ? options : [...options, { value: given, label: `Finit d’ici le ${longDay(given)}` }];
  });

  protected readonly rooms = computed<readonly FilterOption[]>(() =>
    this.query().values('roomId').map((value) => ({ value, label: this.rows().find(({ room }) => room?.id === value)?.room?.name ?? 'Une pièce' })));
}

const addressOf = (collection: string, id: string | null): string | undefined => (id === null || id.includes(',') ? undefined : `${collection}/${id}`);

function dayInMonths(months: number): string {
  const date = new Date(`${parisDay(new Date())}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
