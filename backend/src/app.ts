import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { requireAllowEverywhere } from './access/routes.js';
import { PRODUCT_FOLDER, type Config } from './config/config.js';
import { contractPipe } from './http/contract-pipe.js';
import { createLog, logRequests, NestLog } from './http/log.js';
import { plainInput } from './http/plain-input.js';
import { ProblemFilter } from './http/problem-filter.js';
import { nameRequests } from './http/request-context.js';
import { serveApiDescription } from './openapi/serve-api-description.js';
import { serveFrontEnd } from './http/static-files.js';

const BODY_LIMIT = '1mb';

/** Builds the application; the caller lets it listen. The database is migrated already. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestExpressApplication> {
  const log = createLog(config.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, databaseUrl), {
    logger: new NestLog(log), abortOnError: false, bodyParser: false,
  });
  const problems = new ProblemFilter(log);
  app.set('trust proxy', config.trustedProxies);
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(nameRequests(config.trustedProxies > 0), logRequests(log), helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        // The reader of codes for browsers without one is WebAssembly, served from here.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  }));
  app.use(serveFrontEnd(join(PRODUCT_FOLDER, 'frontend/dist/browser')));
  app.use('/api', (_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(json({ limit: BODY_LIMIT, strict: true }), plainInput);
  app.setGlobalPrefix('api');
  app.useGlobalPipes(contractPipe());
  app.useGlobalFilters(problems);
  requireAllowEverywhere(app);
  serveApiDescription(app);
  return app;
}
