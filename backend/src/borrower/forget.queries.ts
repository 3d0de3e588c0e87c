import type { BorrowerErasurePreview } from '@calanque/shared';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

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

/** The custodies `c` of a borrower. */
const custodiesOf = (id: string) => sql`custody c WHERE c.person_id = ${id} AND c.kind = 'loan'`;
/** Whether an instant is one at which custody `c` lasted, or its end; of what was cancelled while it was open, until then. @param since when it began */
const within = (instant: Sql, since: Sql) => sql`${instant} BETWEEN ${since} AND coalesce(upper(c.period), c.cancelled_at, 'infinity')`;

/**
 * Takes name, contact, remarks and photos away; who borrowed what and when stays, as a fact about things.
 * @scope-free erasure comes with time, at every site
 */
export async function forgetBorrower(reader: Reader, id: string, now: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE custody_check k SET note = NULL, photo = NULL FROM custody c
     WHERE c.id = k.custody_id AND c.person_id = ${id} AND (k.note IS NOT NULL OR k.photo IS NOT NULL)`);
  await forgetLabels(reader, id);
  await forgetConditions(reader, id);
  await forgetBookings(reader, id);
  await reader.rows(sql`
    UPDATE custody SET note = NULL, cancelled_reason = CASE WHEN cancelled_at IS NOT NULL THEN ${ERASED_WORDS} END
     WHERE person_id = ${id} AND (note IS NOT NULL OR cancelled_at IS NOT NULL)`);
  await reader.rows(sql`
    UPDATE loan SET dispute_reason = CASE WHEN disputed_at IS NOT NULL THEN ${ERASED_WORDS} END, renewal_reason = NULL
     WHERE person_id = ${id} AND (disputed_at IS NOT NULL OR renewal_reason IS NOT NULL)`);
  await reader.rows(sql`
    UPDATE person SET given_name = ${ERASED_GIVEN}, family_name = ${ERASED_FAMILY}, email = NULL, phone = NULL, erased_at = ${now} WHERE id = ${id}`);
}

/** Accessories that the terms of the category know say nothing of anybody; what somebody typed may. */
async function forgetLabels(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`
    UPDATE custody_accessory a SET label = ${ERASED_WORDS} || ' ' || typed.number
      FROM (
        SELECT o.custody_id, o.label, row_number() OVER (PARTITION BY o.custody_id ORDER BY o.place, o.label) AS number
          FROM custody_accessory o JOIN custody c ON c.id = o.custody_id JOIN equipment e ON e.id = c.equipment_id
         WHERE c.person_id = ${id} AND NOT EXISTS (SELECT FROM loan_terms t WHERE t.category = e.category AND o.label = ANY(t.accessories))
      ) AS typed WHERE a.custody_id = typed.custody_id AND a.label = typed.label`);
}

/** Why a piece was lost, stolen or broken while they had it. */
async function forgetConditions(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`
    UPDATE equipment_condition k SET reason = ${ERASED_WORDS}
     WHERE k.reason <> ${ERASED_WORDS} AND k.equipment_id IN (SELECT c.equipment_id FROM ${custodiesOf(id)})
       AND EXISTS (SELECT FROM ${custodiesOf(id)} AND c.equipment_id = k.equipment_id AND ${within(sql`lower(k.period)`, sql`lower(c.period)`)})`);
}

/**
 * For what they booked, and why they were given, or kept, what others had booked, which these were told. That is written down as the
 * custody begins, give or take some milliseconds, or while it lasts.
 */
async function forgetBookings(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`
    UPDATE booking b SET purpose = NULL, reason = NULL WHERE b.custody_id IN (SELECT c.id FROM ${custodiesOf(id)}) AND num_nonnulls(b.purpose, b.reason) > 0`);
  await reader.rows(sql`
    WITH overridden AS (
      UPDATE booking b SET override_reason = ${ERASED_WORDS}
       WHERE b.equipment_id IN (SELECT c.equipment_id FROM ${custodiesOf(id)}) AND b.override_reason <> ${ERASED_WORDS}
         AND EXISTS (SELECT FROM ${custodiesOf(id)} AND c.equipment_id = b.equipment_id AND ${within(sql`b.overridden_at`, sql`lower(c.period) - interval '1 minute'`)})
      RETURNING b.id, b.equipment_id
    )
    UPDATE notice n SET params = n.params || jsonb_build_object('reason', ${ERASED_WORDS}::text)
      FROM overridden o WHERE n.equipment_id = o.equipment_id AND n.kind = 'booking-overridden' AND n.link = '/reservations/' || o.id`);
}
