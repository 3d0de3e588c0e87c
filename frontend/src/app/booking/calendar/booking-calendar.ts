import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { CATEGORIES, CATEGORY_LABEL_PLURAL, mayAssignCategory, type Calendar, type Category } from '@calanque/shared';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { parisDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { FilterChip } from '../../ui/list/filter-chip';
import type { ListQuery } from '../../ui/list/list-query';
import { EmptyState } from '../../ui/state/empty-state';
import { Waiting } from '../../ui/state/waiting';
import { BUSY_LOOK } from '../booking-words';
import type { BusyDialogData } from './busy-dialog';
import { CalendarGrid, type PickedCell } from './calendar-grid';
import { rowsOf, type ModelRows } from './calendar-rows';
import { CALENDAR_VIEWS, slotsOf, stepDay, stretchName, type CalendarView, type Slot } from './calendar-slots';

/** A stretch of time with what fills it. */
interface Shown {
  readonly label: string;
  readonly slots: readonly Slot[];
  readonly models: readonly ModelRows[];
}

/** Which pieces of a site are free when: day, week or month, by model. What it shows stands in the address. */
@Component({
  selector: 'cal-booking-calendar',
  imports: [CalendarGrid, EmptyState, FilterChip, Icon, Waiting],
  templateUrl: './booking-calendar.html',
  styleUrl: './booking-calendar.css',
})
export class BookingCalendar {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly query = input.required<ListQuery>();

  private readonly now = new Date();
  protected readonly views = CALENDAR_VIEWS;
  protected readonly categories = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABEL_PLURAL[value] }));
  protected readonly legend = (['approved', 'asked', 'loan', 'assignment', 'repair'] as const).map((kind) => ({ kind, ...BUSY_LOOK[kind] }));
  protected readonly sites = computed(() => this.session.sites().map(({ id, name }) => ({ value: id, label: name })));

  protected readonly chosen = computed(() => CALENDAR_VIEWS.find(({ value }) => value === (this.query().value('vue') ?? 'semaine')) ?? CALENDAR_VIEWS[1]);
  protected readonly view = computed<CalendarView>(() => this.chosen().value);
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
  protected readonly category = computed(() => this.query().value('category'));

  protected readonly calendar = httpResource<Calendar>(() => {
    const [slots, site, category] = [this.slots(), this.site(), this.category()];
    const [first, last] = [slots[0], slots.at(-1)];
    if (!first || !last || !site) return undefined;
    const params = { from: new Date(first.start).toISOString(), to: new Date(last.end).toISOString(), siteId: site.id, ...(category && { category }) };
    return { url: '/api/bookings/calendar', params };
  });
  private readonly answer = computed((): Shown | null => this.calendar.hasValue() ? {
    label: `Réservations de la MDS ${this.site()?.name ?? ''}, ${this.stretch()}`, slots: this.slots(),
    models: rowsOf(this.calendar.value().pieces, this.slots(), this.now.getTime(), this.category() === 'wifi-point'),
  } : null);
  /** While another stretch of time loads, the former one stays: the focus may be in it. */
  protected readonly shown = linkedSignal<Shown | null, Shown | null>({
    source: this.answer, computation: (answer, former) => answer ?? (this.calendar.error() ? null : former?.value ?? null),
  });
  protected readonly waiting = computed(() => this.answer() === null);

  protected readonly today = computed(() => parisDay(this.now));

  protected step(by: 1 | -1): void {
    void this.query().replace({ jour: stepDay(this.view(), this.day(), by) });
  }

  /** A free cell leads to the form, a busy one tells what fills it. */
  protected async open(cell: PickedCell): Promise<void> {
    if (this.waiting()) return;
    const busy = cell.piece.busy.some((time) => Date.parse(time.start) < cell.slot.end && (time.end === null || Date.parse(time.end) > cell.slot.start));
    const ask = { equipmentId: cell.piece.equipmentId, jour: cell.slot.day, ...(this.view() === 'jour' && { heure: cell.slot.label.replace(' h', '') }) };
    const mayBook = this.mayBook(cell.piece.category);
    if (busy) {
      const wantsToBook = await this.dialogs.open<boolean, BusyDialogData>(() => import('./busy-dialog').then((file) => file.BusyDialog), { ...cell, mayBook });
      if (wantsToBook) await this.router.navigate(['/reservations/nouvelle'], { queryParams: ask });
    } else if (cell.slot.end <= this.now.getTime()) {
      return;
    } else if (mayBook) {
      await this.router.navigate(['/reservations/nouvelle'], { queryParams: ask });
    } else {
      await this.announcements.say('Vous pouvez réserver des tablettes et des accessoires seulement');
    }
  }

  private mayBook(category: Category): boolean {
    const role = this.session.user()?.role;
    return role !== undefined && this.session.may('booking:ask') && mayAssignCategory(role, category);
  }

  reload(): void {
    this.calendar.reload();
  }
}
