/** What `npm test` does, step by step. */
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { runGroup } from './child-group.mjs';
import { countPlaywright, countReported } from './test-counts.mjs';
import { ROOT, productNode, toolEnvironment } from './workspace.mjs';

/**
 * @typedef {import('./test-counts.mjs').Count} Count
 * @typedef {object} Run what a step is given
 * @property {AbortSignal} stop
 * @property {string} report a file that does not exist yet, for the runner's report
 *
 * @typedef {object} Step
 * @property {string} name for `--only`
 * @property {string} title
 * @property {boolean} needsBuild
 * @property {'first' | 'server' | 'product'} lane what stands in one lane runs one after the other; the two lanes after the first, side by side on two cores
 * @property {(run: Run) => Promise<Count & { output: string }>} run
 */

const TEST_MODULES = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  jasmine: 'node_modules/jasmine/bin/jasmine.js',
  nx: 'node_modules/nx/dist/bin/nx.js',
  playwright: 'node_modules/@playwright/test/cli.js',
};

/** @type {Step[]} */
export const STEPS = [
  { name: 'build', title: 'Types et construction', lane: 'first', needsBuild: false, run: typecheckAndBuild },
  // The rules that know types read those that the build of `shared` declares.
  { name: 'lint', title: 'Style et cloisons (ESLint)', lane: 'product', needsBuild: true, run: lint },
  { name: 'shared', title: 'Contrat (Jasmine)', lane: 'product', needsBuild: true, run: (run) => jasmine(run, 'shared') },
  { name: 'backend', title: 'Serveur (Jasmine, PostgreSQL 18)', lane: 'server', needsBuild: true, run: (run) => jasmine(run, 'backend') },
  ...(process.platform === 'linux' && process.arch === 'x64'
    ? [{ name: 'backend-15', title: 'Base (Jasmine, PostgreSQL 15)', lane: /** @type {const} */ ('server'), needsBuild: true, run: constraintsOn15 }]
    : []),
  { name: 'frontend', title: 'Écrans (Karma et Jasmine, Chromium)', lane: 'server', needsBuild: false, run: karma },
  { name: 'e2e', title: 'Produit servi (Playwright et axe, Chromium)', lane: 'product', needsBuild: true, run: playwright },
];

/** @param {Run} run */
async function lint({ stop }) {
  const { code, output } = await tool(stop, 'eslint', ['.', '--max-warnings=0']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** @param {Run} run */
async function typecheckAndBuild({ stop }) {
  try {
    await build(stop, () => undefined, 'build,typecheck');
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {Run} run @param {string} project */
async function jasmine({ stop, report }, project) {
  const given = [`--config=${project}/jasmine.json`, '--no-color'];
  const { code, output } = await tool(stop, 'jasmine', given, { CALANQUE_TEST_REPORT: report });
  return { ...countReported(report, code), output };
}

/** What PostgreSQL keeps must hold on the oldest version too. @param {Run} run */
async function constraintsOn15({ stop, report }) {
  const specs = ['backend/dist/src/**/*.constraint.spec.js', 'backend/dist/src/database/**/*migrat*.spec.js'];
  const given = ['--config=backend/jasmine.json', '--no-color', ...specs];
  const { code, output } = await tool(stop, 'jasmine', given, { CALANQUE_TEST_REPORT: report, CALANQUE_TEST_POSTGRES: '15' });
  return { ...countReported(report, code), output };
}

/** @param {Run} run */
async function karma({ stop, report }) {
  const given = ['run', 'frontend:test', '--skipNxCache', '--outputStyle=stream'];
  const browser = await findBrowser();
  const { code, output } = await tool(stop, 'nx', given, { CHROMIUM_BIN: browser, CALANQUE_TEST_REPORT: report });
  // Of what is written for each spec that passed, nothing: the lines that say why another failed must not be crowded out.
  const told = output.split('\n').filter((line) => !/^(frontend: )?[.\s]*$/.test(line)).join('\n');
  return { ...countReported(report, code), output: told };
}

/** @param {Run} run */
async function playwright({ stop, report }) {
  const given = ['test', '--config=frontend/playwright.config.ts', '--reporter=list,json'];
  const browser = await findBrowser();
  const { code, output } = await tool(stop, 'playwright', given, {
    CHROMIUM_BIN: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return { ...countPlaywright(report, code), output };
}

/**
 * Runs a tool on the product's Node, without what the environment says of a server: the tests
 * start their own.
 * @param {AbortSignal} stop
 * @param {keyof typeof TEST_MODULES} name
 * @param {string[]} given
 * @param {Record<string, string>} added
 */
async function tool(stop, name, given, added = {}) {
  const environment = Object.entries(toolEnvironment()).filter(
    ([variable]) => !/^(CALANQUE_|PORT$|DATABASE_URL$|NODE_ENV$|PG[A-Z]+$)/.test(variable),
  );
  return runGroup(productNode(), [join(ROOT, TEST_MODULES[name]), ...given], {
    cwd: ROOT,
    env: { ...Object.fromEntries(environment), ...added },
    stop,
  });
}
