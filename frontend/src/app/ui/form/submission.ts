import { computed, inject, type Signal } from '@angular/core';
import { FormField, FormRoot, type FieldTree, type ReadonlyFieldTree, type TreeValidationResult, type ValidationError } from '@angular/forms/signals';
import { refusalOf, type Refusal } from '../problem/refusal';

/** The one error of a form that was refused. */
export const REFUSED = 'refused';

/** A field that the API named in its refusal. */
export interface RefusedPlace {
  readonly fieldTree: FieldTree<unknown>;
  readonly message: string;
  /** The field, and those of the form in which it stands. */
  readonly within: readonly ReadonlyFieldTree<unknown>[];
}

/**
 * A refusal of the server is an error of the whole form, which any change of the form takes away: what was refused may be mended at
 * another field than the one it is told at, such as another piece for a time that is taken.
 */
export interface RefusedError extends ValidationError {
  readonly kind: typeof REFUSED;
  readonly message: string;
  /** Where it is told; empty when the refusal names no field that the form has. */
  readonly places: readonly RefusedPlace[];
}

/**
 * A form's `submission.action` out of the request that sends it. A refusal is told at the fields that the API names, or at the form
 * when it names none that the form has.
 *
 * ```ts
 * readonly form = form(this.model, contractSchema<PersonDraft>(PersonDraft), {
 *   submission: { action: sending(() => this.persons.create(this.model())) },
 * });
 * ```
 *
 * @param send Sends what was typed and does what follows; it runs only when every field is valid.
 * @param fields Where the API's name of a field differs from the form's: `{ personId: 'holder' }`.
 */
export function sending<Model>(
  send: (form: FieldTree<Model>) => Promise<unknown>,
  fields: Readonly<Record<string, string>> = {},
): (form: FieldTree<Model>) => Promise<TreeValidationResult> {
  return async (form) => {
    try {
      await send(form);
      return undefined;
    } catch (failure) {
      // Only an answer of the server is the person's to read; `refusalOf` throws anything else on.
      return errorOf(refusalOf(failure), form, fields);
    }
  };
}

/** Why the form was refused when it was last sent; null once something of it was changed, and when it was not refused. */
export function refusedErrorOf(form: ReadonlyFieldTree<unknown>): RefusedError | null {
  return form().errors().find((error): error is RefusedError & ValidationError.WithFieldTree => error.kind === REFUSED) ?? null;
}

/** What the server has against a field of the form around a control, as a sentence; null for nothing. */
export function injectRefusalAt(): (field: ReadonlyFieldTree<unknown>) => string | null {
  const root = inject<FormRoot<unknown>>(FormRoot, { optional: true });
  return (field) => (root && refusedErrorOf(root.fieldTree())?.places.find(({ within }) => within.includes(field))?.message) ?? null;
}

/** The sentence to show at a field of the form around, or null while there is none to show yet. */
export function injectSentenceAt(): (field: ReadonlyFieldTree<unknown>) => string | null {
  const refusalAt = injectRefusalAt();
  return (field) => {
    const state = field();
    if (!state.touched()) return null;
    if (!state.invalid()) return refusalAt(field);
    return state.errorSummary().find((error) => error.message)?.message ?? 'Corrigez ce champ.';
  };
}

/**
 * For a part of a form that fills a field without being its control, such as pieces that are scanned one by one: what is wrong with the
 * field that `[formField]` names, and the place to which the summary leads. The part has to take an input `formField` of its own, or
 * else it would have to be a control.
 */
export function injectFilledField(focus: () => void): Signal<string | null> {
  const bound = inject<FormField<unknown>>(FormField, { self: true, optional: true });
  const sentenceAt = injectSentenceAt();
  bound?.registerAsBinding({ focus });
  return computed(() => bound && sentenceAt(bound.state().fieldTree));
}

/** What the server has against the field of a control of our own: the one that `[formField]` binds to it. */
export function injectRefusalHere(): () => string | null {
  const bound = inject<FormField<unknown>>(FormField, { self: true, optional: true });
  const refusalAt = injectRefusalAt();
  return () => bound && refusalAt(bound.state().fieldTree);
}

function errorOf(refusal: Refusal, form: FieldTree<unknown>, fields: Readonly<Record<string, string>>): TreeValidationResult {
  const places = refusal.fields.flatMap(({ field, detail: message }): RefusedPlace[] => {
    const within = fieldsAlong(form, fields[field] ?? field);
    const fieldTree = within?.at(-1);
    return within && fieldTree ? [{ fieldTree, message, within }] : [];
  });
  const error: RefusedError = { kind: REFUSED, message: refusal.sentence, places };
  return error;
}

/** The fields along a path with dots; null when the form has none there. */
function fieldsAlong(form: FieldTree<unknown>, path: string): readonly FieldTree<unknown>[] | null {
  const along: FieldTree<unknown>[] = [];
  let field: unknown = form;
  for (const step of path.split('.')) {
    field = (field as Record<string, unknown> | undefined)?.[step];
    if (typeof field !== 'function') return null;
    along.push(field as FieldTree<unknown>);
  }
  return along;
}
