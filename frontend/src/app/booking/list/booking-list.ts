import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { BOOKING_STATUS_LABEL, CATEGORIES, CATEGORY_LABEL_PLURAL, type BookingAnswer } from '@calanque/shared';
import { Session } from '../../session/session';
import { shortDay } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { Cell, type Column } from '../../ui/list/cell';
import { FilterChip } from '../../ui/list/filter-chip';
import { ListFrame } from '../../ui/list/list-frame';
import { injectListQuery } from '../../ui/list/list-query';
import { injectPagedList } from '../../ui/list/paged-list';
import { Badge } from '../../ui/state/badge';
import { EmptyState } from '../../ui/state/empty-state';
import { IconTile } from '../../ui/state/icon-tile';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { BookingsHeader } from '../bookings-header';
import { STATUS_LABEL, STATUS_LOOK, subjectOf, whenOf } from '../booking-words';

/** What a link restricts the list to that no chip lets one choose. */
const ONE_ALONE = { equipmentId: 'D’un seul matériel', modelId: 'D’un seul modèle', personId: 'D’une seule personne' } as const;

/** `/reservations/liste` : those to come, or others by filter. */
@Component({
  selector: 'cal-booking-list',
  imports: [Badge, BookingsHeader, Cell, EmptyState, FilterChip, Icon, IconTile, ListFrame, MatButton, RouterLink],
  templateUrl: './booking-list.html',
  styleUrl: './booking-list.css',
})
export class BookingList {
  protected readonly session = inject(Session);

  protected readonly query = injectListQuery({ filters: ['status', 'siteId', 'category', 'modelId', 'equipmentId', 'personId', 'mine', 'endangered', 'from', 'to'], sort: 'start' });
  /** Unless the address says otherwise: what still holds its time, from now on. */
  private readonly request = computed(() => {
    const asked = this.query.request();
    return { ...(asked['status'] || asked['from'] || asked['endangered'] ? {} : { status: 'live', from: this.since }), ...asked };
  });
  private readonly since = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  protected readonly list = injectPagedList<BookingAnswer>('/api/bookings', this.request);
  protected readonly columns: readonly Column[] = [
    { key: 'when', label: 'Quand', sort: 'start', card: 'title', minWidth: '13rem' },
    { key: 'piece', label: 'Matériel', card: 'line', minWidth: '11rem' },
    { key: 'subject', label: 'Pour', card: 'line', minWidth: '9rem' },
    { key: 'owner', label: 'Demandé par', card: 'line' },
    { key: 'site', label: 'MDS', card: 'line' },
    { key: 'status', label: 'Statut', card: 'aside' },
  ];

  protected readonly statuses = [
    { value: 'live', label: 'À venir ou en cours' },
    ...(['asked', 'approved', 'fulfilled', 'refused', 'cancelled'] as const).map((value) => ({ value, label: BOOKING_STATUS_LABEL[value] })),
  ];
  protected readonly categories = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value] }));
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));
  /** What else restricts the list, each with the filters to take away. */
  protected readonly restrictions = computed(() => {
    const [from, to] = [this.query.value('from'), this.query.value('to')];
    return [
      ...Object.entries(ONE_ALONE).filter(([filter]) => this.query.value(filter)).map(([filter, words]) => ({ words, without: { [filter]: null } })),
      ...(from ?? to ? [{ words: periodInWords(from, to), without: { from: null, to: null } }] : []),
    ];
  });
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null || total === 0 ? '' : counted(total, 'réservation', 'réservations', 'aucune');
  });

  protected readonly look = STATUS_LOOK;
  protected readonly labelOf = STATUS_LABEL;
  protected readonly icons = CATEGORY_ICON;
  protected readonly when = whenOf;
  protected readonly subject = subjectOf;

  protected isOn(filter: 'mine' | 'endangered'): boolean {
    return this.query.value(filter) === 'true';
  }

  protected toggle(filter: 'mine' | 'endangered'): void {
    void this.query.set({ [filter]: this.isOn(filter) ? null : 'true' });
  }
}

/** « Le 28 nov. », « Du 28 au 30 nov. », « À partir du 28 nov. » The end is not within. */
function periodInWords(from: string | null, to: string | null): string {
  if ([from, to].some((time) => time !== null && Number.isNaN(Date.parse(time)))) return 'D’une période';
  const first = from && shortDay(from);
  const last = to && shortDay(new Date(Date.parse(to) - 1).toISOString());
  if (first && last) return first === last ? `Le ${first}` : `Du ${first} au ${last}`;
  return first ? `À partir du ${first}` : `Jusqu’au ${last ?? ''}`;
}
