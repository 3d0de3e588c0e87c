import type { Caller } from '../access/index.js';
import { requireRemembered } from '../borrower/index.js';
import type { Transaction } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { borrowerOfLoan } from './loan-writes.queries.js';

/**
 * Makes sure that words and photos about whoever borrowed may be kept. Called before the loan is locked.
 * @throws Refusal `not-found`, `borrower-erased`
 */
export async function requireBorrower(tx: Transaction, caller: Caller, loanId: string): Promise<void> {
  const borrowerId = await borrowerOfLoan(tx, caller.scope, loanId);
  if (borrowerId === null) throw new Refusal('not-found');
  await requireRemembered(tx, borrowerId);
}
