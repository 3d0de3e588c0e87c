import { Component, DestroyRef, ElementRef, ViewContainerRef, afterNextRender, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon/icon';
import { NOTICE_BELL } from './on-demand';

/** The bell comes when nothing else has come for so long: what was opened comes first, and takes all that the network has. */
const QUIET_MS = 1500;
const LOOK_EVERY_MS = 500;

/** The way to what one is told of. It is a plain link until what was opened is there; then the bell takes its place. */
@Component({
  selector: 'cal-notice-door',
  imports: [Icon, RouterLink],
  template: `
    <ng-container #place />
    @if (!rings()) {
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
  private readonly load = inject(NOTICE_BELL);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private left = false;

  protected readonly rings = signal(false);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      if (quietFor() >= QUIET_MS) void this.fetch();
      else timer = setTimeout(look, LOOK_EVERY_MS);
    };
    afterNextRender(() => { timer = setTimeout(look, QUIET_MS); });
    inject(DestroyRef).onDestroy(() => {
      this.left = true;
      clearTimeout(timer);
    });
  }

  private async fetch(): Promise<void> {
    // Without it the link still leads to the page.
    const bell = await this.load?.().catch(() => undefined);
    if (!bell || this.left) return;
    const focused = this.host.nativeElement.contains(document.activeElement);
    const made = this.place().createComponent(bell);
    this.rings.set(true);
    made.changeDetectorRef.detectChanges();
    if (focused) this.host.nativeElement.querySelector('button')?.focus();
  }
}

/** Since when nothing has come over the network, in milliseconds. */
function quietFor(): number {
  const last = performance.getEntriesByType('resource').at(-1) as PerformanceResourceTiming | undefined;
  return performance.now() - (last?.responseEnd ?? 0);
}
