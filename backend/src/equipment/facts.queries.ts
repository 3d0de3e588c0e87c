import { sql, type Sql } from '../database/sql.js';

/**
 * What stands for the dated facts in a FROM: the view `equipment_now`, or the same columns of the facts that were in force at
 * an instant, without cancelled custodies. A piece that was not there yet has no row. It is the one place that says what
 * was true in the past.
 * @scope-free it asks nothing by itself: whoever reads it names the sites of `site_id`, which is that of the same instant
 */
export function equipmentAsOf(at: Date | null): Sql {
  return at === null ? sql`equipment_now` : sql`(
    SELECT p.equipment_id, p.site_id, p.room_id, lower(p.period) AS place_since,
           k.condition, k.reason AS condition_reason, lower(k.period) AS condition_since,
           c.id AS custody_id, c.version AS custody_version, c.kind AS custody_kind, c.person_id, c.repairer,
           lower(c.period) AS custody_since, c.due_at, equipment_state(k.condition, c.kind) AS state
      FROM equipment_place p
      JOIN equipment_condition k ON k.equipment_id = p.equipment_id AND ${inForce(sql`k.period`, at)}
      LEFT JOIN custody c ON c.equipment_id = p.equipment_id AND ${inForce(sql`c.period`, at)} AND c.cancelled_at IS NULL
     WHERE ${inForce(sql`p.period`, at)})`;
}

/**
 * What of `equipmentAsOf` the figures of a site need: `equipment_id`, `site_id` and `state`. Where thousands of pieces are
 * counted, three indexes say it all: a piece whose condition was not amiss was working, and held by who had it last, if still.
 * @scope-free it asks nothing by itself: whoever reads it names the sites of `site_id`
 */
export function statesAsOf(at: Date | null): Sql {
  return at === null ? sql`equipment_now` : sql`(
    SELECT p.equipment_id, p.site_id, equipment_state(coalesce(k.condition, 'working'), c.kind) AS state
      FROM equipment_place p
      LEFT JOIN equipment_condition k ON k.equipment_id = p.equipment_id AND ${inForce(sql`k.period`, at)} AND k.condition <> 'working'
      LEFT JOIN LATERAL (
        SELECT h.kind FROM custody h
         WHERE h.equipment_id = p.equipment_id AND lower(h.period) <= ${at}::timestamptz AND ${inForce(sql`h.period`, at)} AND h.cancelled_at IS NULL
         ORDER BY lower(h.period) DESC LIMIT 1) c ON TRUE
     WHERE ${inForce(sql`p.period`, at)})`;
}

/**
 * The condition that a fact was in force at an instant, or is now.
 * @scope-free a condition on a column
 */
export function inForce(period: Sql, at: Date | null): Sql {
  return at === null ? sql`upper_inf(${period})` : sql`${period} @> ${at}::timestamptz`;
}
