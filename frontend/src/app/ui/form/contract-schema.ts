import { schema, validateStandardSchema, type Schema } from '@angular/forms/signals';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/**
 * The rules of a contract class as rules of a signal form: the form refuses what the API would refuse,
 * with the same sentence, at the same field.
 *
 * ```ts
 * readonly form = form(this.model, contractSchema<SignInRequest>(SignInRequest));
 * ```
 *
 * @param asSent What is sent for a model, where a form holds more or other than that: the rules are about it.
 */
export function contractSchema<Model extends object>(contract: new () => object, asSent: (model: Model) => object = (model) => model): Schema<Model> {
  return schema<Model>((path) => {
    validateStandardSchema<unknown, Model>(path as never, {
      '~standard': {
        version: 1,
        vendor: 'calanque',
        validate: (value) => {
          const issues = issuesOf(validateSync(plainToInstance(contract, asSent(value as Model)), { stopAtFirstError: true }));
          return issues.length > 0 ? { issues } : { value };
        },
      },
    });
  });
}

interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

function issuesOf(errors: readonly ValidationError[], above: readonly PropertyKey[] = []): Issue[] {
  return errors.flatMap((error) => {
    const path = [...above, error.property];
    const messages = Object.values(error.constraints ?? {}).slice(0, 1);
    return [...messages.map((message) => ({ message, path })), ...issuesOf(error.children ?? [], path)];
  });
}
