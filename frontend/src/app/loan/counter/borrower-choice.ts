import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { ReadonlyFieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Borrower } from '@calanque/shared';
import { injectFilledField } from '../../ui/form/submission';
import { counted } from '../../ui/format/numbers';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';
import { IconTile } from '../../ui/state/icon-tile';
import { LoanApi } from '../loan-api';
import { borrowerName } from '../loan-words';
import { BorrowerOption, detailsOf, type BorrowerProposal } from './borrower-option';

const SHORTEST = 2;
const PAUSE_MS = 150;

/**
 * Who borrows: a field that proposes those who borrowed before, and last of all somebody new of the typed name (WAI-ARIA
 * combobox). Enter takes the first proposal; before the answer has come it waits for it.
 */
@Component({
  selector: 'cal-borrower-choice',
  imports: [BorrowerOption, Icon, IconTile, MatButton],
  templateUrl: './borrower-choice.html',
  styleUrl: './borrower-choice.css',
})
export class BorrowerChoice {
  private readonly api = inject(LoanApi);
  private readonly injector = inject(Injector);

  readonly known = input.required<Borrower | null>();
  /** The field of the form that the choice fills: what is wrong with it is told here. */
  readonly formField = input.required<ReadonlyFieldTree<unknown>>();
  /** Somebody who borrowed before was chosen. */
  readonly chosen = output<Borrower>();
  /** Somebody new, by the name that was typed. */
  readonly begun = output<string>();
  /** The choice is taken back. */
  readonly cleared = output();

  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private readonly change = viewChild<unknown, ElementRef<HTMLElement>>('change', { read: ElementRef });
  private readonly typed = signal('');
  private readonly answer = signal<{ readonly text: string; readonly items: readonly Borrower[] } | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly error = injectFilledField(() => this.focus());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private entered = false;

  protected readonly options = computed<readonly BorrowerProposal[]>(() => {
    const answer = this.answer();
    const text = this.typed();
    if (answer === null || text.length < SHORTEST || answer.text !== text) return [];
    const found = answer.items.map((borrower) => ({ id: `cal-borrower-${borrower.id}`, borrower, text }));
    return [...found, { id: 'cal-borrower-new', borrower: null, text }];
  });
  protected readonly active = linkedSignal<BorrowerProposal | null>(() => this.options()[0] ?? null);
  protected readonly said = computed(() => {
    const found = this.options().length - 1;
    if (found < 0) return '';
    return found === 0 ? 'Personne de ce nom n’a encore emprunté.' : `${counted(found, 'emprunteur connu', 'emprunteurs connus', 'aucun')}, et « Nouvel emprunteur ».`;
  });

  protected readonly nameOf = borrowerName;
  protected readonly detailsOf = detailsOf;

  focus(): void {
    (this.box() ?? this.change())?.nativeElement.focus();
  }

  protected search(): void {
    clearTimeout(this.timer);
    this.entered = false;
    this.failure.set(null);
    this.typed.set(this.textInBox());
    if (this.typed().length >= SHORTEST) this.timer = setTimeout(() => void this.ask(this.typed()), PAUSE_MS);
  }

  protected enter(event: Event): void {
    event.preventDefault();
    const active = this.active();
    if (active) this.take(active);
    else if (this.typed().length >= SHORTEST) {
      this.entered = true;
      clearTimeout(this.timer);
      void this.ask(this.typed());
    }
  }

  protected move(event: Event, step: 1 | -1): void {
    const options = this.options();
    if (options.length === 0) return;
    event.preventDefault();
    const place = options.findIndex(({ id }) => id === this.active()?.id);
    this.active.set(options[(place + step + options.length) % options.length] ?? null);
  }

  protected close(event: Event): void {
    if (this.options().length === 0) return;
    event.preventDefault();
    this.answer.set(null);
  }

  protected take({ borrower, text }: BorrowerProposal): void {
    this.answer.set(null);
    if (borrower) this.chosen.emit(borrower);
    else this.begun.emit(text);
  }

  protected startOver(): void {
    this.typed.set('');
    this.cleared.emit();
    afterNextRender(() => this.focus(), { injector: this.injector });
  }

  private async ask(text: string): Promise<void> {
    try {
      const { items } = await this.api.findBorrowers(text);
      // A slow answer to an earlier text must not replace a later one.
      if (text !== this.typed()) return;
      this.failure.set(null);
      this.answer.set({ text, items });
    } catch (failure) {
      this.failure.set(refusalOf(failure).sentence);
      return;
    }
    const active = this.active();
    if (this.entered && active) this.take(active);
    this.entered = false;
  }

  private textInBox(): string {
    return this.box()?.nativeElement.value.trim() ?? '';
  }
}
