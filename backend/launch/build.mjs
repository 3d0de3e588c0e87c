/** Builds what changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runGroup } from './child-group.mjs';
import { LaunchRefusal, diskFull, isDiskFull } from './launch-refusal.mjs';
import { ROOT, STATE_FOLDER, productNode, toolEnvironment } from './workspace.mjs';

const SOURCES = ['shared', 'backend', 'frontend', 'nx.json', 'tsconfig.base.json', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', '.angular', 'coverage', 'test-results', 'playwright-report', 'e2e', 'launch']);
const RESULTS = ['shared/dist/src/index.js', 'backend/dist/src/main.js', 'frontend/dist/browser/index.html'];
const MARK = join(STATE_FOLDER, 'built');

/** @returns {boolean} whether the last build was made of the present sources */
export function isBuilt() {
  return (
    RESULTS.every((result) => existsSync(join(ROOT, result))) &&
    existsSync(MARK) &&
    readFileSync(MARK, 'utf8') === fingerprint()
  );
}

/**
 * @param {AbortSignal} stop
 * @param {(group: number) => void} onGroup
 * @param {string} targets the targets to run in every project, parted by commas
 * @throws {LaunchRefusal}
 */
export async function build(stop, onGroup, targets = 'build') {
  const sources = fingerprint();
  removeOrphans('shared');
  removeOrphans('backend');
  const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
  const { code, output } = await runGroup(
    productNode(),
    [nx, 'run-many', `--targets=${targets}`, '--outputStyle=static', '--skipRemoteCache'],
    { cwd: ROOT, env: toolEnvironment(), stop, onGroup },
  );
  if (stop.aborted) {
    return;
  }
  if (code !== 0) {
    throw isDiskFull(output, ROOT)
      ? diskFull(ROOT)
      : new LaunchRefusal('La construction a échoué : corrigez ce qui est dit ci-dessous, puis relancez.', errorsIn(output));
  }
  writeFileSync(MARK, sources);
}

/** Names, sizes and dates of the sources: quick to read, and a new checkout only rebuilds once. */
function fingerprint() {
  const digest = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesIn(join(ROOT, source))) {
      const { size, mtimeMs } = statSync(file);
      digest.update(`${relative(ROOT, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return digest.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .filter((name) => !NOT_SOURCES.has(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * The compiler leaves the output of a source that was removed or renamed; a specification would
 * go on being executed.
 * @param {string} project
 */
function removeOrphans(project) {
  const results = join(ROOT, project, 'dist');
  if (!existsSync(results)) {
    return;
  }
  for (const result of readdirSync(results, { recursive: true, encoding: 'utf8' })) {
    const source = /^(.*)(\.js|\.d\.ts)(\.map)?$/.exec(result)?.[1];
    if (source !== undefined && !existsSync(join(ROOT, project, `${source}.ts`))) {
      rmSync(join(results, result), { force: true });
    }
  }
}

/** The lines that name errors, with the place that follows; everything where none does.
 * @param {string} output */
function errorsIn(output) {
  const lines = output.trim().split('\n');
  const errors = lines.filter((_, index) => lines.slice(Math.max(0, index - 3), index + 1).some((line) => /\berror\b/i.test(line)));
  return (errors.length > 0 ? errors.slice(0, 60) : lines.slice(-60)).join('\n');
}
