/** `npm run migrate`: brings the database to the present schema, and nothing else. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareProduct } from './prepare.mjs';
import { stopRequest } from './stop-request.mjs';
import { ROOT, productNode } from './workspace.mjs';

const stop = stopRequest();
await prepareProduct(stop);
if (!stop.aborted) {
  const migration = spawn(productNode(), ['--enable-source-maps', join(ROOT, 'backend/dist/src/migrate.js')], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  stop.addEventListener('abort', () => migration.kill('SIGTERM'), { once: true });
  process.exitCode = await new Promise((resolve) => migration.once('exit', (code) => resolve(code ?? 1)));
}
process.exit();
