import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { HistorySubject, Page, PersonAnswer, Reference } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { injectPersonSearch } from '../custody/index';
import { Session } from '../session/session';
import type { Hit } from '../ui/form/lookup';
import type { IconName } from '../ui/icon/icon-drawings';
import { FilterChip, type FilterOption } from '../ui/list/filter-chip';
import type { ListQuery } from '../ui/list/list-query';
import { PickChip } from '../ui/list/pick-chip';
import { isReversed, type HistoryPeriod } from './history-period';
import { placeOf } from '../history-line/index';

const SUBJECTS: readonly { readonly value: HistorySubject; readonly label: string; readonly icon: IconName }[] = [
  { value: 'equipment', label: 'Matériel', icon: 'inventory_2' },
  { value: 'equipment_model', label: 'Modèles', icon: 'category' },
  { value: 'site', label: 'MDS et pièces', icon: 'location_on' },
  { value: 'person', label: 'Agents', icon: 'group' },
  { value: 'account', label: 'Comptes', icon: 'manage_accounts' },
  { value: 'loan', label: 'Prêts', icon: 'handshake' },
  { value: 'kit', label: 'Lots', icon: 'cases' },
  { value: 'transfer', label: 'Transferts', icon: 'local_shipping' },
  { value: 'loan_terms', label: 'Conditions de prêt', icon: 'description' },
  { value: 'import', label: 'Imports', icon: 'upload_file' },
];

/** The filters of the history page; their values live in the address. */
@Component({
  selector: 'cal-history-filters',
  imports: [FilterChip, PickChip],
  templateUrl: './history-filters.html',
  styleUrl: './history-filters.css',
})
export class HistoryFilters {
  private readonly http = inject(HttpClient);
  protected readonly session = inject(Session);

  readonly query = input.required<ListQuery>();
  /** The days in force, also where the address names none. */
  readonly period = input.required<HistoryPeriod>();

  protected readonly reversed = computed(() => isReversed(this.period()));
  protected readonly subjects = computed<readonly FilterOption[]>(() =>
    SUBJECTS.filter(({ value }) => value === 'equipment' || value === 'import' || this.session.may(placeOf({ subject: value, subjectId: '' }).needs)));
  protected readonly sites = computed<readonly FilterOption[]>(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));

  protected readonly searchPersons = injectPersonSearch(() => this.session.site()?.id ?? null);
  // Ids of their own, so that another filter asks for no name again.
  private readonly personId = computed(() => this.query().value('personId'));
  private readonly authorId = computed(() => this.query().value('authorId'));
  private readonly person = httpResource<PersonAnswer>(() => {
    const id = this.personId();
    return id === null ? undefined : `/api/persons/${encodeURIComponent(id)}`;
  });
  protected readonly personName = computed(() => (this.person.hasValue() ? `${this.person.value().givenName} ${this.person.value().familyName}` : null));

  private readonly author = httpResource<Page<Reference>>(() => {
    const id = this.authorId();
    return id === null ? undefined : `/api/history/authors?personId=${encodeURIComponent(id)}`;
  });
  protected readonly authorName = computed(() => (this.author.hasValue() ? (this.author.value().items[0]?.name ?? null) : null));

  /** Those who did something during the period: nobody else would give a line. */
  protected readonly searchAuthors = async (text: string): Promise<readonly Hit[]> => {
    // Nobody did anything in a period that is none, and the server refuses to look.
    if (this.reversed()) return [];
    const { from, to } = this.period();
    const params = { from, to, limit: '20', ...(text && { q: text }) };
    const page = await firstValueFrom(this.http.get<Page<Reference>>('/api/history/authors', { params }));
    return page.items.map(({ id, name }) => ({ id, label: name, icon: 'person' }));
  };

  /** An emptied day is the usual one again. */
  protected setDay(name: 'from' | 'to', event: Event): void {
    void this.query().set({ [name]: (event.target as HTMLInputElement).value || null });
  }
}
