import type { LineOutcome } from '@calanque/shared';
import type { Transaction } from '../database/database.js';
import { tell } from '../notice/index.js';
import type { LockedTransfer } from './transfer-writes.queries.js';

const linkOf = ({ id }: LockedTransfer): string => `/transferts/${id}`;

/** Says where it goes that a transfer has left. */
export async function tellSent(tx: Transaction, transfer: LockedTransfer): Promise<void> {
  const { toSiteId, fromName, toName, lines } = transfer;
  await tell(tx, { to: { siteId: toSiteId, permission: 'transfer:send' }, kind: 'transfer-sent', params: { from: fromName, to: toName, pieces: lines.length }, link: linkOf(transfer) });
}

/** Says where it was awaited that a transfer which had left comes no more. */
export async function tellCalledBack(tx: Transaction, transfer: LockedTransfer, reason: string): Promise<void> {
  const { toSiteId, fromName, toName, lines } = transfer;
  await tell(tx, {
    to: { siteId: toSiteId, permission: 'transfer:send' }, kind: 'transfer-called-back', params: { from: fromName, to: toName, pieces: lines.length, reason }, link: linkOf(transfer),
  });
}

/** Says where it left from that nothing of a transfer is on its way any more. */
export async function tellReceived(tx: Transaction, transfer: LockedTransfer): Promise<void> {
  const { fromSiteId, fromName, toName, lines } = transfer;
  await tell(tx, { to: { siteId: fromSiteId, permission: 'transfer:send' }, kind: 'transfer-received', params: { from: fromName, to: toName, pieces: lines.length }, link: linkOf(transfer) });
}

/** Says where it left from what arrived otherwise than it was listed; nothing where all did. */
export async function tellDifferences(tx: Transaction, transfer: LockedTransfer, said: readonly LineOutcome[]): Promise<void> {
  const { fromSiteId, fromName, toName } = transfer;
  const count = (outcome: LineOutcome): number => said.filter((one) => one === outcome).length;
  const [missing, damaged, extra] = [count('missing'), count('damaged'), count('extra')];
  if (missing + damaged + extra === 0) return;
  await tell(tx, { to: { siteId: fromSiteId, permission: 'transfer:send' }, kind: 'transfer-differs', params: { from: fromName, to: toName, missing, damaged, extra }, link: linkOf(transfer) });
}
