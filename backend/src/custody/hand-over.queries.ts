import type { CheckMoment, Wear } from '@calanque/shared';
import { sql, type Reader } from '../database/sql.js';

/**
 * Notes what goes along with a piece, in this order.
 * @scope-free the piece was locked within a scope
 */
export async function insertAccessories(reader: Reader, custodyId: string, labels: readonly string[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO custody_accessory (custody_id, label, place)
    SELECT ${custodyId}, label, place - 1 FROM unnest(${labels}::text[]) WITH ORDINALITY AS a (label, place)`, 'insert-accessories');
}

/**
 * Notes which accessories came back; the others are missing from then on.
 * @scope-free the piece was locked within a scope
 */
export async function noteReturned(reader: Reader, custodyId: string, labels: readonly string[]): Promise<void> {
  await reader.rows(sql`
    UPDATE custody_accessory SET returned = (label = ANY(${labels}::text[])) WHERE custody_id = ${custodyId} AND returned IS NULL`, 'note-returned');
}

/**
 * Notes how a piece looks as it changes hands.
 * @scope-free the piece was locked within a scope
 */
export async function insertCheck(
  reader: Reader, check: { readonly custodyId: string; readonly moment: CheckMoment; readonly wear: Wear; readonly note: string | null },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO custody_check (custody_id, moment, wear, note) VALUES (${check.custodyId}, ${check.moment}, ${check.wear}, ${check.note})`, 'insert-check');
}

/** The accessories of a custody `c`, as JSON in their order. */
export const ACCESSORIES = sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('label', a.label, 'returned', a.returned) ORDER BY a.place), '[]')
    FROM custody_accessory a WHERE a.custody_id = c.id)`;
