import { Component, ElementRef, afterNextRender, computed, effect, inject, input, signal, untracked, viewChild, DestroyRef, Injector, type Signal, type WritableSignal } from '@angular/core';
import type { ReadonlyFieldTree, ValidationError } from '@angular/forms/signals';
import { Icon } from '../icon/icon';
import { refusedErrorOf } from './submission';

/** What is wrong at a field. */
type AtField = Pick<ValidationError.WithFieldTree, 'fieldTree' | 'message'>;

/**
 * After a form was sent in vain: what is to be corrected, each with a link to its field. Takes the focus,
 * so that nobody has to look for the reason. Stands first in its `<form>`.
 */
@Component({
  selector: 'cal-error-summary',
  imports: [Icon],
  host: { '[class.idle]': '!shown()' },
  template: `
    @if (shown()) {
      <div #box class="box" role="alert" tabindex="-1">
        <cal-icon name="error" />
        <div>
          @if (general(); as general) {
            <p class="heading">{{ general }}</p>
          } @else {
            <p class="heading">{{ atFields().length > 1 ? atFields().length + ' champs sont à corriger' : 'Un champ est à corriger' }}</p>
          }
          @if (atFields().length > 0) {
            <ul>
              @for (error of atFields(); track $index) {
                <li><button type="button" (click)="goTo(error)">{{ error.message ?? 'Corrigez ce champ.' }}</button></li>
              }
            </ul>
          }
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host(.idle) {
      display: none;
    }

    .box {
      display: flex;
      gap: 0.75rem;
      padding: 1rem;
      border: 1px solid var(--cal-coral);
      border-radius: var(--cal-radius-option);
      background: var(--cal-coral-container);
      color: var(--cal-coral);
    }

    .heading {
      font-weight: 600;
    }

    ul {
      display: grid;
      gap: 0.25rem;
      margin-block-start: 0.25rem;
    }

    button {
      padding: 0.125rem 0;
      border: 0;
      background: none;
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 0.18em;
      cursor: pointer;
    }
  `,
})
export class ErrorSummary {
  readonly form = input.required<ReadonlyFieldTree<unknown>>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly attempts = signal(0);
  private answered = 0;

  protected readonly errors = computed(() => this.form()().errorSummary());
  private readonly refused = computed(() => refusedErrorOf(this.form()));
  protected readonly atFields = computed((): readonly AtField[] => [
    ...this.errors().filter((error) => error.fieldTree !== this.form()),
    ...(this.refused()?.places ?? []),
  ]);
  protected readonly general = computed(() => {
    if (this.refused()?.places.length) return null;
    const error = this.errors().find((candidate) => candidate.fieldTree === this.form());
    return error && (error.message ?? 'L’enregistrement a été refusé.');
  });
  // A form that was sent and emptied is untouched: what it lacks then is no error yet.
  protected readonly shown = computed(() => {
    const state = this.form()();
    return this.attempts() > 0 && state.touched() && !state.submitting() && this.errors().length > 0;
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const form = this.host.nativeElement.closest('form');
      const begin = (): void => {
        this.forgetRefusal();
        this.attempts.update((attempts) => attempts + 1);
      };
      // Before the form's own listener: what is forgotten must be so when the form asks whether it may be sent.
      form?.addEventListener('submit', begin, { capture: true });
      destroyed.onDestroy(() => form?.removeEventListener('submit', begin, { capture: true }));
    });

    effect(() => {
      const attempts = this.attempts();
      const { submitting, touched } = this.form()();
      if (submitting() || attempts === 0) return;
      if (!touched()) {
        this.answered = 0;
        this.attempts.set(0);
        return;
      }
      if (attempts === this.answered) return;
      this.answered = attempts;
      if (untracked(() => this.shown())) {
        afterNextRender(() => this.box()?.nativeElement.focus(), { injector: this.injector });
      }
    });
  }

  /**
   * What was refused (no answer, a stale version, a time that was taken) may do when one sends it again unchanged,
   * but a form keeps the refusal, and cannot be sent, until its value is another one: an equal copy is enough.
   */
  private forgetRefusal(): void {
    const { value } = this.form()();
    const current: unknown = value();
    if (this.refused() && typeof current === 'object' && isWritable(value)) value.set({ ...current });
  }

  protected goTo(error: AtField): void {
    error.fieldTree().focusBoundControl();
  }
}

function isWritable(value: Signal<unknown>): value is WritableSignal<unknown> {
  return 'set' in value;
}
