import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { countAttempt, forgetAttempts } from './access.queries.js';

const DAY = 24 * 60 * 60 * 1000;

/** From one client on one address the delay begins early; for one address from everywhere later, against distributed guessing. */
const FROM_ONE_CLIENT = { free: 4, firstDelaySeconds: 5, longestDelaySeconds: 900 };
const FROM_EVERYWHERE = { free: 20, firstDelaySeconds: 5, longestDelaySeconds: 900 };

/** From one client for whatever address: of a whole Maison behind one address nobody is kept waiting on an ordinary day. */
const FOR_ANY_ADDRESS = { free: 50, firstDelaySeconds: 5, longestDelaySeconds: 900 };

/** Growing delays after failed sign-ins, the same whether the account exists or not. */
@Injectable()
export class SignInDelay {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /**
   * Counts an attempt as failed until `forget` says otherwise.
   * @throws Refusal `too-many-attempts`
   */
  async count(email: string, clientAddress: string): Promise<void> {
    const [oneClient, everywhere] = keysOf(email, clientAddress);
    await this.countKeys([{ key: oneClient, ...FROM_ONE_CLIENT }, { key: everywhere, ...FROM_EVERYWHERE }]);
  }

  /**
   * Counts what a client asks for without having signed in, whoever it names.
   * @throws Refusal `too-many-attempts`
   */
  async countClient(what: string, clientAddress: string): Promise<void> {
    await this.countKeys([{ key: `any|${what}|${clientAddress}`, ...FOR_ANY_ADDRESS }]);
  }

  /** The first that is blocked refuses, and those after it count nothing. */
  private async countKeys(keys: readonly ({ readonly key: string } & typeof FROM_ONE_CLIENT)[]): Promise<void> {
    const now = this.clock.now();
    const forgetBefore = new Date(now.getTime() - DAY);
    for (const key of keys) {
      const blockedUntil = await countAttempt(this.database, { now, forgetBefore, ...key });
      if (blockedUntil === null) continue;
      const seconds = Math.max(1, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000));
      throw new Refusal('too-many-attempts', { delay: inWords(seconds) }, { retryAfterSeconds: seconds });
    }
  }

  /** After a success. */
  async forget(email: string, clientAddress: string): Promise<void> {
    await forgetAttempts(this.database, keysOf(email, clientAddress));
  }
}

function keysOf(email: string, clientAddress: string): [string, string] {
  const address = email.trim();
  return [`client|${address}|${clientAddress}`, `everywhere|${address}`];
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconde${seconds > 1 ? 's' : ''}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
