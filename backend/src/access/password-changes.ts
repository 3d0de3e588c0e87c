import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';

/** What is done when the password of an account is replaced, in the transaction that does it. */
export type PasswordHearer = (tx: Transaction, accountId: string) => Promise<void>;

/** Tells those who asked to hear of it that an account has another password than before. */
@Injectable()
export class PasswordChanges {
  private readonly hearers: PasswordHearer[] = [];

  hear(hearer: PasswordHearer): void {
    this.hearers.push(hearer);
  }

  async tell(tx: Transaction, accountId: string): Promise<void> {
    for (const hearer of this.hearers) await hearer(tx, accountId);
  }
}
