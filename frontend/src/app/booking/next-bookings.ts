import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BookingAnswer, Page } from '@calanque/shared';
import { Icon } from '../ui/icon/icon';
import { Badge } from '../ui/state/badge';
import { STATUS_LABEL, STATUS_LOOK, subjectOf, whenOf } from './booking-words';

/** Who has booked a piece for the time to come, the nearest first; nothing where nobody has. */
@Component({
  selector: 'cal-next-bookings',
  imports: [Badge, Icon, RouterLink],
  template: `
    @if (bookings.hasValue() && bookings.value().items.length > 0) {
      <ul aria-label="Réservations à venir">
        @for (booking of bookings.value().items; track booking.id) {
          <li>
            <cal-badge [tone]="booking.endangered ? 'coral' : look[booking.status].tone" [icon]="booking.endangered ? 'warning' : look[booking.status].icon">{{ booking.endangered ? 'Menacée' : labelOf[booking.status] }}</cal-badge>
            <a [routerLink]="['/reservations', booking.id]">{{ when(booking.start, booking.end) }}</a>
            <span class="subject">{{ subject(booking) }}</span>
          </li>
        }
        @if (bookings.value().next) {
          <li><a routerLink="/reservations/liste" [queryParams]="{ equipmentId: equipmentId() }"><cal-icon name="event" />Toutes les réservations</a></li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.25rem;
      padding: 0.625rem 1rem;
      border-radius: var(--cal-radius-option);
      background: var(--cal-sunken);
      list-style: none;
    }

    li {
      --cal-icon-size: 1.25rem;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.625rem;
    }

    a {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 2.25rem;
    }

    .subject {
      color: var(--cal-ink-2);
    }
  `,
})
export class NextBookings {
  readonly equipmentId = input.required<string>();

  /** To the minute, so that it is asked once. */
  private readonly from = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  private readonly params = computed(() => ({ equipmentId: this.equipmentId(), status: 'live', from: this.from, sort: 'start', limit: 3 }));
  protected readonly bookings = httpResource<Page<BookingAnswer>>(() => ({ url: '/api/bookings', params: this.params() }));
  protected readonly look = STATUS_LOOK;
  protected readonly labelOf = STATUS_LABEL;
  protected readonly when = whenOf;
  protected readonly subject = subjectOf;
}
