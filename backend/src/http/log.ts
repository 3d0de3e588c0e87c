import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import pino, { type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';
import { requestIdOf } from './request-context.js';

/** The server's log: one JSON object a line, on standard output. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * One line a request: method, route pattern, status, duration, request id. Never the address with its
 * parameters, a body, a cookie or a name.
 */
export function logRequests(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.on('close', () => {
      const route = request.route as { path?: string } | undefined;
      const line = {
        requestId: requestIdOf(request),
        method: request.method,
        route: route?.path ?? (request.path.startsWith('/api/') ? 'unknown' : 'page'),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (line.route === 'page') log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

/** Nest's own messages, into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.target.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.target.warn({ context }, String(message));
  }

  error(message: unknown, trace?: unknown, context?: unknown): void {
    this.target.error({ trace, context }, String(message));
  }

  fatal(message: unknown, context?: unknown): void {
    this.target.fatal({ context }, String(message));
  }
}
