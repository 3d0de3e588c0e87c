import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';

/** By its owner, who knew the one before, or by whoever had a link for it. */
export type PasswordChangeBy = 'owner' | 'link';

/** What is done when the password of an account is replaced, in the transaction that does it. */
export type PasswordHearer = (tx: Transaction, accountId: string, by: PasswordChangeBy) => Promise<void>;

/** Tells those who asked to hear of it that an account has another password than before. */
@Injectable()
export class PasswordChanges {
  private readonly hearers: PasswordHearer[] = [];

  hear(hearer: PasswordHearer): void {
    this.hearers.push(hearer);
  }

  async tell(tx: Transaction, accountId: string, by: PasswordChangeBy): Promise<void> {
    for (const hearer of this.hearers) await hearer(tx, accountId, by);
  }
}
