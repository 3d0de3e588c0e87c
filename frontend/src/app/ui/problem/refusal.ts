import { HttpErrorResponse } from '@angular/common/http';
import type { FieldProblem, LineProblem, ProblemAnswer, ProblemCode } from '@calanque/shared';

/** What went wrong, ready to be shown. */
export interface Refusal {
  /** One French sentence: what happened, and what to do. */
  readonly sentence: string;
  /** Null when the server did not answer at all, or not in its own words. */
  readonly code: ProblemCode | null;
  /** 0 when there was no answer. */
  readonly status: number;
  /** The fields at fault; nested ones with dots. */
  readonly fields: readonly FieldProblem[];
  /** The refused lines of a bulk act. */
  readonly lines: readonly LineProblem[];
  /** With `stale`: what the thing is now. */
  readonly current: unknown;
}

const SILENT = 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez : rien de ce que vous avez saisi n’est perdu.';
const GARBLED = 'Une erreur est survenue de notre côté. Réessayez dans un instant.';

/** The problem answered by the API, if that is what failed. */
export function problemOf(failure: unknown): ProblemAnswer | null {
  if (!(failure instanceof HttpErrorResponse)) return null;
  const body: unknown = failure.error;
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body ? (body as ProblemAnswer) : null;
}

export function problemCode(failure: unknown): ProblemCode | null {
  return problemOf(failure)?.code ?? null;
}

/** Translates whatever a request threw. A failure that is no answer of the server is a defect and is thrown on. */
export function refusalOf(failure: unknown): Refusal {
  if (!(failure instanceof HttpErrorResponse)) throw failure;
  const problem = problemOf(failure);
  if (!problem) {
    const sentence = failure.status === 0 || failure.status >= 502 ? SILENT : GARBLED;
    return { sentence, code: null, status: failure.status, fields: [], lines: [], current: undefined };
  }
  const named = problem.field ? [{ field: problem.field, code: problem.code, detail: problem.detail }] : [];
  return {
    sentence: problem.detail,
    code: problem.code,
    status: failure.status,
    fields: problem.errors?.length ? problem.errors : named,
    lines: problem.lines ?? [],
    current: problem.current,
  };
}
