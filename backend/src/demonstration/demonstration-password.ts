import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isStrongPassword } from '@calanque/shared';

const FILE = 'demonstration-password';
const LENGTH = 20;
/** Without the characters that are taken for one another when read aloud or copied from a screen. */
const CLASSES = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=!?:%'];

/** The password of the demonstration accounts: the one given, else the one kept in the data folder, made at random the first time. */
export async function demonstrationPassword(dataFolder: string, given: string | null): Promise<string> {
  if (given !== null) return given;
  const path = join(dataFolder, FILE);
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept !== null && isStrongPassword(kept.trim(), { administrator: true })) return kept.trim();
  const made = randomPassword();
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path, `${made}\n`, { mode: 0o600 });
  return made;
}

/** 20 characters, at least one of each of the four classes. */
export function randomPassword(): string {
  const all = CLASSES.join('');
  const draw = (from: string): string => from[randomInt(from.length)] ?? 'a';
  const drawn = [...CLASSES.map(draw), ...Array.from({ length: LENGTH - CLASSES.length }, () => draw(all))];
  for (let place = drawn.length - 1; place > 0; place--) {
    const other = randomInt(place + 1);
    [drawn[place], drawn[other]] = [drawn[other] ?? '', drawn[place] ?? ''];
  }
  return drawn.join('');
}
