/** `npm run dev`: compiles on every change, restarts the server, and serves the screens with reload. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runGroup } from './child-group.mjs';
import { prepareProduct, say } from './prepare.mjs';
import { stopRequest } from './stop-request.mjs';
import { ROOT, productNode, toolEnvironment } from './workspace.mjs';

const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const NX = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
const SERVER = join(ROOT, 'backend/dist/src/main.js');
/** Where the screens are served in watch mode: one-time links lead there. */
const SCREENS = 'http://localhost:4200';
/** What the compiler says once it has written a state without errors. */
const COMPILED = /Found 0 errors?\. Watching for file changes/;

const stop = stopRequest();
await prepareProduct(stop);

/** @type {import('node:child_process').ChildProcess | null} */
let server = null;
/** Restarts follow one another: two servers would want the same port and data folder. */
let restarting = Promise.resolve();

const port = process.env['PORT'] || '3000';
const options = { cwd: ROOT, env: { ...toolEnvironment(), CALANQUE_API: `http://127.0.0.1:${port}` }, stop, onText: tell };
await Promise.all([
  runGroup(productNode(), [TSC, '-b', 'shared', 'backend', '--watch', '--preserveWatchOutput'], {
    ...options,
    onText: (text) => {
      tell(text);
      if (COMPILED.test(text)) restarting = restarting.then(restartServer);
    },
  }),
  runGroup(productNode(), [NX, 'run', 'frontend:serve', '--outputStyle=stream'], options),
]);
await restarting;
await endServer();
process.exit();

async function restartServer() {
  await endServer();
  if (stop.aborted) return;
  say('Le serveur (re)démarre…');
  server = spawn(productNode(), ['--enable-source-maps', SERVER], {
    cwd: ROOT,
    env: { CALANQUE_PUBLIC_URL: SCREENS, ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function endServer() {
  const ending = server;
  if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
  const ended = new Promise((resolve) => ending.once('exit', resolve));
  ending.kill('SIGTERM');
  await ended;
}

/** @param {string} text */
function tell(text) {
  process.stdout.write(text);
}
