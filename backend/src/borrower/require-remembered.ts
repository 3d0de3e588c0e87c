import type { Transaction } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { holdFromForgetting } from './forget.queries.js';

/**
 * Makes sure that what is written or pictured about a borrower is erased with them one day: they are not erased yet, nor before the
 * transaction ends. Called before their loans and custodies are locked.
 * @throws Refusal `borrower-erased`
 */
export async function requireRemembered(tx: Transaction, borrowerId: string): Promise<void> {
  if (await holdFromForgetting(tx, borrowerId)) throw new Refusal('borrower-erased');
}
