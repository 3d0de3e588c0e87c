import { chmodSync, mkdirSync } from 'node:fs';

const OUTSIDE_FOLDER = '/var/lib/calanque';

/**
 * The folder for programs and data that the database server's own user cannot reach in place;
 * made where it is missing, whatever umask there is.
 */
export function makeOutsideFolder(): string {
  mkdirSync(OUTSIDE_FOLDER, { recursive: true });
  chmodSync(OUTSIDE_FOLDER, 0o755);
  return OUTSIDE_FOLDER;
}
