import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../../lifecycle/start-refusal.js';

/** The passwords of the embedded server's two roles. */
export interface Passwords {
  readonly superuser: string;
  readonly application: string;
}

const FILE = 'postgres-passwords.json';

/**
 * Reads the passwords kept in the data folder, or makes them when there is no database yet.
 * @throws StartRefusal when a database exists and its passwords are gone.
 */
export function keepPasswords(dataFolder: string, databaseExists: boolean): Passwords {
  const path = join(dataFolder, FILE);
  if (existsSync(path)) {
    return parse(readFileSync(path, 'utf8'), path);
  }
  if (databaseExists) {
    throw lost(path);
  }
  const passwords = { superuser: makePassword(), application: makePassword() };
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(partial, path);
  return passwords;
}

/** Letters, digits, - and _ only: it stands in an address without being escaped. */
function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

function parse(text: string, path: string): Passwords {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw lost(path, error);
  }
  if (typeof content === 'object' && content !== null && 'superuser' in content && 'application' in content) {
    return { superuser: String(content.superuser), application: String(content.application) };
  }
  throw lost(path);
}

function lost(path: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    `Le fichier « ${path} », qui garde les mots de passe de la base, manque ou est illisible :` +
      ' remettez-le depuis votre sauvegarde du dossier des données.',
    { cause },
  );
}
