import { Component, ElementRef, computed, effect, inject, input, linkedSignal, model, output, signal, untracked, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-drawings';
import { Field } from './field';

/** One hit: enough to tell two apart. */
export interface Hit {
  readonly id: string;
  /** « Nadia Benali » */
  readonly label: string;
  /** « Agente · Accueil · Vitrolles » */
  readonly detail?: string;
  readonly icon?: IconName;
}

/**
 * Finds one person, model, site … by typing: `<cal-lookup [search]="searchPersons" [formField]="form.personId" />`
 * inside a `cal-field`. The field holds the id, or null.
 */
@Component({
  selector: 'cal-lookup',
  imports: [Icon, MatAutocomplete, MatAutocompleteTrigger, MatOption],
  templateUrl: './lookup.html',
  styleUrl: './lookup.css',
})
export class Lookup implements FormValueControl<string | null> {
  /** Answers the hits for what was typed, the likeliest first; for an empty text, the usual ones. */
  readonly search = input.required<(text: string) => Promise<readonly Hit[]>>();
  /** What the value means when the form begins with one. */
  readonly chosenHit = input<Hit | null>(null);
  readonly placeholder = input('');

  readonly value = model.required<string | null>();
  readonly disabled = input(false);
  readonly touch = output();
  /** The hit behind the value whenever it changes; null when it was emptied. */
  readonly picked = output<Hit | null>();

  protected readonly field = inject(Field);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly hits = signal<readonly Hit[]>([]);
  protected readonly searched = signal<string | null>(null);
  private readonly hit = linkedSignal(() => this.chosenHit());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  protected readonly nothingFound = computed(() => this.searched() !== null && this.hits().length === 0);

  constructor() {
    effect(() => {
      const value = this.value();
      const hit = this.hit();
      if (value !== null && hit?.id === value) untracked(() => (this.box().nativeElement.value = hit.label));
    });
  }

  focus(options?: FocusOptions): void {
    this.box().nativeElement.focus(options);
  }

  protected searchSoon(): void {
    clearTimeout(this.timer);
    if (this.value() !== null) this.choose(null);
    this.timer = setTimeout(() => void this.searchNow(), 150);
  }

  protected async searchNow(): Promise<void> {
    const text = this.value() === null ? this.box().nativeElement.value.trim() : '';
    const asked = ++this.asked;
    const hits = await this.search()(text);
    // A slow answer to an earlier text must not replace a later one.
    if (asked !== this.asked) return;
    this.hits.set(hits);
    this.searched.set(text);
  }

  protected pick(event: MatAutocompleteSelectedEvent): void {
    this.choose(event.option.value as Hit);
  }

  /** Text that names nobody is no choice: it is taken away, so that the field never shows what it does not hold. */
  protected leave(): void {
    const box = this.box().nativeElement;
    const exact = this.hits().filter((hit) => hit.label.toLowerCase() === box.value.trim().toLowerCase());
    const only = exact.length === 1 ? exact[0] : undefined;
    if (this.value() === null && only) this.choose(only);
    this.touch.emit();
  }

  protected readonly labelOf = (hit: Hit | string | null): string => (typeof hit === 'string' ? hit : (hit?.label ?? ''));

  private choose(hit: Hit | null): void {
    this.hit.set(hit);
    this.value.set(hit?.id ?? null);
    this.picked.emit(hit);
  }
}
