/** `npm run dev`: compiles on every change, restarts the server, and serves the screens with reload. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runGroup } from './child-group.mjs';
import { LaunchRefusal } from './launch-refusal.mjs';
import { prepareProduct, say } from './prepare.mjs';
import { SERVER_OPTIONS } from './server-options.mjs';
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

/** @type {NodeJS.ProcessEnv} */
const environment = { ...toolEnvironment(), CALANQUE_API: `http://127.0.0.1:${process.env['PORT'] || '3000'}` };
// It is the server's; the screens have their own.
delete environment['PORT'];
/** Ends one watcher when the other ends. */
const over = new AbortController();
const options = { cwd: ROOT, env: environment, stop: AbortSignal.any([stop, over.signal]), onText: tell };

const ended = await Promise.race([
  watch('La compilation', [TSC, '-b', 'shared', 'backend', '--watch', '--preserveWatchOutput'], (text) => {
    if (COMPILED.test(text)) restarting = restarting.then(restartServer);
  }),
  watch('Le serveur des écrans', [NX, 'run', 'frontend:serve', '--outputStyle=stream'], () => undefined),
]);
over.abort();
await restarting;
await endServer();
if (!stop.aborted) {
  throw new LaunchRefusal(`${ended} s’arrête : corrigez ce qui est dit plus haut, puis relancez « npm run dev ».`);
}
process.exit();

/**
 * @param {string} name
 * @param {string[]} given
 * @param {(text: string) => void} hear
 * @returns {Promise<string>} its name, once it has ended
 */
async function watch(name, given, hear) {
  await runGroup(productNode(), given, {
    ...options,
    onText: (text) => {
      tell(text);
      hear(text);
    },
  });
  return name;
}

async function restartServer() {
  await endServer();
  if (stop.aborted) return;
  say('Le serveur (re)démarre…');
  server = spawn(productNode(), [...SERVER_OPTIONS, SERVER], {
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
