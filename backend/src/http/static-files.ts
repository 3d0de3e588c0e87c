import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';
import { Refusal } from '../refusal/refusal.js';

/** Names that the front-end build gives: a part that changes with the content, of eight letters, digits, `-` and `_`. */
const HASHED = /-[\w-]{8}\.(js|css)$/;

/** Serves the built front end; every address outside `/api` that is no file is its start page. It is only read. */
export function serveFrontEnd(folder: string) {
  const serve = existsSync(join(folder, 'index.html'))
    ? sirv(folder, {
        single: true, brotli: true, gzip: true, etag: true, dotfiles: false,
        setHeaders: (response, path) =>
          response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
      })
    : null;
  return (request: Request, response: Response, next: NextFunction): void => {
    if (serve === null || request.path === '/api' || request.path.startsWith('/api/')) {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(new Refusal('method-not-allowed'));
      return;
    }
    // A file that a new build took away since the server read the folder ends this answer, not the server.
    response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
    serve(request, response, next);
  };
}
