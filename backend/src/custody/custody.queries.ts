import type { CustodyKind } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { wasIn } from '../equipment/index.js';

/** An agent or intern who could hold something; null outside the scope. */
export async function findHolder(reader: Reader, scope: SiteScope, personId: string): Promise<{ name: string; leftOn: string | null } | null> {
  const row = await oneRow<{ name: string; left_on: string | null }>(reader, sql`
    SELECT given_name || ' ' || family_name AS name, left_on FROM person
     WHERE id = ${personId} AND kind <> 'borrower' AND ${scope.covers(sql`site_id`)} FOR SHARE`, 'find-holder');
  return row && { name: row.name, leftOn: row.left_on };
}

/** A custody that began in the scope, with the piece it is about, before that piece is locked; null outside the scope. */
export function findCustody(reader: Reader, scope: SiteScope, id: string): Promise<{ equipment_id: string } | null> {
  return oneRow(reader, sql`
    SELECT c.equipment_id FROM custody c WHERE c.id = ${id} AND ${wasIn(scope, sql`c.equipment_id`, sql`lower(c.period)`)}`);
}

/**
 * Whether the memory of a piece was not erased since the public or an intern gave it back.
 * @scope-free the piece was locked within a scope
 */
export async function isErasureMissing(reader: Reader, equipmentId: string, at: Date): Promise<boolean> {
  const row = await oneRow<{ missing: boolean }>(reader, sql`SELECT erasure_missing(${equipmentId}, ${at}) AS missing`, 'erasure-missing');
  return row?.missing ?? false;
}

export interface CustodyState {
  id: string;
  version: number;
  kind: CustodyKind;
  loan_id: string | null;
  person_id: string | null;
  start: Date;
  due_at: Date | null;
  open: boolean;
  cancelled: boolean;
  note: string | null;
}

/**
 * A custody as it is now.
 * @scope-free its piece was locked within a scope
 */
export function readCustody(reader: Reader, id: string): Promise<CustodyState | null> {
  return oneRow<CustodyState>(reader, sql`
    SELECT id, version, kind, loan_id, person_id, lower(period) AS start, due_at, upper_inf(period) AND cancelled_at IS NULL AS open,
           cancelled_at IS NOT NULL AS cancelled, note
      FROM custody WHERE id = ${id}`);
}

/**
 * Opens a custody of a piece that the transaction has locked.
 * @scope-free the piece was locked within a scope
 */
export async function insertCustody(
  reader: Reader,
  custody: {
    readonly id: string; readonly equipmentId: string; readonly kind: CustodyKind; readonly personId: string | null;
    readonly repairer: string | null; readonly start: Date; readonly dueAt: Date | null; readonly note: string | null;
    readonly loanId?: string | null; readonly kitId?: string | null;
  },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO custody (id, equipment_id, kind, person_id, repairer, period, due_at, note, loan_id, kit_id)
    VALUES (${custody.id}, ${custody.equipmentId}, ${custody.kind}, ${custody.personId}, ${custody.repairer},
            tstzrange(${custody.start}, NULL), ${custody.dueAt}, ${custody.note}, ${custody.loanId ?? null}, ${custody.kitId ?? null})`, 'insert-custody');
}

/**
 * Opens custodies without a person of pieces that the transaction has just logged.
 * @scope-free the pieces were logged within the caller's scope
 */
export async function insertCustodies(
  reader: Reader, custodies: readonly { readonly id: string; readonly equipmentId: string; readonly kind: 'installed' | 'repair' }[], start: Date,
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO custody (id, equipment_id, kind, period)
    SELECT id, "equipmentId", kind, tstzrange(${start}, NULL)
      FROM jsonb_to_recordset(${JSON.stringify(custodies)}::jsonb) AS custody(id uuid, "equipmentId" uuid, kind text)`, 'insert-custodies');
}

/**
 * Ends an open custody of a piece that the transaction has locked.
 * @scope-free the piece was locked within a scope
 */
export async function endCustody(reader: Reader, id: string, end: Date, note: string | null): Promise<void> {
  await reader.rows(sql`UPDATE custody SET period = tstzrange(lower(period), ${end}), note = ${note} WHERE id = ${id}`);
}

/**
 * Moves the planned return of an open custody of a piece that the transaction has locked.
 * @scope-free the piece was locked within a scope
 */
export async function moveDueAt(reader: Reader, id: string, dueAt: Date | null): Promise<void> {
  await reader.rows(sql`UPDATE custody SET due_at = ${dueAt} WHERE id = ${id}`);
}

/**
 * Takes a wrong custody out of the facts; it stays readable.
 * @scope-free the piece was locked within a scope
 */
export async function markCancelled(reader: Reader, id: string, reason: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE custody SET cancelled_at = ${at}, cancelled_reason = ${reason} WHERE id = ${id}`);
}
