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

/** @param {string} words */
export function saysDiskFull(words) {
  return /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(words);
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
