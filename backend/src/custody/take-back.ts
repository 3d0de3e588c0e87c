import type { Holding, MissingThing, TakeBackLine } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import type { Transaction } from '../database/database.js';
import { reportCondition, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { closeCustody, requireMayHandOver } from './custody-acts.js';
import type { CustodyState } from './custody.queries.js';
import { noteReturned } from './hand-over.queries.js';

/**
 * Takes one locked piece back, or reports it as lost where it cannot be found: its custody ends by that.
 * @throws Refusal `custody-closed`, `reason-required`, `not-allowed`, …
 */
export async function takeOneBack(
  tx: Transaction, caller: Caller, piece: Piece, custody: CustodyState, line: TakeBackLine & { readonly at: string | null }, now: Date,
): Promise<void> {
  const { outcome, at, reason, wear, condition, accessories } = line;
  if (outcome !== 'missing') {
    return closeCustody(tx, caller, piece, custody, { end: at, wear: wear ?? null, condition: condition ?? null, accessories: accessories ?? null }, now);
  }
  requireMayHandOver(caller, piece, custody.kind);
  if (!custody.open) throw new Refusal('custody-closed');
  await reportCondition(tx, caller, piece, { condition: 'lost', reason: reason ?? null, at }, now);
  await noteReturned(tx, custody.id, []);
}

/** What is missing of a piece after its line; nothing where all came back, or where the accessories were not looked at. */
export function missingOf(holding: Holding, line: TakeBackLine): MissingThing[] {
  const lost = line.outcome === 'missing';
  const back = new Set(line.accessories?.map(({ label }) => label));
  const accessories = lost || line.accessories ? holding.accessories.filter(({ label }) => lost || !back.has(label)).map(({ label }) => ({ label })) : [];
  return lost || accessories.length > 0 ? [{ equipmentId: holding.equipmentId, number: holding.number, lost, accessories }] : [];
}
