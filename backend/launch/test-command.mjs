/** `npm test`: every check of the product; all run, whichever fails. After the build they run in two lanes, one after the other in each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchRefusal } from './launch-refusal.mjs';
import { prepareDependencies, say } from './prepare.mjs';
import { stopRequest } from './stop-request.mjs';
import { STEPS } from './test-steps.mjs';

const SHOWN_LINES = 300;
const STOPPED = 130;

const started = Date.now();
const stop = stopRequest();
const steps = chosenSteps();
await prepareDependencies(stop);
const reports = mkdtempSync(join(tmpdir(), 'calanque-reports-'));
const total = { passed: 0, failed: 0 };
let isBuilt = true;
await take('first');
await Promise.all([take('server'), take('product')]);
rmSync(reports, { recursive: true, force: true });
if (stop.aborted) {
  process.exit(STOPPED);
}
say(`Durée totale : ${seconds(started)}`);
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** @param {import('./test-steps.mjs').Step['lane']} lane */
async function take(lane) {
  for (const step of steps.filter((one) => one.lane === lane)) {
    if (stop.aborted) return;
    await count(step);
  }
}

/** @param {import('./test-steps.mjs').Step} step */
async function count(step) {
  const began = Date.now();
  const { passed, failed, output } = await attempt(step, isBuilt);
  if (step.name === 'build') isBuilt = failed === 0;
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) say(output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
  say(`${failed > 0 ? '✗' : '✓'} ${step.title} : ${passed} réussis, ${failed} échoués, en ${seconds(began)}`);
}

/**
 * @param {import('./test-steps.mjs').Step} step
 * @param {boolean} canUseBuild
 * @returns {Promise<import('./test-counts.mjs').Count & { output: string }>}
 */
async function attempt(step, canUseBuild) {
  say(`… ${step.title}`);
  if (step.needsBuild && !canUseBuild) {
    return { passed: 0, failed: 1, output: 'La construction a échoué : cette étape n’a rien à essayer.' };
  }
  try {
    return await step.run({ stop, report: join(reports, `${step.name}.json`) });
  } catch (error) {
    // A step that cannot run has failed; the others still tell something.
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/** `--only=lint,backend` takes these steps alone, and the build where one needs it. */
function chosenSteps() {
  const option = process.argv.slice(2).find((given) => given.startsWith('--only='));
  if (option === undefined) {
    return STEPS;
  }
  const names = option.slice('--only='.length).split(',');
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new LaunchRefusal(
      `« ${unknown} » n’est pas une étape : choisissez parmi ${STEPS.map((step) => step.name).join(', ')}.`,
    );
  }
  const needsBuild = STEPS.some((step) => names.includes(step.name) && step.needsBuild);
  return STEPS.filter((step) => names.includes(step.name) || (step.name === 'build' && needsBuild));
}

/** @param {number} since */
function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}
