import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { CATEGORIES, CATEGORY_LABEL_PLURAL, type Calendar } from '@calanque/shared';
import { Session } from '../../session/session';
import { Dialogs } from '../../ui/dialog/dialogs';
import { parisDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { FilterChip } from '../../ui/list/filter-chip';
import type { ListQuery } from '../../ui/list/list-query';
import { EmptyState } from '../../ui/state/empty-state';
import { Waiting } from '../../ui/state/waiting';
import { BUSY_LOOK } from '../booking-words';
import { CalendarGrid, type PickedCell } from './calendar-grid';
import { rowsOf } from './calendar-rows';
import { CALENDAR_VIEWS, slotsOf, stepDay, stretchName, type CalendarView } from './calendar-slots';

/** Which pieces of a site are free when: day, week or month, by model. What it shows stands in the address. */
@Component({
  selector: 'cal-booking-calendar',
  imports: [CalendarGrid, EmptyState, FilterChip, Icon, Waiting],
  templateUrl: './booking-calendar.html',
  styleUrl: './booking-calendar.css',
})
export class BookingCalendar {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly query = input.required<ListQuery>();

  private readonly now = new Date();
  protected readonly views = CALENDAR_VIEWS;
  protected readonly categories = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value] }));
  protected readonly legend = (['approved', 'asked', 'loan', 'assignment', 'repair'] as const).map((kind) => ({ kind, ...BUSY_LOOK[kind] }));
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));

  protected readonly view = computed<CalendarView>(() => CALENDAR_VIEWS.find(({ value }) => value === this.query().value('vue'))?.value ?? 'semaine');
  protected readonly day = computed(() => {
    const day = this.query().value('jour') ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : parisDay(this.now);
  });
  protected readonly site = computed(() => {
    const asked = this.query().value('siteId') ?? this.session.site()?.id;
    return this.session.sites().find(({ id }) => id === asked) ?? this.session.sites()[0] ?? null;
  });
  protected readonly slots = computed(() => slotsOf(this.view(), this.day(), this.now));
  protected readonly stretch = computed(() => stretchName(this.view(), this.day()));
  protected readonly label = computed(() => `Réservations de ${this.site()?.name ?? ''}, ${this.stretch()}`);
  protected readonly category = computed(() => this.query().value('category'));

  protected readonly calendar = httpResource<Calendar>(() => {
    const [slots, site, category] = [this.slots(), this.site(), this.category()];
    const [first, last] = [slots[0], slots.at(-1)];
    if (!first || !last || !site) return undefined;
    const params = { from: new Date(first.start).toISOString(), to: new Date(last.end).toISOString(), siteId: site.id, ...(category && { category }) };
    return { url: '/api/bookings/calendar', params };
  });
  protected readonly models = computed(() =>
    this.calendar.hasValue() ? rowsOf(this.calendar.value().pieces, this.slots(), this.now.getTime(), this.category() === 'wifi-point') : []);

  protected readonly today = computed(() => parisDay(this.now));

  protected step(by: 1 | -1): void {
    void this.query().replace({ jour: stepDay(this.view(), this.day(), by) });
  }

  /** A free cell leads to the form, a busy one tells what fills it. */
  protected async open(cell: PickedCell): Promise<void> {
    const busy = cell.piece.busy.some((time) => Date.parse(time.start) < cell.slot.end && (time.end === null || Date.parse(time.end) > cell.slot.start));
    const ask = { equipmentId: cell.piece.equipmentId, jour: cell.slot.day, ...(this.view() === 'jour' && { heure: cell.slot.label.replace(' h', '') }) };
    if (!busy) {
      if (cell.slot.end > this.now.getTime()) await this.router.navigate(['/reservations/nouvelle'], { queryParams: ask });
      return;
    }
    const wantsToBook = await this.dialogs.open<boolean, PickedCell>(() => import('./busy-dialog').then((file) => file.BusyDialog), cell);
    if (wantsToBook) await this.router.navigate(['/reservations/nouvelle'], { queryParams: ask });
  }

  reload(): void {
    this.calendar.reload();
  }
}
