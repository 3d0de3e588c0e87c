import type { Routes } from '@angular/router';
import { allowed } from '../session/guards';
import { askBeforeLeaving } from '../ui/form/leave-guard';
import { idInAddress } from '../ui/page/id-in-address';

/** The screens below `/reservations`. */
export const bookingRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Réservations',
    loadComponent: () => import('./calendar/calendar-page').then((file) => file.CalendarPage),
  },
  {
    path: 'liste',
    title: 'Réservations',
    loadComponent: () => import('./list/booking-list').then((file) => file.BookingList),
  },
  {
    path: 'nouvelle',
    title: 'Nouvelle réservation',
    canMatch: [allowed('booking:ask')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./form/booking-create').then((file) => file.BookingCreate),
  },
  {
    path: ':id',
    title: 'Réservation',
    canMatch: [idInAddress],
    loadComponent: () => import('./detail/booking-page').then((file) => file.BookingPage),
  },
];
