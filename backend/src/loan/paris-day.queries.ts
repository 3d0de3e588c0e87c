import { sql, type Sql } from '../database/sql.js';

/** Midnight in Paris at the beginning of a day. @param day `YYYY-MM-DD` @scope-free a day is of no site */
export const beginningOf = (day: string): Sql => sql`(${day}::date::timestamp AT TIME ZONE 'Europe/Paris')`;

/** Midnight at its end: 25 hours later on the day on which summer time ends. @param day `YYYY-MM-DD` @scope-free a day is of no site */
export const endOf = (day: string): Sql => sql`((${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')`;
