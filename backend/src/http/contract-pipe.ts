import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';

const UNKNOWN = 'whitelistValidation';

/** Checks bodies and parameters against their contract class: unknown properties are refused, not ignored. */
export function contractPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: invalid,
  });
}

/** The refusal of a body whose fields are at fault. */
export function invalid(errors: readonly ValidationError[]): Refusal {
  const fields = errors.flatMap((error) => fieldProblems(error, ''));
  const unknown = fields.find((problem) => problem.code === 'unknown-parameter');
  if (unknown) return new Refusal('unknown-parameter', { name: unknown.field }, { field: unknown.field });
  if (fields.length === 0) return new Refusal('malformed-request');
  return new Refusal('invalid-fields', { count: fields.length }, { errors: fields, ...(fields[0] && { field: fields[0].field }) });
}

function fieldProblems(error: ValidationError, path: string): FieldProblem[] {
  const field = path === '' ? error.property : `${path}.${error.property}`;
  const nested = (error.children ?? []).flatMap((child) => fieldProblems(child, field));
  if (nested.length > 0) return nested;
  const constraints = Object.entries(error.constraints ?? {});
  const unknown = constraints.some(([name]) => name === UNKNOWN);
  const sentence = constraints[0]?.[1] ?? 'Cette valeur n’est pas acceptée.';
  return [{ field, code: unknown ? 'unknown-parameter' : 'invalid', detail: sentence }];
}
