import { DestroyRef, Directive, ElementRef, afterNextRender, inject, input, signal } from '@angular/core';

/** What is wider than its place scrolls sideways, with the arrow keys as well: it then is a region of its own, with a name. */
@Directive({
  selector: '[calSideways]',
  host: {
    '[attr.tabindex]': 'beyond() ? 0 : null',
    '[attr.role]': "beyond() ? 'region' : null",
    '[attr.aria-label]': "beyond() ? label() + ', défile de côté' : null",
  },
})
export class Sideways {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly label = input.required<string>();

  /** Whether there is more than shows. */
  protected readonly beyond = signal(false);

  constructor() {
    const sizes = new ResizeObserver(() => this.beyond.set(this.element.scrollWidth > this.element.clientWidth + 1));
    afterNextRender(() => {
      sizes.observe(this.element);
      for (const child of this.element.children) sizes.observe(child);
    });
    inject(DestroyRef).onDestroy(() => sizes.disconnect());
  }
}
