import type { Readable } from 'node:stream';
import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

export const EVENT_STREAM = 'text/event-stream';

/** Events as they happen, written by whoever made it; it ends when the client leaves. */
export interface EventStream {
  readonly events: Readable;
}

/** Sends events as they come, and keeps the connection for nothing else afterwards. */
@Injectable()
export class SendEvents implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<EventStream>): Observable<StreamableFile> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map(({ events }) => {
      const leave = () => void events.destroy();
      if (response.closed) leave();
      else response.once('close', leave);
      // A proxy that gathers what it passes on would hold every event back.
      response.setHeader('X-Accel-Buffering', 'no');
      response.setHeader('Connection', 'close');
      return new StreamableFile(events, { type: `${EVENT_STREAM}; charset=utf-8` });
    }));
  }
}
