import { hash, verify } from '@node-rs/argon2';
import { isStrongPassword, PASSWORD_RULE, PASSWORD_RULE_ADMINISTRATOR, type Role } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';

// Argon2id is the library's default algorithm.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let dummy: Promise<string> | null = null;

/** One spelling: keyboards and systems write « é » as one character or as two. */
const spelled = (password: string): string => password.normalize('NFKC');

/** Argon2id of the password. */
export function hashPassword(password: string): Promise<string> {
  return hash(spelled(password), COST);
}

/** Whether the password fits; takes as long when there is no hash, so that time tells nothing about accounts. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword('no account has this password');
  const fits = await verify(stored ?? (await dummy), spelled(password));
  return stored !== null && fits;
}

/**
 * Checks the rule of the role.
 * @throws Refusal `password-too-weak`, said of `field`
 */
export function requireStrongPassword(password: string, role: Role, field: string): void {
  const administrator = role === 'administrator';
  if (!isStrongPassword(password, { administrator })) {
    throw new Refusal('password-too-weak', { rule: administrator ? PASSWORD_RULE_ADMINISTRATOR : PASSWORD_RULE }, { field });
  }
}
