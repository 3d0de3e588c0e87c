import type { FieldTree, TreeValidationResult, ValidationError } from '@angular/forms/signals';
import { refusalOf, type Refusal } from '../problem/refusal';

/** The error of a form that no field can carry: `errorSummary()` holds it at the root. */
export const REFUSED = 'refused';

/** What several fields can mend, such as another time or a reason to go beyond: told at the form, which can be sent again as it is. */
const OF_THE_WHOLE: readonly string[] = ['equipment-booked', 'equipment-has-bookings'];

export interface RefusedError extends ValidationError {
  readonly kind: typeof REFUSED;
  readonly message: string;
  readonly refusal: Refusal;
}

/**
 * A form's `submission.action` out of the request that sends it. A refusal comes back as errors at the
 * fields that the API names, or at the form when it names none that the form has.
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
      return errorsOf(refusalOf(failure), form, fields);
    }
  };
}

function errorsOf(refusal: Refusal, form: FieldTree<unknown>, fields: Readonly<Record<string, string>>): TreeValidationResult {
  const atFields = refusal.fields.filter(({ code }) => !OF_THE_WHOLE.includes(code)).flatMap((problem) => {
    const fieldTree = fieldAt(form, fields[problem.field] ?? problem.field);
    const error: RefusedError = { kind: REFUSED, message: problem.detail, refusal };
    return fieldTree ? [{ ...error, fieldTree }] : [];
  });
  if (atFields.length > 0) return atFields;
  const atForm: RefusedError = { kind: REFUSED, message: refusal.sentence, refusal };
  return atForm;
}

/** The field at a path with dots; null when the form has none there. */
function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | null {
  let field: unknown = form;
  for (const step of path.split('.')) {
    field = (field as Record<string, unknown> | undefined)?.[step];
    if (typeof field !== 'function') return null;
  }
  return field as FieldTree<unknown>;
}
