/** The browser of the tests: the one that was named, one of the machine, or one that npm brings. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LaunchRefusal } from './launch-refusal.mjs';
import { ROOT } from './workspace.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const UNPACKED = join(ROOT, 'node_modules/.cache/calanque-browser');

/**
 * @returns {Promise<string>} the path of a Chromium that runs
 * @throws {LaunchRefusal} when none does and none can be brought
 */
export async function findBrowser() {
  const named = process.env['CHROMIUM_BIN'] ?? process.env['CHROME_BIN'];
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new LaunchRefusal(
      `« ${named} », que nomme CHROMIUM_BIN ou CHROME_BIN, ne se lance pas : corrigez ce chemin, ou retirez la variable.`,
    );
  }
  const browser = onPath() ?? (await unpackPackaged()) ?? installOnDebian();
  if (browser === null) {
    throw new LaunchRefusal(
      'Aucun navigateur pour les tests : installez Chromium (sous Debian, « apt-get install chromium » en' +
        ' administrateur), ou donnez le chemin d’un Chrome dans CHROMIUM_BIN.',
    );
  }
  return browser;
}

/** @param {string} path Whether the program starts: a stub or missing libraries do not. */
function runs(path) {
  const answer = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 && /chrom/i.test(answer.stdout);
}

function onPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null;
}

/** The browser inside an npm package, for Linux on x64; it unpacks itself into the temporary folder. */
async function unpackPackaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return null;
  }
  const before = process.env['TMPDIR'];
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    mkdirSync(UNPACKED, { recursive: true });
    // A folder of this checkout: another user's browser must not be run, nor half of one.
    process.env['TMPDIR'] = UNPACKED;
    const path = await packaged.executablePath();
    if (runs(path)) {
      return path;
    }
    // Left half unpacked by a run that was killed: once more, from the beginning.
    rmSync(UNPACKED, { recursive: true, force: true });
    mkdirSync(UNPACKED, { recursive: true });
    return runs(await packaged.executablePath()) ? path : null;
  } catch {
    // The package is optional, and may not be installed.
    return null;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return null;
  }
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 10 * 60_000 };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return onPath();
}
