import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The folders that every feature of a side stands on; every other folder beside them is a feature. */
const FOUNDATIONS = {
  backend: ['clock', 'config', 'database', 'http', 'job', 'lifecycle', 'openapi', 'refusal', 'testing'],
  frontend: ['shell', 'session', 'ui', 'testing'],
};

const SOURCES = { shared: 'shared/src', backend: 'backend/src', frontend: 'frontend/src/app' };

/**
 * Where a file stands in the house.
 * @param {string} root the folder of `package.json`
 * @param {string} file absolute
 * @returns {{ side: 'shared'|'backend'|'frontend'|null, folder: string|null, inside: string }} `folder` is the first folder below the side's sources
 */
export function placeOf(root, file) {
  const path = relative(root, file).split(sep).join('/');
  for (const [side, sources] of Object.entries(SOURCES)) {
    if (!path.startsWith(`${sources}/`)) continue;
    const inside = path.slice(sources.length + 1);
    return { side: /** @type {'shared'} */ (side), folder: inside.includes('/') ? inside.split('/')[0] ?? null : null, inside };
  }
  const side = /^(shared|backend|frontend)\//.exec(path)?.[1] ?? null;
  return { side: /** @type {'shared'|null} */ (side), folder: null, inside: path };
}

/** Whether the folder is a feature of its side. */
export function isFeature(side, folder) {
  return folder !== null && side !== null && side !== 'shared' && !FOUNDATIONS[side].includes(folder);
}

/** Whether every feature of the side stands on the folder, so that it may stand on none. */
export function isFoundation(side, folder) {
  return folder !== null && side === 'frontend' && FOUNDATIONS.frontend.includes(folder);
}

/** The file that a relative import means; imports name `.js` or nothing where the source is `.ts`. */
export function resolveImport(file, source) {
  return resolve(dirname(file), source).replace(/\.js$/, '.ts');
}

/** Whether the import enters a folder by its `index.ts`. */
export function entersByIndex(target, folder) {
  return target.endsWith(`/${folder}/index.ts`) || target.endsWith(`/${folder}/index`) || target.endsWith(`/${folder}`);
}

const graphs = new Map();

/** Which feature imports which, read from the files once a run. */
export function featureGraph(root, side) {
  const key = `${root}|${side}`;
  if (!graphs.has(key)) graphs.set(key, readGraph(root, side));
  return graphs.get(key);
}

/** Whether `from` leads to `to` over any number of features. */
export function leadsTo(graph, from, to, seen = new Set()) {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(graph.get(from) ?? [])].some((next) => leadsTo(graph, next, to, seen));
}

function readGraph(root, side) {
  const graph = new Map();
  const sources = join(root, SOURCES[side]);
  for (const file of filesBelow(sources)) {
    const from = placeOf(root, file);
    if (!isFeature(side, from.folder) || file.includes('.spec.')) continue;
    for (const [, source] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const to = placeOf(root, resolveImport(file, source));
      if (!isFeature(side, to.folder) || to.folder === from.folder) continue;
      graph.set(from.folder, (graph.get(from.folder) ?? new Set()).add(to.folder));
    }
  }
  return graph;
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
