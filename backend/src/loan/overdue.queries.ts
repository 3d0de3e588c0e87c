import { sql, type Reader } from '../database/sql.js';
import { beginningOf } from './paris-day.queries.js';

/** A loan that should have been back, with what of it is still out. */
export interface OverdueLoan {
  readonly id: string;
  readonly siteId: string;
  readonly dueAt: Date;
  readonly pieces: number;
  /** The piece, where one is out; null where several are. */
  readonly equipmentId: string | null;
}

/**
 * The loans that have become overdue within so many days: what was due on an earlier day. @param today the day in Paris
 * @scope-free the server watches over all
 */
export function findNewlyOverdue(reader: Reader, today: string, days: number): Promise<OverdueLoan[]> {
  return reader.rows<OverdueLoan>(sql`
    SELECT l.id, l.site_id AS "siteId", l.due_at AS "dueAt", cardinality(o.ids) AS pieces, CASE cardinality(o.ids) WHEN 1 THEN o.ids[1] END AS "equipmentId"
      FROM loan l
      CROSS JOIN LATERAL (
        SELECT array_agg(c.equipment_id) AS ids FROM custody c WHERE c.loan_id = l.id AND c.cancelled_at IS NULL AND upper_inf(c.period)) AS o
     WHERE l.returned_at IS NULL AND l.due_at < ${beginningOf(today)} AND l.due_at >= ${beginningOf(today)} - make_interval(days => ${days}) AND o.ids IS NOT NULL
     ORDER BY l.due_at, l.id`);
}
