import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { beginningOf, endOf } from './paris-day.queries.js';

/** A loan about which its borrower is to be written to. */
export interface DueReminder {
  readonly id: string;
  readonly person_id: string;
  readonly site: string;
  readonly due_at: Date;
  /** The models that are out, those that are out twice named twice. */
  readonly models: readonly string[];
}

/** The days of a reminder, `YYYY-MM-DD` in Paris. */
export interface ReminderDays {
  readonly today: string;
  /** What is due before the end of this day is reminded of ahead. */
  readonly soon: string;
  /** What is late is reminded of again where the last reminder was of this day or earlier. */
  readonly again: string;
}

/** Far more than a reminder comes ahead: what is due later than this after it was put off since. */
const AHEAD_AT_MOST = sql`interval '4 days'`;

/**
 * Why the last reminder of the loan `l` was not sent; null where it was, or waits. One that is `outdated` was needless.
 * @scope-free it is asked of a loan that is in scope
 */
export const REMINDER_FAILURE = sql`(SELECT CASE WHEN m.state = 'failed' THEN m.failure END FROM mail m WHERE m.loan_id = l.id ORDER BY m.created_at DESC LIMIT 1)`;

/** Once ahead, once as soon as it is late, and then as often as `again` says; a renewal begins anew. */
const isDue = ({ today, soon, again }: ReminderDays): Sql => sql`
  l.returned_at IS NULL AND b.email IS NOT NULL AND b.erased_at IS NULL AND CASE
    WHEN l.due_at < ${beginningOf(today)} THEN l.reminded_at IS NULL OR l.reminded_at < l.due_at OR l.reminded_at < ${endOf(again)}
    WHEN l.due_at < ${endOf(soon)} THEN (l.reminded_at IS NULL OR l.reminded_at < l.due_at - ${AHEAD_AT_MOST}) AND l.start_at < ${beginningOf(today)}
    ELSE FALSE END`;

/**
 * The loans to remind of.
 * @scope-free mails go out for every site
 */
export async function findDueReminders(reader: Reader, days: ReminderDays): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(sql`SELECT l.id FROM loan l JOIN person b ON b.id = l.person_id WHERE ${isDue(days)} ORDER BY l.due_at, l.id`);
  return rows.map(({ id }) => id);
}

/**
 * One of them, locked and asked again; null where there is nothing to remind of any more.
 * @scope-free mails go out for every site
 */
export async function lockReminder(reader: Reader, id: string, days: ReminderDays): Promise<DueReminder | null> {
  await reader.rows(sql`SELECT id FROM loan WHERE id = ${id} FOR NO KEY UPDATE`);
  return oneRow(reader, sql`
    SELECT l.id, l.person_id, s.name AS site, l.due_at,
           ARRAY(SELECT m.maker || ' ' || m.name FROM custody c JOIN equipment e ON e.id = c.equipment_id JOIN equipment_model m ON m.id = e.model_id
                  WHERE c.loan_id = l.id AND c.cancelled_at IS NULL AND upper_inf(c.period) ORDER BY 1) AS models
      FROM loan l JOIN person b ON b.id = l.person_id JOIN site s ON s.id = l.site_id WHERE l.id = ${id} AND ${isDue(days)}`);
}

/**
 * Whether what a reminder that waits says is so still: something is out, and its return was not put off.
 * @scope-free mails go out for every site
 */
export async function isStillOut(reader: Reader, mailId: string): Promise<boolean> {
  return (await oneRow(reader, sql`
    SELECT m.id FROM mail m LEFT JOIN loan l ON l.id = m.loan_id
     WHERE m.id = ${mailId} AND (l.id IS NULL OR (l.returned_at IS NULL AND l.due_at < m.created_at + ${AHEAD_AT_MOST}))`)) !== null;
}

/** @scope-free the loan was locked to be reminded of */
export async function noteReminder(reader: Reader, id: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE loan SET reminded_at = ${at} WHERE id = ${id}`);
}
