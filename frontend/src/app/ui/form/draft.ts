import { DestroyRef, computed, effect, inject, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import { Session } from '../../session/session';
import { draftOf, forgetDraft, keepDraft } from './draft-store';

/** What somebody typed and has not sent yet; kept in this tab until sent, thrown away, or signed out. */
export interface Draft {
  /** When the text that was found again had been kept; null when the form began empty. */
  readonly foundFrom: Signal<Date | null>;
  /** Whether the form differs from how it began. */
  readonly changed: Signal<boolean>;
  /** It was sent: forgets it, and lets one leave the page. */
  done(): void;
  /** Begins again from how the form was before anything was typed. */
  startOver(): void;
  /** It was sent, and the form goes on for another one: what the model is now counts as its beginning. */
  beginAnother(): void;
}

/**
 * Keeps a form's model as a draft under a name of its own (`equipment.new`, or with the id of the thing
 * that is changed), and puts back what was found there.
 *
 * The value that the model has now counts as its beginning: call it once the model is filled.
 *
 * @param unsent Whether the model holds what was not sent, where part of it is sent by and by; else whether it is not as it began.
 */
export function injectDraft<Model extends object>(name: string, model: WritableSignal<Model>, unsent?: () => boolean): Draft {
  const key = `${inject(Session).user()?.id ?? 'visitor'}.${name}`;
  const beginning = signal(model());
  const asBegun = computed(() => JSON.stringify(beginning()));
  const changed = computed(() => !sent() && (unsent ? unsent() : JSON.stringify(model()) !== asBegun()));
  const sent = signal(false);
  const foundFrom = signal<Date | null>(null);

  const found = draftOf(key);
  if (found && JSON.stringify(found.value) !== asBegun()) {
    model.set({ ...beginning(), ...(found.value as Partial<Model>) });
    foundFrom.set(new Date(found.keptAt));
  }

  effect(() => {
    const value = model();
    if (changed()) keepDraft(key, value, new Date());
    else untracked(() => forgetDraft(key));
  });

  const warn = (event: BeforeUnloadEvent): void => {
    if (changed()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));

  return {
    foundFrom: foundFrom.asReadonly(),
    changed,
    done: () => {
      sent.set(true);
      forgetDraft(key);
    },
    startOver: () => {
      model.set(beginning());
      foundFrom.set(null);
    },
    beginAnother: () => {
      beginning.set(model());
      foundFrom.set(null);
      forgetDraft(key);
    },
  };
}
