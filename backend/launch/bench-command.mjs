/** `npm run bench`: measures the product beside a bare handler; what follows `--` is for the bench. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareProduct } from './prepare.mjs';
import { stopRequest } from './stop-request.mjs';
import { ROOT, productNode } from './workspace.mjs';

const stop = stopRequest();
await prepareProduct(stop);
if (!stop.aborted) {
  const bench = spawn(productNode(), ['--enable-source-maps', join(ROOT, 'backend/dist/bench/bench.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  stop.addEventListener('abort', () => bench.kill('SIGTERM'), { once: true });
  process.exitCode = await new Promise((resolve) => bench.once('exit', (code) => resolve(code ?? 1)));
}
process.exit();
