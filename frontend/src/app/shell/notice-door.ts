import { NgComponentOutlet } from '@angular/common';
import { Component, DestroyRef, ElementRef, InjectionToken, Injector, afterNextRender, inject, signal, type Type } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon/icon';

/** Loads the bell that shows live what one is told of; null where there is none, and the way to the page is all. */
export const NOTICE_BELL = new InjectionToken<(() => Promise<Type<unknown>>) | null>('notice bell', { providedIn: 'root', factory: () => null });

/** A browser that cannot say when it is idle gets the bell so long after the page. */
const SOON_MS = 1000;
/** A page that never rests gets it all the same. */
const AT_LAST_MS = 5000;

/** The way to what one is told of. It is a plain link until the page is there and the browser has nothing to do; then the bell comes. */
@Component({
  selector: 'cal-notice-door',
  imports: [Icon, NgComponentOutlet, RouterLink],
  template: `
    @if (bell(); as bell) {
      <ng-container *ngComponentOutlet="bell" />
    } @else {
      <a routerLink="/avis" aria-label="Avis"><cal-icon name="notifications" /></a>
    }
  `,
  styles: `
    :host,
    a {
      display: grid;
      place-items: center;
      width: 2.75rem;
      height: 2.75rem;
    }

    a {
      --cal-icon-size: 1.5rem;
      border-radius: var(--cal-radius-full);
      color: var(--cal-ink);
    }
  `,
})
export class NoticeDoor {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly load = inject(NOTICE_BELL);
  private left = false;

  protected readonly bell = signal<Type<unknown> | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => { this.left = true; });
    afterNextRender(() => {
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void this.fetch(), { timeout: AT_LAST_MS });
      else setTimeout(() => void this.fetch(), SOON_MS);
    });
  }

  private async fetch(): Promise<void> {
    // Without it the link still leads to the page.
    const bell = this.left ? undefined : await this.load?.().catch(() => undefined);
    if (!bell || this.left) return;
    const focused = this.host.nativeElement.contains(document.activeElement);
    this.bell.set(bell);
    if (focused) afterNextRender(() => this.host.nativeElement.querySelector('button')?.focus(), { injector: this.injector });
  }
}
