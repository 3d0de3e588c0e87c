import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Caller } from '../access/caller.js';

declare module 'express' {
  interface Request {
    /** Ties together the log, the history and the refusal of one request. */
    requestId?: string;
    /** Set by the access guard; null when nobody is signed in. */
    caller?: Caller | null;
  }
}

const GIVEN_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Gives every request an id; that of a trusted proxy is kept. Anybody else could give one id to many requests,
 * which the history then shows as one.
 */
export function nameRequests(fromProxy: boolean) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = fromProxy ? request.get('X-Request-Id') : undefined;
    request.requestId = given !== undefined && GIVEN_ID.test(given) ? given : randomUUID();
    response.setHeader('X-Request-Id', request.requestId);
    next();
  };
}

export function requestIdOf(request: Request): string {
  return request.requestId ?? 'unnamed';
}

/** The id of the request, for a handler that nobody needs to be signed in for. */
export const RequestId = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  requestIdOf(context.switchToHttp().getRequest<Request>()));
