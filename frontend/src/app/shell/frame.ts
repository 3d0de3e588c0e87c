import { NgTemplateOutlet } from '@angular/common';
import { Component, ElementRef, computed, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { filter, map } from 'rxjs';
import { Session } from '../session/session';
import { Icon } from '../ui/icon/icon';
import { AccountMenu } from './account-menu';
import { Mark } from './mark';
import { Navigation, type NavigationLink } from './navigation';
import { NoticeDoor } from './notice-door';
import { SearchDoor } from './search-door';
import { SiteSwitcher } from './site-switcher';

/** How many places the bottom bar of phones and tablets has. */
const PLACES = 5;

/** What stands around every page: navigation, the MDS one works in, account, and the legal links. */
@Component({
  selector: 'cal-frame',
  imports: [AccountMenu, Icon, Mark, MatButton, NgTemplateOutlet, NoticeDoor, RouterLink, RouterLinkActive, RouterOutlet, SearchDoor, SiteSwitcher],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '[class.with-navigation]': 'links().length > 0' },
})
export class Frame {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly links = inject(Navigation).links;
  /** What the bottom bar has no place for. */
  protected readonly further = computed(() => (this.links().length > PLACES ? this.links().slice(PLACES - 1) : []));
  private readonly plus = viewChild<ElementRef<HTMLElement>>('plus');
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url.split(/[?#]/)[0] ?? '/'),
    ),
    { initialValue: this.router.url.split(/[?#]/)[0] ?? '/' },
  );
  protected readonly contentAddress = computed(() => `${this.path()}#contenu`);

  /** Whether one is on a screen that « Plus » holds. */
  protected readonly within = computed(() => this.further().some(({ link }) => this.path() === link || this.path().startsWith(`${link}/`)));

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }

  /** Before the navigation, so that the new page can take the focus that goes back to « Plus ». */
  protected closePlus(): void {
    this.plus()?.nativeElement.hidePopover();
  }

  /** A list opens filtered on the MDS in which one works; the filter shows in the address like any other. */
  protected parametersOf(link: NavigationLink): Record<string, string> | null {
    const site = this.session.site();
    return link.bySite && site && this.session.sites().length > 1 ? { siteId: site.id } : null;
  }
}
