import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as wait } from 'node:timers/promises';

const REQUESTS_FINISH_WITHIN_MS = 10_000;
const CLOSED_WITHIN_MS = 15_000;
const SWEEP_EVERY_MS = 50;

/**
 * Takes no more connections, lets the requests in flight finish within ten seconds, cuts those
 * that do not, then closes what the application holds open.
 */
export async function drain(app: NestExpressApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  // A connection that is kept open falls idle only when its request ends.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, SWEEP_EVERY_MS);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, REQUESTS_FINISH_WITHIN_MS);
  try {
    await Promise.race([app.close(), wait(CLOSED_WITHIN_MS, undefined, { ref: false })]);
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
