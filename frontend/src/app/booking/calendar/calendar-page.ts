import { Component } from '@angular/core';
import { injectListQuery } from '../../ui/list/list-query';
import { BookingsHeader } from '../bookings-header';
import { BookingCalendar } from './booking-calendar';

/** `/reservations` : the calendar. */
@Component({
  selector: 'cal-calendar-page',
  imports: [BookingCalendar, BookingsHeader],
  template: `<cal-bookings-header /><cal-booking-calendar [query]="query" />`,
})
export class CalendarPage {
  protected readonly query = injectListQuery({ filters: ['vue', 'jour', 'siteId', 'category'], sort: 'start' });
}
