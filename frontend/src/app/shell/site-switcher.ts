import { Component, computed, inject, signal } from '@angular/core';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { SiteMenuOpened } from './site-menu-opened';

/** The MDS in which one works: its name, and a choice for whoever has several. */
@Component({
  selector: 'cal-site-switcher',
  imports: [Icon, SiteMenuOpened],
  template: `
    @if (session.sites().length > 1) {
      @defer (when wanted(); prefetch on hover(door)) {
        <cal-site-menu-opened />
      } @placeholder {
        <button #door type="button" class="site" aria-haspopup="menu" aria-expanded="false" (click)="wanted.set(true)">
          <cal-icon name="location_on" /><span class="name">{{ label() }}</span><cal-icon name="keyboard_arrow_down" />
        </button>
      }
    } @else if (session.site(); as site) {
      <p class="site"><cal-icon name="location_on" /><span class="name">MDS {{ site.name }}</span></p>
    }
  `,
  styleUrl: './site-switcher.css',
})
export class SiteSwitcher {
  protected readonly session = inject(Session);
  protected readonly wanted = signal(false);
  protected readonly label = computed(() => {
    const site = this.session.site();
    return site ? `MDS ${site.name}` : 'Toutes les MDS';
  });
}
