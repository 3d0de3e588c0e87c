import { statfsSync } from 'node:fs';

/** Why a command cannot go on: one French sentence that says what to do, and the words of the
 * program that failed where they help. */
export class LaunchRefusal extends Error {
  /**
   * @param {string} sentence
   * @param {string} [words] what the failing program said
   */
  constructor(sentence, words = '') {
    super(words === '' ? sentence : `${sentence}\n\n${words}`);
    this.name = 'LaunchRefusal';
  }
}

/** Room that a working disk keeps, in bytes; programs on a full one fail in words of their own. */
const LEAST_ROOM = 20_000_000;

/**
 * Whether a program failed for want of room, by its words or by the disk itself.
 * @param {string} words what the program said
 * @param {string} folder where it wrote
 */
export function isDiskFull(words, folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_ROOM || /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(words);
}

/** @param {string} folder */
export function diskFull(folder) {
  return new LaunchRefusal(`Le disque qui porte « ${folder} » est plein : libérez de la place, puis relancez.`);
}

/** @param {string} folder */
export function notWritable(folder) {
  return new LaunchRefusal(
    `Le dossier « ${folder} » n’est pas accessible en écriture : relancez sous l’utilisateur à qui il est,` +
      ' ou donnez-lui-en le droit.',
  );
}
