import { createParamDecorator, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Refusal } from '../refusal/refusal.js';
import { ANSWER, type AnswerDescription } from './answers.js';

/** The version that an update changes, from `If-Match: "7"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().get('If-Match') ?? '';
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!version) throw new Refusal('version-required');
  return Number(version[1]);
});

/** The version that an update changes, where it says one; null changes whichever there is. For what only its owner changes. */
export const IfMatchAny = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec((context.switchToHttp().getRequest<Request>().get('If-Match') ?? '').trim());
  return version ? Number(version[1]) : null;
});

/** Says the version of what is answered in `ETag`, and the address of what was created in `Location`. */
@Injectable()
export class VersionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer: unknown) => {
      if (answer !== null && typeof answer === 'object') {
        if ('version' in answer && typeof answer.version === 'number') response.setHeader('ETag', `"${answer.version}"`);
        if (request.method === 'POST' && response.statusCode === 201 && 'id' in answer) {
          const { at = request.path.replace(/\/+$/, '') } = Reflect.getMetadata(ANSWER, context.getHandler()) as AnswerDescription;
          response.setHeader('Location', `${at}/${String(answer.id)}`);
        }
      }
      return answer;
    }));
  }
}
