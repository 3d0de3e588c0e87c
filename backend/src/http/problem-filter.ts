import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { PROBLEMS, type ProblemAnswer } from '@calanque/shared';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { CONSTRAINT_PROBLEMS } from '../database/constraint-problems.js';
import { databaseError, isUnreachable, violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { requestIdOf } from './request-context.js';

/** Text that PostgreSQL cannot keep, and values out of range: what the contract's checks let through is still refused. */
const VALUE_REFUSED = ['22003', '22007', '22008', '22021', '22P02', '22P05'];

/** Turns whatever went wrong into an RFC 9457 problem. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  /** Also for what goes wrong before a handler is found. */
  answer(error: unknown, request: Request, response: Response): void {
    const requestId = requestIdOf(request);
    const refusal = refusalOf(error) ?? this.unreachable(error, requestId) ?? this.unexpected(error, requestId);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retryAfterSeconds, ...details } = refusal.details;
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    const kind = PROBLEMS[refusal.code];
    const answer: ProblemAnswer = {
      type: `urn:calanque:problem:${refusal.code}`,
      title: kind.title,
      status: kind.status,
      detail: refusal.sentence,
      code: refusal.code,
      requestId,
      ...(details as Partial<ProblemAnswer>),
    };
    response.status(kind.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  private unreachable(error: unknown, requestId: string): Refusal | null {
    if (!isUnreachable(error)) return null;
    this.log.warn({ requestId, error: describe(error) }, 'database not available');
    return new Refusal('unavailable', {}, { retryAfterSeconds: 5 });
  }

  private unexpected(error: unknown, requestId: string): Refusal {
    this.log.error({ requestId, error: describe(error) }, 'unexpected error');
    return new Refusal('internal', { requestId });
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const constraint = violatedConstraint(error);
  const known = constraint === null ? undefined : CONSTRAINT_PROBLEMS[constraint];
  if (known) return new Refusal(known.code, {}, known.field === undefined ? {} : { field: known.field });
  const code = databaseError(error)?.code ?? '';
  if (VALUE_REFUSED.includes(code)) return new Refusal('value-refused');
  return refusalOfStatus(statusOf(error));
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  // The body parser's errors carry their status.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return null;
}

function refusalOfStatus(status: number | null): Refusal | null {
  switch (status) {
    case 400: case 415: return new Refusal('malformed-request');
    case 401: return new Refusal('not-signed-in');
    case 403: return new Refusal('not-allowed');
    case 404: return new Refusal('not-found');
    case 405: return new Refusal('method-not-allowed');
    case 413: return new Refusal('payload-too-large');
    case 503: return new Refusal('unavailable', {}, { retryAfterSeconds: 5 });
    default: return null;
  }
}

/** Name, code and stack; never the message of a database error's detail, which may hold values. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const database = databaseError(error);
  return database
    ? { name: 'DatabaseError', code: database.code, constraint: database.constraint, table: database.table, routine: database.routine, stack: error.stack }
    : { name: error.name, message: error.message, stack: error.stack };
}
