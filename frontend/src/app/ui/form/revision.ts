import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import { refusalOf } from '../problem/refusal';

/** One value that somebody else changed while the form was open. */
export interface MeanwhileChange {
  /** The field's name in the form's model. */
  readonly field: string;
  readonly before: unknown;
  readonly now: unknown;
}

/** Which version of a thing a form changes, and what others changed in the meantime. */
export interface Revision<Answer> {
  readonly version: Signal<number>;
  /** Empty unless the version that one began from was out of date. */
  readonly meanwhile: Signal<readonly MeanwhileChange[]>;
  /**
   * Sends a change of the version. When it is stale, the form takes over what somebody else changed, keeps
   * what was typed here, and the next sending changes the version of now. The refusal is thrown on.
   */
  send(request: (version: number) => Promise<Answer>): Promise<Answer>;
}

/**
 * @param begun The thing as the form found it.
 * @param modelOf What the form would show for a thing.
 */
export function revisionOf<Answer extends { readonly version: number }, Model extends object>(
  model: WritableSignal<Model>,
  begun: Answer,
  modelOf: (answer: Answer) => Model,
): Revision<Answer> {
  const base = signal(begun);
  const meanwhile = signal<readonly MeanwhileChange[]>([]);
  const version = computed(() => base().version);

  function takeOver(now: Answer): void {
    const [before, after, typed] = [modelOf(base()), modelOf(now), model()];
    const changed = fieldsOf(before).filter((field) => !same(before[field], after[field]));
    const untouched = changed.filter((field) => same(before[field], typed[field]));
    model.set({ ...typed, ...Object.fromEntries(untouched.map((field) => [field, after[field]])) });
    meanwhile.set(changed.map((field) => ({ field: String(field), before: before[field], now: after[field] })));
    base.set(now);
  }

  return {
    version,
    meanwhile: meanwhile.asReadonly(),
    async send(request) {
      try {
        return await request(version());
      } catch (failure) {
        // The form shows the refusal; a stale version is taken up here first, so that sending again can succeed.
        const { code, current } = refusalOf(failure);
        if (code === 'stale' && isThing<Answer>(current)) takeOver(current);
        throw failure;
      }
    },
  };
}

const fieldsOf = <Model extends object>(model: Model): (keyof Model)[] => Object.keys(model) as (keyof Model)[];

/** Values of a form are plain data: texts, numbers, lists and objects of them. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function isThing<Answer extends { readonly version: number }>(current: unknown): current is Answer {
  return typeof current === 'object' && current !== null && 'version' in current && typeof current.version === 'number';
}
