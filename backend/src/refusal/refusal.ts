import { PROBLEMS, type FieldProblem, type LineProblem, type ProblemCode, type ProblemParameters } from '@calanque/shared';

/** What a refusal can tell beside its sentence. */
export interface RefusalDetails {
  /** The property of the body at fault. */
  readonly field?: string;
  readonly errors?: readonly FieldProblem[];
  readonly lines?: readonly LineProblem[];
  /** What the thing is now, with `stale`. */
  readonly current?: unknown;
  /** Times at which it would not be refused, with `booking-taken` and `booking-weeks-taken`. */
  readonly next?: readonly { readonly start: string; readonly end: string }[];
  /** What of a series is refused, with `booking-weeks-taken`. */
  readonly taken?: readonly { readonly start: string; readonly end: string }[];
  readonly retryAfterSeconds?: number;
}

/** A typed "no" of the application. Its code says which; the sentence is French and says what to do. */
export class Refusal extends Error {
  readonly sentence: string;

  constructor(
    readonly code: ProblemCode,
    readonly parameters: ProblemParameters = {},
    readonly details: RefusalDetails = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.sentence = PROBLEMS[code].sentence(parameters);
  }

  /** The same refusal, said of one field of the body. */
  at(field: string): Refusal {
    return new Refusal(this.code, this.parameters, { ...this.details, field });
  }
}
