import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialog/dialogs';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page/page-header';

/** The head of the calendar and of the list of bookings, and the way from one to the other. */
@Component({
  selector: 'cal-bookings-header',
  imports: [Icon, MatButton, PageHeader, RouterLink, RouterLinkActive],
  template: `
    <cal-page-header heading="Réservations" [count]="count()" [above]="session.site() ? 'MDS ' + session.site()?.name : 'Toutes vos MDS'">
      <ng-container actions>
        <button matButton="outlined" type="button" (click)="openFeeds()"><cal-icon name="rss_feed" />Dans mon agenda</button>
        @if (session.may('booking:ask')) {
          <a matButton="filled" routerLink="/reservations/nouvelle"><cal-icon name="add" />Réserver</a>
        }
      </ng-container>
    </cal-page-header>
    <nav aria-label="Présentation des réservations">
      <a routerLink="/reservations" routerLinkActive="active" ariaCurrentWhenActive="page" [routerLinkActiveOptions]="exactly"><cal-icon name="calendar_month" />Calendrier</a>
      <a routerLink="/reservations/liste" routerLinkActive="active" ariaCurrentWhenActive="page"><cal-icon name="inbox" />Liste</a>
    </nav>
  `,
  styles: `
    :host {
      display: block;
    }

    nav {
      --cal-icon-size: 1.25rem;
      display: flex;
      gap: 0.25rem;
      margin-block: 0.25rem 1rem;
      border-block-end: 1px solid var(--cal-line);
    }

    nav a {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 2.75rem;
      padding-inline: 1rem;
      border-block-end: 3px solid transparent;
      color: var(--cal-ink-2);
      font-weight: 600;
      text-decoration: none;
    }

    nav a:hover {
      color: var(--cal-ink);
    }

    nav a.active {
      border-color: var(--cal-primary);
      color: var(--cal-primary);
    }
  `,
})
export class BookingsHeader {
  private readonly dialogs = inject(Dialogs);
  protected readonly session = inject(Session);

  readonly count = input<string>('');
  protected readonly exactly = { paths: 'exact', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' } as const;

  protected openFeeds(): Promise<unknown> {
    return this.dialogs.open(() => import('./feed/feeds-dialog').then((file) => file.FeedsDialog), null);
  }
}
