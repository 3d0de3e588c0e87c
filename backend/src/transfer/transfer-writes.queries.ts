import type { LineOutcome } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** A transfer as it is now, locked, with the ends that the caller acts for. */
export interface LockedTransfer {
  readonly id: string;
  readonly version: number;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly fromName: string;
  readonly toName: string;
  readonly sentAt: Date | null;
  readonly over: boolean;
  readonly lines: readonly LockedLine[];
}

export interface LockedLine {
  readonly id: string;
  readonly equipmentId: string | null;
  readonly number: string | null;
  readonly custodyId: string | null;
  readonly outcome: LineOutcome | null;
}

/** The pieces of a transfer, before they are locked: pieces are locked before what tells of them. Empty outside the scope. */
export async function piecesListed(reader: Reader, scope: SiteScope, id: string): Promise<string[]> {
  const rows = await reader.rows<{ equipment_id: string }>(sql`
    SELECT line.equipment_id FROM transfer_line line JOIN transfer t ON t.id = line.transfer_id
     WHERE t.id = ${id} AND line.equipment_id IS NOT NULL AND (${scope.covers(sql`t.from_site_id`)} OR ${scope.covers(sql`t.to_site_id`)})`);
  return rows.map((row) => row.equipment_id);
}

/** The transfer, locked until the transaction ends; null where the scope does not see it. */
export async function lockTransfer(reader: Reader, scope: SiteScope, id: string): Promise<LockedTransfer | null> {
  const row = await oneRow<{ id: string }>(reader, sql`
    SELECT t.id FROM transfer t
     WHERE t.id = ${id} AND (${scope.covers(sql`t.from_site_id`)} OR (t.sent_at IS NOT NULL AND ${scope.covers(sql`t.to_site_id`)})) FOR UPDATE`);
  return row && readLocked(reader, id);
}

// A second statement: what was waited for is seen only by one that begins after the wait.
async function readLocked(reader: Reader, id: string): Promise<LockedTransfer | null> {
  const row = await oneRow<Omit<LockedTransfer, 'lines'>>(reader, sql`
    SELECT t.id, t.version, t.from_site_id AS "fromSiteId", t.to_site_id AS "toSiteId", a.name AS "fromName", b.name AS "toName",
           t.sent_at AS "sentAt", (t.closed_at IS NOT NULL OR t.cancelled_at IS NOT NULL) AS over
      FROM transfer t JOIN site a ON a.id = t.from_site_id JOIN site b ON b.id = t.to_site_id WHERE t.id = ${id}`);
  if (!row) return null;
  const lines = await reader.rows<LockedLine>(sql`
    SELECT line.id, line.equipment_id AS "equipmentId", e.number, line.custody_id AS "custodyId", line.outcome
      FROM transfer_line line LEFT JOIN equipment e ON e.id = line.equipment_id
     WHERE line.transfer_id = ${id} ORDER BY line.place, line.id`);
  return { ...row, lines };
}

