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
  private readonly proposals = viewChild.required(MatAutocomplete);
  protected readonly hits = signal<readonly Hit[]>([]);
  protected readonly searched = signal<string | null>(null);
  private readonly hit = linkedSignal(() => this.chosenHit());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  private readonly dropped = signal<string | null>(null);

  /** What became of the typed text, when it came to nothing. */
  protected readonly remark = computed(() => {
    if (this.value() !== null) return null;
    const dropped = this.dropped();
    if (dropped) return `« ${dropped} » n’a pas été retenu : choisissez dans la liste.`;
    return this.searched() && this.hits().length === 0 ? `Aucun résultat pour « ${this.searched()} ».` : null;
  });

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
    this.dropped.set(null);
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

  protected leave(): void {
    // A press on a proposal blurs the field before it chooses: then the closing of the proposals decides.
    if (!this.proposals().isOpen) this.decide();
    this.touch.emit();
  }

  protected proposalsClosed(): void {
    if (this.box().nativeElement !== document.activeElement) this.decide();
  }

  /** Text that names nobody is no choice: it is taken away and said, so that the field never shows what it does not hold. */
  private decide(): void {
    const box = this.box().nativeElement;
    const text = box.value.trim();
    if (this.value() !== null || !text) return;
    const exact = this.hits().filter((hit) => hit.label.toLowerCase() === text.toLowerCase());
    const [only] = exact;
    if (only && exact.length === 1) {
      box.value = only.label;
      this.choose(only);
    } else {
      box.value = '';
      this.dropped.set(text);
    }
  }

  protected readonly labelOf = (hit: Hit | string | null): string => (typeof hit === 'string' ? hit : (hit?.label ?? ''));

  private choose(hit: Hit | null): void {
    this.hit.set(hit);
    this.value.set(hit?.id ?? null);
    this.picked.emit(hit);
  }
}
