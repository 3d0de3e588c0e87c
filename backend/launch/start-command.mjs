/**
 * `npm start`: makes the checkout ready, then runs the server until asked to stop.
 * `npm start -- --prepared` takes the dependencies and the build as they are.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { LaunchRefusal } from './launch-refusal.mjs';
import { prepareProduct } from './prepare.mjs';
import { SERVER_OPTIONS } from './server-options.mjs';
import { stopRequest } from './stop-request.mjs';
import { ROOT, productNode } from './workspace.mjs';

const stop = stopRequest();
if (!process.argv.includes('--prepared')) {
  await prepareProduct(stop);
}
if (!stop.aborted) {
  process.exitCode = await runServer();
}
process.exit();

/** @returns {Promise<number>} the server's exit code */
async function runServer() {
  const server = spawn(productNode(), [...SERVER_OPTIONS, join(ROOT, 'backend/dist/src/main.js')], {
    cwd: ROOT,
    // The channel closes when this process ends, however it ends: then the server stops too.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const end = () => {
    server.kill('SIGTERM');
  };
  stop.addEventListener('abort', end, { once: true });
  if (stop.aborted) {
    end();
  }
  const { code, signal } = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
  });
  if (code !== null || stop.aborted) {
    return code ?? 0;
  }
  endAbandonedDatabase();
  throw new LaunchRefusal(
    `Le serveur a été arrêté de force par le système (${signal}) ; sa base de données est arrêtée et intacte :` +
      ' relancez « npm start ».',
  );
}

/** A killed server could not end its database; left alone, it would run until the next start. */
function endAbandonedDatabase() {
  spawnSync(productNode(), [join(ROOT, 'backend/dist/src/lifecycle/end-abandoned-database.js')], { stdio: 'ignore' });
}
