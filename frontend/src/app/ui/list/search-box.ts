import { Component, ElementRef, effect, input, output, viewChild } from '@angular/core';
import { Icon } from '../icon/icon';

/** Words to look for, sent when one stops typing and at once on Enter (as a scanner does). */
@Component({
  selector: 'cal-search-box',
  imports: [Icon],
  host: { role: 'search' },
  template: `
    <cal-icon name="search" />
    <input #box type="search" [attr.aria-label]="label()" [placeholder]="placeholder()" autocomplete="off" spellcheck="false" (input)="sendSoon()" (keydown.enter)="sendNow()" />
  `,
  styles: `
    :host {
      --cal-icon-size: 1.25rem;
      display: flex;
      flex: 1 1 15rem;
      align-items: center;
      gap: 0.5rem;
      max-width: 26rem;
      min-height: 2.25rem;
      padding-inline: 0.75rem;
      border: 1px solid var(--cal-outline);
      border-radius: var(--cal-radius-chip);
      background: var(--cal-surface);
      color: var(--cal-ink-2);
    }

    :host(:focus-within) {
      outline: 2px solid var(--cal-focus);
      border-color: var(--cal-focus);
    }

    input {
      flex: 1;
      min-width: 0;
      padding: 0.375rem 0;
      border: 0;
      outline: 0;
      background: none;
      color: var(--cal-ink);
      font-size: 0.9375rem;
    }
  `,
})
export class SearchBox {
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly value = input<string | null>(null);
  readonly searched = output<string | null>();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const value = this.value() ?? '';
      const box = this.box().nativeElement;
      // What is being typed is newer than what the address says.
      if (box.value.trim() !== value && this.timer === undefined) box.value = value;
    });
  }

  protected sendSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendNow(), 300);
  }

  protected sendNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.searched.emit(this.box().nativeElement.value.trim() || null);
  }
}
