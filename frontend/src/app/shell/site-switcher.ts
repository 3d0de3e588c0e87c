import { Component, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { Navigation } from './navigation';

/** The MDS in which one works: its name, and a choice for whoever has several. */
@Component({
  selector: 'cal-site-switcher',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (session.sites().length > 1) {
      <button type="button" class="site" [matMenuTriggerFor]="menu">
        <cal-icon name="location_on" />
        <span class="name">{{ session.site() ? 'MDS ' + session.site()?.name : 'Toutes les MDS' }}</span>
        <cal-icon class="caret" name="keyboard_arrow_down" />
      </button>
      <mat-menu #menu xPosition="before">
        <button mat-menu-item type="button" role="menuitemradio" [attr.aria-checked]="!session.site()" (click)="workIn(null)">
          <cal-icon matMenuItemIcon [name]="session.site() ? 'apartment' : 'check'" /> Toutes les MDS
        </button>
        @for (site of session.sites(); track site.id) {
          @let chosen = session.site()?.id === site.id;
          <button mat-menu-item type="button" role="menuitemradio" [attr.aria-checked]="chosen" (click)="workIn(site.id)">
            <cal-icon matMenuItemIcon [name]="chosen ? 'check' : 'location_on'" /> {{ site.name }}
          </button>
        }
      </mat-menu>
    } @else if (session.site(); as site) {
      <p class="site"><cal-icon name="location_on" /><span class="name">MDS {{ site.name }}</span></p>
    }
  `,
  styles: `
    :host {
      flex: 0 1 auto;
      min-width: 0;
    }

    .site {
      --cal-icon-size: 1.25rem;
      display: flex;
      align-items: center;
      gap: 0.5rem;
      max-width: 100%;
      min-height: 2.625rem;
      padding-inline: 0.875rem 1rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-full);
      background: var(--cal-surface);
      font-weight: 600;
    }

    button.site {
      padding-inline-end: 0.75rem;
      border-color: var(--cal-outline);
      cursor: pointer;

      &:hover {
        border-color: var(--cal-ink);
      }
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class SiteSwitcher {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly navigation = inject(Navigation);

  /** A list that is open follows: its filter on the MDS is in the address. */
  protected async workIn(siteId: string | null): Promise<void> {
    this.session.chooseSite(siteId);
    const path = this.router.url.split(/[?#]/)[0];
    if (this.navigation.links().some((link) => link.bySite && link.link === path)) {
      await this.router.navigate([], { queryParams: { siteId }, queryParamsHandling: 'merge' });
    }
  }
}
