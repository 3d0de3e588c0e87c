import { DOCUMENT, Injector, Service, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/**
 * After a navigation the focus goes to the new page's title, so that a screen reader says where one is
 * and the keyboard goes on from there. A change of filter (same path) leaves the focus alone.
 */
@Service()
export class RouteFocus {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private path: string | null = null;
  private awaited = false;

  followNavigation(): void {
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe((event) => {
      const path = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
      const first = this.path === null;
      const moved = this.path !== path;
      this.path = path;
      // The browser itself announces the first page.
      if (first || !moved) return;
      this.awaited = true;
      afterNextRender(() => this.titleShown(), { injector: this.injector });
    });
  }

  /** A page says that its title stands; the focus goes there if a navigation still waits for it. */
  titleShown(): void {
    if (this.awaited && this.focusTitle()) this.awaited = false;
  }

  /** After an act whose button goes away with what is drawn next: the keyboard goes on from the title, unless the focus is somewhere. */
  keepFocus(): void {
    afterNextRender(() => {
      if (this.document.activeElement === this.document.body) this.focusTitle();
    }, { injector: this.injector });
  }

  private focusTitle(): boolean {
    const title = this.document.querySelector<HTMLElement>('h1');
    if (!title) return false;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    return true;
  }
}
