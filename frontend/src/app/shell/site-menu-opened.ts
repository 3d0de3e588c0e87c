import { Component, afterNextRender, computed, inject, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { Navigation } from './navigation';

/** The choice of the MDS in which one works. It opens as soon as it is there. */
@Component({
  selector: 'cal-site-menu-opened',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="site" [matMenuTriggerFor]="menu">
      <cal-icon name="location_on" /><span class="name">{{ label() }}</span><cal-icon name="keyboard_arrow_down" />
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
  `,
  styleUrl: './site-switcher.css',
})
export class SiteMenuOpened {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly navigation = inject(Navigation);
  private readonly trigger = viewChild.required(MatMenuTrigger);

  protected readonly label = computed(() => {
    const site = this.session.site();
    return site ? `MDS ${site.name}` : 'Toutes les MDS';
  });

  constructor() {
    afterNextRender(() => this.trigger().openMenu());
  }

  /** A list that is open follows: its filter on the MDS is in the address. */
  protected async workIn(siteId: string | null): Promise<void> {
    this.session.chooseSite(siteId);
    const path = this.router.url.split(/[?#]/)[0];
    if (this.navigation.links().some((link) => link.bySite && link.link === path)) {
      await this.router.navigate([], { queryParams: { siteId }, queryParamsHandling: 'merge' });
    }
  }
}
