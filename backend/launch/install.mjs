/** Brings the dependencies that the lock file names, when they are missing or others. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runGroup } from './child-group.mjs';
import { LaunchRefusal, diskFull, isDiskFull } from './launch-refusal.mjs';
import { ROOT } from './workspace.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
/** What the dependencies take, with room to unpack them; npm on a full disk fails in strange words. */
const ROOM_NEEDED_MB = 1200;
/** Written by npm at the end of an installation. */
const NPM_MARK = join(ROOT, 'node_modules/.package-lock.json');
/** The lock file that was installed, so that a checkout's new dates are no reason to install. */
const OUR_MARK = join(ROOT, 'node_modules/.calanque-installed');

/** @returns {boolean} whether the dependencies are those of the lock file */
export function isInstalled() {
  if (!existsSync(NPM_MARK)) {
    return false;
  }
  if (existsSync(OUR_MARK) && readFileSync(OUR_MARK, 'utf8') === lockDigest()) {
    return true;
  }
  return statSync(NPM_MARK).mtimeMs >= statSync(LOCK_FILE).mtimeMs;
}

/**
 * @param {AbortSignal} stop
 * @param {(group: number) => void} onGroup
 * @throws {LaunchRefusal}
 */
export async function install(stop, onGroup) {
  if (!existsSync(join(ROOT, 'node_modules'))) requireRoom();
  const [program, ...given] = npmCommand();
  const { code, output } = await runGroup(
    program,
    [...given, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: ROOT, env: { ...process.env, npm_config_update_notifier: 'false' }, stop, onGroup },
  );
  if (stop.aborted) {
    return;
  }
  if (code !== 0) {
    throw refusalOf(output);
  }
  rememberInstalled();
}

function requireRoom() {
  const { bavail, bsize } = statfsSync(ROOT);
  const left = Math.floor((bavail * bsize) / 1_000_000);
  if (left < ROOM_NEEDED_MB) {
    throw new LaunchRefusal(
      `Il reste ${left} Mo sur le disque qui porte « ${ROOT} », et les dépendances en demandent ${ROOM_NEEDED_MB} :` +
        ' libérez de la place, puis relancez.',
    );
  }
}

/** Notes that the present lock file is installed; where that cannot be noted, dates decide. */
export function rememberInstalled() {
  try {
    writeFileSync(OUR_MARK, lockDigest());
  } catch {
    // Installed by another user: the dates of npm's own mark tell it as well.
  }
}

function lockDigest() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

/** The npm that runs this command, under its own Node: ours is what it may replace.
 * @returns {[string, ...string[]]} */
function npmCommand() {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) {
    return [process.env['npm_node_execpath'] ?? process.execPath, script];
  }
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
}

/** @param {string} output */
function refusalOf(output) {
  if (isDiskFull(output, ROOT)) {
    return diskFull(ROOT);
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(output)) {
    return new LaunchRefusal(
      'Les dépendances n’ont pas pu être installées, car le registre npm ne répond pas : vérifiez la connexion' +
        ' (et le réglage « proxy » de npm si votre réseau en demande un), puis relancez.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new LaunchRefusal(
      `Les dépendances n’ont pas pu être installées, car « ${ROOT} » ou le cache de npm n’est pas accessible en` +
        ' écriture : relancez sous l’utilisateur à qui ces dossiers sont.',
    );
  }
  const words = output.split('\n').filter((line) => /^npm (error|ERR!) +(?!at )\S/.test(line));
  return new LaunchRefusal(
    'Les dépendances n’ont pas pu être installées : corrigez ce que npm dit ci-dessous, puis relancez.',
    words.slice(0, 12).join('\n') || output.slice(-1500),
  );
}
