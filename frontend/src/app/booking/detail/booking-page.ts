import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { BOOKING_USE_LABEL, LIVE_BOOKING_STATUSES, mayAssignCategory, type BookingAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { Session } from '../../session/session';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { parisDay } from '../../ui/format/dates';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { keepFocus } from '../../ui/page/keep-focus';
import { PageHeader, type Crumb } from '../../ui/page/page-header';
import { refusalOf } from '../../ui/problem/refusal';
import { Badge } from '../../ui/state/badge';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { Notice } from '../../ui/state/notice';
import { Waiting } from '../../ui/state/waiting';
import { BookingApi } from '../booking-api';
import { STATUS_LABEL, STATUS_LOOK, subjectOf, whenInFull } from '../booking-words';
import type { EndBookingData } from './end-booking';

/** `/reservations/:id` : what is booked, for whom, and what can be done with it now. */
@Component({
  selector: 'cal-booking-page',
  imports: [Badge, Card, Fact, Facts, Icon, IconTile, MatButton, Notice, PageHeader, RouterLink, Waiting],
  templateUrl: './booking-page.html',
  styleUrl: './booking-page.css',
})
export class BookingPage {
  private readonly announcements = inject(Announcements);
  private readonly api = inject(BookingApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();
  /** Sent again after a lost answer, it hands over nothing twice. */
  private readonly custodyId = linkedSignal({ source: () => this.id(), computation: () => v7() });

  protected readonly booking = httpResource<BookingAnswer>(() => `/api/bookings/${this.id()}`);
  protected readonly look = STATUS_LOOK;
  protected readonly labelOf = STATUS_LABEL;
  protected readonly useOf = BOOKING_USE_LABEL;
  protected readonly icons = CATEGORY_ICON;
  protected readonly when = whenInFull;
  protected readonly subject = subjectOf;
  protected readonly dayOf = (instant: string): string => parisDay(new Date(instant));

  /** Whether it still holds its time. */
  protected readonly live = computed(() => this.booking.hasValue() && !this.booking.value().expired && LIVE_BOOKING_STATUSES.includes(this.booking.value().status));
  protected readonly mayHandOver = computed(() => this.live() && this.booking.hasValue() && this.booking.value().status === 'approved' && this.mayGive(this.booking.value()));
  /** An act is on its way. */
  protected readonly busy = signal(false);

  constructor() {
    // The buttons are those of its status.
    keepFocus(() => (this.booking.hasValue() ? this.booking.value() : null), (page) => page.querySelector('h1'));
  }

  protected trailOf(booking: BookingAnswer): readonly Crumb[] {
    return [{ label: 'Réservations', link: '/reservations' }, { label: booking.number }];
  }

  protected async approve(booking: BookingAnswer): Promise<void> {
    await this.done(() => this.api.approve(booking), 'Réservation approuvée');
  }

  protected async approveSeries(booking: BookingAnswer): Promise<void> {
    await this.done(() => this.api.approve(booking, { series: true }), 'Série approuvée');
  }

  protected async endIt(booking: BookingAnswer, act: EndBookingData['act']): Promise<void> {
    const done = await this.dialogs.open<boolean, EndBookingData>(() => import('./end-booking').then((file) => file.EndBooking), { booking, act });
    if (done) await this.changed(act === 'refuse' ? 'Réservation refusée' : 'Réservation annulée');
  }

  protected async move(booking: BookingAnswer): Promise<void> {
    const done = await this.dialogs.open<boolean, BookingAnswer>(() => import('./move-booking').then((file) => file.MoveBooking), booking);
    if (done) await this.changed('Réservation modifiée');
  }

  /** A loan goes by the counter, which asks for the borrower; an assignment is one press where the agent is known, and asks for one otherwise. */
  protected async handOver(booking: BookingAnswer): Promise<void> {
    if (booking.use === 'public') {
      await this.router.navigate(['/prets/nouveau'], { queryParams: { reservation: booking.id } });
      return;
    }
    if (parisDay(new Date(booking.start)) > parisDay(new Date()) && !(await this.meansNow(booking))) return;
    if (booking.person) {
      const given = { id: this.custodyId(), personId: booking.person.id, dueAt: booking.end };
      await this.done(() => this.api.handOver(booking, given), `Remis à ${booking.person.name}`);
      return;
    }
    const done = await this.dialogs.open<boolean, BookingAnswer>(() => import('./hand-over-booking').then((file) => file.HandOverBooking), booking);
    if (done) await this.changed('Matériel remis');
  }

  private mayGive({ category }: BookingAnswer): boolean {
    const role = this.session.user()?.role;
    return role !== undefined && mayAssignCategory(role, category);
  }

  /** A booking of a later day is rarely meant to be handed over at once. */
  private meansNow(booking: BookingAnswer): Promise<boolean> {
    return this.dialogs.confirm({
      heading: booking.person ? `Remettre dès maintenant à ${booking.person.name} ?` : 'Remettre dès maintenant ?',
      consequence: `C’est réservé pour plus tard : ${whenInFull(booking.start, booking.end)}. ${booking.kit ? `Tout le lot « ${booking.kit.name} »` : booking.number} passe en service tout de suite.`,
      act: 'Remettre maintenant',
    });
  }

  private async done(act: () => Promise<unknown>, sentence: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await act();
      await this.changed(sentence);
    } catch (failure) {
      const { sentence, lines } = refusalOf(failure);
      // Of a kit: which of its pieces refuse.
      await this.announcements.say([sentence, ...lines.map(({ detail }) => detail)].join(' '));
      this.booking.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private async changed(sentence: string): Promise<void> {
    this.booking.reload();
    await this.announcements.say(sentence);
  }
}
