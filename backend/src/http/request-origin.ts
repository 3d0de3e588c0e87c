import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

const HOST = /^[\w.-]+(:\d{1,5})?$/;

/** Where the caller reached the server: `https://calanque.exemple.fr`; null where the request does not say it well. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const request = context.switchToHttp().getRequest<Request>();
  const host = request.get('host') ?? '';
  return HOST.test(host) ? `${request.protocol}://${host}` : null;
});
