import { createHash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/** Sends the text that a handler gives; to whom names its `ETag` it says only that nothing changed (304). */
export class SendText implements NestInterceptor<string, string> {
  constructor(private readonly type: string) {}

  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(map((text) => {
      const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
      response.setHeader('ETag', tag).setHeader('Cache-Control', 'private, no-cache').type(`${this.type}; charset=utf-8`);
      if (request.headers['if-none-match'] !== tag) return text;
      response.status(304);
      return '';
    }));
  }
}
