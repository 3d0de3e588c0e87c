import type { BorrowerErasurePreview } from '@calanque/shared';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** What stands for a name that is gone, in the only table in which names stand. */
const [ERASED_GIVEN, ERASED_FAMILY] = ['Données', 'effacées'];
/** What stands for words about somebody that had to be there. */
const ERASED_WORDS = 'effacé';

/** Nothing of the borrower `b` is out, and the last thing came back a year ago. */
const isOver = (now: Date) => sql`
  b.kind = 'borrower' AND b.erased_at IS NULL
  AND EXISTS (SELECT FROM loan l WHERE l.person_id = b.id)
  AND NOT EXISTS (SELECT FROM loan l WHERE l.person_id = b.id AND (l.returned_at IS NULL OR l.returned_at + interval '1 year' > ${now}))`;
const IS_DISPUTED = sql`EXISTS (SELECT FROM loan l WHERE l.person_id = b.id AND l.disputed_at IS NOT NULL AND l.dispute_closed_at IS NULL)`;

/**
 * What the erasure would do now.
 * @scope-free numbers for the administrator, of every site
 */
export async function countForgettable(reader: Reader, now: Date): Promise<BorrowerErasurePreview> {
  const row = await oneRow<{ due: number; kept: number; erased: number }>(reader, sql`
    SELECT count(*) FILTER (WHERE ${isOver(now)} AND NOT ${IS_DISPUTED})::integer AS due,
           count(*) FILTER (WHERE ${isOver(now)} AND ${IS_DISPUTED})::integer AS kept,
           count(*) FILTER (WHERE b.erased_at IS NOT NULL)::integer AS erased
      FROM person b WHERE b.kind = 'borrower'`);
  return { due: row?.due ?? 0, keptForDispute: row?.kept ?? 0, erased: row?.erased ?? 0 };
}

/**
 * Those whose time is over, some at a time.
 * @scope-free erasure comes with time, at every site
 */
export async function findForgettable(reader: Reader, now: Date, most: number): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(sql`SELECT b.id FROM person b WHERE ${isOver(now)} AND NOT ${IS_DISPUTED} ORDER BY b.id LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

/**
 * Keeps the borrower from borrowing until the transaction ends.
 * @scope-free erasure comes with time, at every site
 */
export async function lockToForget(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`SELECT id FROM person WHERE id = ${id} FOR UPDATE`);
}

/**
 * Keeps the borrower from being erased until the transaction ends; says whether they are.
 * @scope-free what they borrowed was found within a scope
 */
export async function holdFromForgetting(reader: Reader, id: string): Promise<boolean> {
  return (await oneRow<{ erased: boolean }>(reader, sql`SELECT erased_at IS NOT NULL AS erased FROM person WHERE id = ${id} FOR SHARE`))?.erased ?? false;
}

/**
 * Whether their time is over still, asked once they are locked.
 * @scope-free erasure comes with time, at every site
 */
export async function mayForget(reader: Reader, id: string, now: Date): Promise<boolean> {
  const rows = await reader.rows(sql`SELECT b.id FROM person b WHERE b.id = ${id} AND ${isOver(now)} AND NOT ${IS_DISPUTED}`);
  return rows.length > 0;
}

/**
 * The loans of a borrower.
 * @scope-free erasure comes with time, at every site
 */
export async function loansOfBorrower(reader: Reader, id: string): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(sql`SELECT id FROM loan WHERE person_id = ${id}`);
  return rows.map((row) => row.id);
}

/**
 * Takes name, contact, remarks and photos away; who borrowed what and when stays, as a fact about things.
 * @scope-free erasure comes with time, at every site
 */
export async function forgetBorrower(reader: Reader, id: string, now: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE custody_check k SET note = NULL, photo = NULL FROM custody c
     WHERE c.id = k.custody_id AND c.person_id = ${id} AND (k.note IS NOT NULL OR k.photo IS NOT NULL)`);
  await reader.rows(sql`
    UPDATE custody SET note = NULL, cancelled_reason = CASE WHEN cancelled_at IS NOT NULL THEN ${ERASED_WORDS} END
     WHERE person_id = ${id} AND (note IS NOT NULL OR cancelled_at IS NOT NULL)`);
  await reader.rows(sql`
    UPDATE loan SET dispute_reason = CASE WHEN disputed_at IS NOT NULL THEN ${ERASED_WORDS} END, renewal_reason = NULL
     WHERE person_id = ${id} AND (disputed_at IS NOT NULL OR renewal_reason IS NOT NULL)`);
  await reader.rows(sql`
    UPDATE person SET given_name = ${ERASED_GIVEN}, family_name = ${ERASED_FAMILY}, email = NULL, phone = NULL, erased_at = ${now} WHERE id = ${id}`);
}
