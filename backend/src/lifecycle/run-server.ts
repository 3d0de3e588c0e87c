import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../app.js';
import { loadConfig, onPort, type Config } from '../config/config.js';
import { EmbeddedDatabase } from '../database/embedded/index.js';
import { migrate } from '../database/migrate.js';
import { reachDatabase } from '../database/reach.queries.js';
import { drain } from './drain.js';
import { findFreePort, listen } from './listen.js';
import { say, sayRefusal } from './say.js';
import { StartMessages } from './start-messages.js';
import { aborted, stopSignal } from './stop-signal.js';

/**
 * Runs the server until it is asked to stop, then leaves nothing of it running.
 * @returns the exit code: 0 after an orderly stop, 1 when it could not start or go on.
 */
export async function runServer(): Promise<number> {
  const stop = stopSignal();
  try {
    const config = await settlePort(loadConfig(process.env));
    const failure = new Failure();
    const database = config.databaseUrl === null ? await startEmbedded(config, failure) : null;
    try {
      await serve(config, database?.url ?? config.databaseUrl ?? '', stop, failure);
    } finally {
      await database?.stop();
    }
    return 0;
  } catch (error) {
    sayRefusal(error);
    return 1;
  }
}

async function serve(config: Config, databaseUrl: string, stop: AbortSignal, failure: Failure): Promise<void> {
  if (config.databaseUrl !== null) {
    await reachDatabase(databaseUrl);
  }
  if (stop.aborted) return;
  await migrate(databaseUrl);
  if (stop.aborted) return;
  const app = await createApp(config, databaseUrl);
  try {
    await app.init();
    if (stop.aborted) return;
    const server: Server = app.getHttpServer();
    await listen(server, config.port, config.host);
    announce(app, config);
    await Promise.race([aborted(stop), failure.happened]);
    say('Arrêt : Calanque finit les demandes en cours.');
  } finally {
    await drain(app);
  }
}

/** Something that nobody waits for failed while the server was up: the server ends. */
class Failure {
  readonly happened: Promise<never>;
  readonly report: (error: unknown) => void;

  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    this.happened = promise;
    this.report = reject;
    // Reported before the server waits for it, it must not count as unhandled.
    promise.catch(() => undefined);
    process.on('uncaughtException', reject);
    process.on('unhandledRejection', reject);
  }
}

function startEmbedded(config: Config, failure: Failure): Promise<EmbeddedDatabase> {
  return EmbeddedDatabase.start({
    dataFolder: config.dataFolder,
    watcher: { said: say, lost: failure.report },
  });
}

/** One-time links are made before the server listens and carry its port. */
async function settlePort(config: Config): Promise<Config> {
  return config.port === 0 ? onPort(config, await findFreePort(config.host)) : config;
}

function announce(app: NestExpressApplication, config: Config): void {
  const shown = ['0.0.0.0', '::', '127.0.0.1'].includes(config.host) ? 'localhost' : config.host;
  say(`Calanque est prêt : http://${shown.includes(':') ? `[${shown}]` : shown}:${config.port}`);
  for (const line of app.get(StartMessages).lines) {
    say(line);
  }
}
