import { DOCUMENT, ElementRef, Injector, afterNextRender, effect, inject } from '@angular/core';

/**
 * Where the focus goes when what had it disappears with a change, so that the keyboard goes on from there:
 * `keepFocus(() => this.feed.unread(), (panel) => panel.querySelector('h2'))`. Called while a component is made.
 * @param changed Reads the signals after whose change something of the component may be gone.
 * @param next The place in the component's element, once it is drawn anew; null leaves the focus where the browser puts it.
 */
export function keepFocus(changed: () => unknown, next: (host: HTMLElement) => HTMLElement | null | undefined): void {
  const document = inject(DOCUMENT);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  effect(() => {
    changed();
    const held = document.activeElement;
    if (!held || !host.contains(held)) return;
    afterNextRender(() => {
      // A part of the component may have placed it already.
      if (host.contains(held) || document.activeElement !== document.body) return;
      const place = next(host);
      if (place && place.tabIndex < 0) place.tabIndex = -1;
      place?.focus();
    }, { injector });
  });
}
