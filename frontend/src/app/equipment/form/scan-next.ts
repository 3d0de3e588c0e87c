import { Directive, ElementRef, inject } from '@angular/core';

/**
 * A field that is often filled with a scanner, which types fast and presses Enter: Enter goes on to the next
 * field instead of sending the form.
 */
@Directive({ selector: 'input[calScanNext]', host: { '(keydown.enter)': 'goOn($event)' } })
export class ScanNext {
  private readonly input = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;

  protected goOn(event: Event): void {
    event.preventDefault();
    const controls = [...(this.input.form?.querySelectorAll<HTMLElement>('input, select, textarea') ?? [])];
    controls[controls.indexOf(this.input) + 1]?.focus();
  }
}
