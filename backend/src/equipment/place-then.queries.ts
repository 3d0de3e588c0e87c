import type { SiteScope } from '../access/index.js';
import { sql, type Sql } from '../database/sql.js';

/** The condition that a piece was at home in the scope at an instant: whoever saw it that day sees that day, wherever it is now. */
export function wasIn(scope: SiteScope, equipmentId: Sql, at: Sql): Sql {
  return scope.isAll ? sql`TRUE` : wasWhere((siteId) => scope.covers(siteId), equipmentId, at);
}

/**
 * The condition that a piece was at an instant where `covers` holds of its site.
 * @scope-free a condition, for queries that take a scope
 */
export function wasWhere(covers: (siteId: Sql) => Sql, equipmentId: Sql, at: Sql): Sql {
  return sql`EXISTS (SELECT FROM equipment_place was WHERE was.equipment_id = ${equipmentId} AND was.period @> ${at} AND ${covers(sql`was.site_id`)})`;
}
