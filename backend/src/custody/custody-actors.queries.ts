import { sql } from '../database/sql.js';

/** The name of who recorded that the custody `c` began; null where nobody did, as with what came with a file or was made by the server. */
export const HANDED_OVER_BY = sql`(
  SELECT w.given_name || ' ' || w.family_name
    FROM history y JOIN account u ON u.id = y.actor_id JOIN person w ON w.id = u.person_id
   WHERE y.subject = 'equipment' AND y.subject_id = c.equipment_id AND y.table_name = 'custody' AND y.row_id = c.id AND y.action = 'insert' LIMIT 1)`;

/** The name of who recorded that the custody `c` ended; null while it lasts, and where nobody did. */
export const TAKEN_BACK_BY = sql`(
  SELECT w.given_name || ' ' || w.family_name
    FROM history y JOIN account u ON u.id = y.actor_id JOIN person w ON w.id = u.person_id
   WHERE y.subject = 'equipment' AND y.subject_id = c.equipment_id AND y.table_name = 'custody' AND y.row_id = c.id
     AND y.action = 'update' AND y.after ? 'period' AND NOT upper_inf(c.period)
   ORDER BY y.id DESC LIMIT 1)`;
