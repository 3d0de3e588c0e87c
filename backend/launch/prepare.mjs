/** Makes the checkout ready to run: dependencies and build, once for all who start at the same time. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { endGroup } from './child-group.mjs';
import { waitForLock } from './folder-lock.mjs';
import { install, isInstalled, rememberInstalled } from './install.mjs';
import { STATE_FOLDER, requireWritable } from './workspace.mjs';

/** Installs what is missing. @param {AbortSignal} stop */
export async function prepareDependencies(stop) {
  if (isInstalled()) {
    rememberInstalled();
    return;
  }
  await underLock(stop, async (workWith) => {
    if (!isInstalled()) {
      say('Installation des dépendances (une à deux minutes la première fois)…');
      await install(stop, workWith);
    }
  });
}

/** Installs what is missing and builds what is stale. @param {AbortSignal} stop */
export async function prepareProduct(stop) {
  await prepareDependencies(stop);
  if (stop.aborted || isBuilt()) {
    return;
  }
  await underLock(stop, async (workWith) => {
    if (!isBuilt()) {
      say('Construction de ce qui a changé…');
      await build(stop, workWith);
    }
  });
}

/** @param {string} sentence */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/**
 * @param {AbortSignal} stop
 * @param {(workWith: (group: number) => void) => Promise<void>} work
 */
async function underLock(stop, work) {
  requireWritable();
  mkdirSync(STATE_FOLDER, { recursive: true });
  const lock = await waitForLock(
    join(STATE_FOLDER, 'prepare.lock'),
    () => say('Un autre démarrage prépare déjà ce dossier : attente de sa fin…'),
    stop,
  );
  if (lock === null) {
    return;
  }
  try {
    // What a killed start left at work would write over what follows.
    if (lock.abandonedGroup !== null) await endGroup(lock.abandonedGroup);
    await work((group) => lock.workWith(group));
  } finally {
    lock.release();
  }
}
