import type { BorrowerDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import type { Transaction } from '../database/database.js';
import { PersonEntity } from '../person/index.js';
import { Refusal } from '../refusal/refusal.js';
import { holdBorrower } from './borrower.queries.js';
import { contactOf } from './contact.js';

/** Who borrows: somebody known, or somebody new. */
export interface WhoBorrows {
  readonly borrowerId?: string | null;
  readonly borrower?: BorrowerDraft | null;
}

/**
 * The id of who borrows, kept from being erased until the transaction ends; somebody new is written down.
 * @throws Refusal `borrower-required`, `borrower-unknown`, `borrower-erased`, `contact-required`, `phone-invalid`, `id-reused`
 */
export async function keepBorrower(tx: Transaction, caller: Caller, { borrowerId, borrower }: WhoBorrows): Promise<string> {
  if (Boolean(borrowerId) === Boolean(borrower)) throw new Refusal('borrower-required', {}, { field: 'borrowerId' });
  if (borrower) {
    await tx.manager.insert(PersonEntity, { id: borrower.id, kind: 'borrower', ...contactOf(borrower, 'borrower.') });
    return borrower.id;
  }
  const id = borrowerId ?? '';
  const known = await holdBorrower(tx, caller.scope, id, 'to-lend');
  if (!known) throw new Refusal('borrower-unknown', {}, { field: 'borrowerId' });
  if (known.erased) throw new Refusal('borrower-erased', {}, { field: 'borrowerId' });
  return id;
}
