import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

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

const midnight = (day: string): Sql => sql`(${day}::date::timestamp AT TIME ZONE 'Europe/Paris')`;

/** Once ahead, once as soon as it is late, and then as often as `again` says; a renewal begins anew. */
const isDue = ({ today, soon, again }: ReminderDays): Sql => sql`
  l.returned_at IS NULL AND b.email IS NOT NULL AND b.erased_at IS NULL AND CASE
    WHEN l.due_at < ${midnight(today)} THEN l.reminded_at IS NULL OR l.reminded_at < l.due_at OR l.reminded_at < ${midnight(again)} + interval '1 day'
    WHEN l.due_at < ${midnight(soon)} + interval '1 day' THEN (l.reminded_at IS NULL OR l.reminded_at < l.due_at - interval '4 days') AND l.start_at < ${midnight(today)}
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

/** @scope-free the loan was locked to be reminded of */
export async function noteReminder(reader: Reader, id: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE loan SET reminded_at = ${at} WHERE id = ${id}`);
}
