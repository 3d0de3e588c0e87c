import { StartRefusal } from './start-refusal.js';

const NOT_ALLOWED = ['EACCES', 'EPERM', 'EROFS'];
const FULL = ['ENOSPC', 'EDQUOT'];
const NOT_A_FOLDER = ['ENOTDIR', 'EEXIST'];

export function folderNotWritable(folder: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    `Le dossier des données « ${folder} » n’est pas accessible en écriture : donnez-en le droit à l’utilisateur` +
      ' qui démarre Calanque, ou choisissez un autre dossier avec CALANQUE_DATA.',
    { cause },
  );
}

export function diskFull(folder: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    `Le disque qui porte « ${folder} » est plein : libérez de la place, ou choisissez un dossier` +
      ' sur un autre disque avec CALANQUE_DATA, puis relancez.',
    { cause },
  );
}

/** Whether a program's own words say that the disk is full. */
export function saysDiskFull(words: string): boolean {
  return /No space left on device|Disk quota exceeded|Check free disk space/.test(words);
}

/**
 * The sentence for a failed file operation in the data folder, or in another place that the error
 * names; any other error is given back.
 */
export function asFolderRefusal(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const path = error instanceof Error && 'path' in error ? String(error.path) : folder;
  const place = path.startsWith(folder) ? folder : path;
  if (NOT_ALLOWED.includes(code)) {
    return folderNotWritable(place, error);
  }
  if (FULL.includes(code)) {
    return diskFull(place, error);
  }
  if (NOT_A_FOLDER.includes(code)) {
    return new StartRefusal(
      `« ${folder} » n’est pas un dossier : choisissez-en un avec CALANQUE_DATA, ou retirez ce fichier.`,
      { cause: error },
    );
  }
  return error;
}