/** @scope-free its site was found within the caller's scope */
export async function insertTransfer(
  reader: Reader,
  transfer: { readonly id: string; readonly fromSiteId: string; readonly toSiteId: string; readonly createdBy: string; readonly note: string | null; readonly at: Date },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO transfer (id, from_site_id, to_site_id, created_by, note, created_at)
    VALUES (${transfer.id}, ${transfer.fromSiteId}, ${transfer.toSiteId}, ${transfer.createdBy}, ${transfer.note}, ${transfer.at})`);
}

/**
 * The list of a prepared transfer, written anew. Counts as a change of the transfer.
 * @scope-free the transfer was locked, or made, within the caller's scope
 */
export async function writeLines(reader: Reader, transferId: string, lines: readonly { readonly id: string; readonly equipmentId: string }[]): Promise<void> {
  const wanted = lines.map((line) => line.equipmentId);
  await reader.rows(sql`DELETE FROM transfer_line WHERE transfer_id = ${transferId} AND equipment_id <> ALL(${wanted}::uuid[])`);
  await reader.rows(sql`
    INSERT INTO transfer_line (id, transfer_id, place, equipment_id)
    SELECT line.id, ${transferId}, line.place, line."equipmentId"
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS (id uuid, "equipmentId" uuid)) WITH ORDINALITY AS line(id, "equipmentId", place)
    ON CONFLICT ON CONSTRAINT transfer_line_once DO UPDATE SET place = EXCLUDED.place`);
}

/** @scope-free the transfer was locked within the caller's scope */
export async function updateTransfer(reader: Reader, id: string, change: { readonly toSiteId: string; readonly note: string | null }): Promise<void> {
  await reader.rows(sql`UPDATE transfer SET to_site_id = ${change.toSiteId}, note = ${change.note}, version = version + 1 WHERE id = ${id}`);
}

/**
 * Opens the transit of locked pieces, and tells each line of it.
 * @scope-free the pieces were locked within the scope of the sending site
 */
export async function openTransits(
  reader: Reader, transferId: string, transits: readonly { readonly id: string; readonly equipmentId: string }[], at: Date,
): Promise<void> {
  const given = JSON.stringify(transits);
  await reader.rows(sql`
    INSERT INTO custody (id, equipment_id, kind, period)
    SELECT id, "equipmentId", 'transit', tstzrange(${at}, NULL) FROM jsonb_to_recordset(${given}::jsonb) AS transit(id uuid, "equipmentId" uuid)`);
  await reader.rows(sql`
    UPDATE transfer_line SET custody_id = transit.id
      FROM jsonb_to_recordset(${given}::jsonb) AS transit(id uuid, "equipmentId" uuid)
     WHERE transfer_line.transfer_id = ${transferId} AND transfer_line.equipment_id = transit."equipmentId"`);
  await reader.rows(sql`UPDATE transfer SET sent_at = ${at} WHERE id = ${transferId}`);
}

/**
 * Ends the transit of a locked piece.
 * @scope-free the transfer was locked within the caller's scope
 */
export async function endTransit(reader: Reader, custodyId: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE custody SET period = tstzrange(lower(period), ${at}) WHERE id = ${custodyId} AND upper_inf(period)`);
}

/** @scope-free the transfer was locked within the caller's scope */
export async function settleLine(reader: Reader, id: string, outcome: LineOutcome, note: string | null, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE transfer_line SET outcome = ${outcome}, note = coalesce(${note}, note), decided_at = ${at} WHERE id = ${id}`);
}

/** @scope-free the transfer was locked within the caller's scope */
export async function insertExtra(
  reader: Reader,
  line: { readonly id: string; readonly transferId: string; readonly equipmentId: string | null; readonly label: string | null; readonly note: string | null; readonly at: Date },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO transfer_line (id, transfer_id, place, equipment_id, label, outcome, note, decided_at)
    SELECT ${line.id}, ${line.transferId}, coalesce(max(place), 0) + 1, ${line.equipmentId}, ${line.label}, 'extra', ${line.note}, ${line.at}
      FROM transfer_line WHERE transfer_id = ${line.transferId}`);
}

/**
 * Counts a change of the lines as one of the transfer.
 * @scope-free the transfer was locked within the caller's scope
 */
export async function countChange(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`UPDATE transfer SET version = version + 1 WHERE id = ${id}`);
}

/** @scope-free the transfer was locked within the caller's scope */
export async function endTransfer(reader: Reader, id: string, ending: { readonly closedAt: Date } | { readonly cancelledAt: Date; readonly reason: string }): Promise<void> {
  if ('closedAt' in ending) await reader.rows(sql`UPDATE transfer SET closed_at = ${ending.closedAt} WHERE id = ${id}`);
  else await reader.rows(sql`UPDATE transfer SET cancelled_at = ${ending.cancelledAt}, cancelled_reason = ${ending.reason} WHERE id = ${id}`);
}

/**
 * The piece that carries an inventory number, leading zeros aside.
 * @scope-free it tells an id alone; what may be done with it is judged once it is locked
 */
export function findByNumber(reader: Reader, number: string): Promise<{ id: string } | null> {
  return oneRow(reader, sql`
    SELECT id FROM equipment WHERE number_prefix(number) = number_prefix(${number}) AND number_value(number) = number_value(${number}) AND annulled_at IS NULL`);
}

/**
 * A piece among `equipmentIds` that another transfer has on its list and has not settled; null when there is none.
 * @scope-free the pieces were locked within the caller's scope
 */
export async function findListed(reader: Reader, transferId: string, equipmentIds: readonly string[]): Promise<string | null> {
  const row = await oneRow<{ equipment_id: string }>(reader, sql`
    SELECT equipment_id FROM transfer_line
     WHERE equipment_id = ANY(${equipmentIds}::uuid[]) AND transfer_id <> ${transferId} AND (outcome IS NULL OR outcome = 'missing')
     ORDER BY equipment_id LIMIT 1`);
  return row?.equipment_id ?? null;
}
