import type { BookingAnswer, BookingStatus, BookingUse, Category, Reference } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { wasWhere } from '../equipment/index.js';

/** A return that is late menaces what begins within so many days; nobody doubts what is further off. */
const LATE_MENACES_DAYS = 7;

/** What of a booking depends on who reads it, and when. */
export interface BookingView {
  readonly now: Date;
  /** The person who reads. */
  readonly readerId: string;
  /** Whether they may approve. */
  readonly approves: boolean;
}

interface BookingRow {
  id: string; version: number; status: BookingStatus; start: Date; end: Date; use: BookingUse; person: Reference | null; purpose: string | null;
  owner: Reference; equipment_id: string; number: string; category: Category; model: Reference; site: Reference; swappable: boolean;
  group_id: string | null; kit: Reference | null; recurring: boolean; reason: string | null; live: boolean; endangered: boolean;
  override_reason: string | null; custody_id: string | null; owner_id: string;
}

/**
 * The condition that the booking `b` still holds its time: neither ended, nor gone by. Written out, for the index of such bookings.
 * @scope-free a condition, for queries that take a scope
 */
export function isLive(now: Date): Sql {
  return sql`(b.status IN ('asked', 'approved') AND upper(b.period) > ${now}::timestamptz)`;
}

/** When a booking was over: since then it stays where it was. Until that very instant its piece was where it was booked. */
const LAST_HELD = sql`(coalesce(b.ended_at, upper(b.period)) - interval '1 microsecond')`;

/**
 * The condition that `covers` holds of the site of the booking `b`: of a live one, where its piece is now, `p`; of one that is
 * over, where the piece was then. Most pieces are still there, which is asked first.
 * @scope-free a condition, for queries that take a scope
 */
export function isWhere(covers: (siteId: Sql) => Sql, now: Date): Sql {
  return sql`CASE WHEN ${isLive(now)} OR lower(p.period) <= ${LAST_HELD} THEN ${covers(sql`p.site_id`)}
    ELSE ${wasWhere(covers, sql`b.equipment_id`, LAST_HELD)} END`;
}

/**
 * The condition that the place `p` is that of the booking `b`: where its piece is now, or was when it was over.
 * @scope-free a condition, for queries that take a scope
 */
export function isPlaceOf(now: Date): Sql {
  return sql`(p.equipment_id = b.equipment_id AND p.period @> CASE WHEN ${isLive(now)} THEN 'infinity'::timestamptz ELSE ${LAST_HELD} END)`;
}

/**
 * The condition that the piece of the live booking `b` may not be there when it begins, from how the piece is now, `n`: it does not
 * work or is gone, or somebody has it with a planned return that is later, unknown, or over although it is needed soon.
 * @scope-free a condition, for queries that take a scope
 */
export function isEndangered(now: Date): Sql {
  return sql`(${isLive(now)} AND (n.condition <> 'working' OR (n.custody_kind <> 'installed' AND (
    n.due_at IS NULL OR n.due_at > lower(b.period)
    OR (n.due_at < ${now}::timestamptz AND lower(b.period) < ${now}::timestamptz + make_interval(days => ${LATE_MENACES_DAYS}))))))`;
}

/** Bookings by their ids, or those that were made under one id: a single one, the pieces of a kit, the weeks of a series. */
export type WhichBookings = { readonly ids: readonly string[] } | { readonly madeAs: string };

/** Bookings of the scope, in the order of their time. */
export async function findBookings(reader: Reader, scope: SiteScope, view: BookingView, bookings: WhichBookings): Promise<BookingAnswer[]> {
  const which = 'ids' in bookings
    ? sql`b.id = ANY(${bookings.ids}::uuid[])`
    : sql`(b.id = ${bookings.madeAs} OR b.group_id = ${bookings.madeAs} OR b.series_id = ${bookings.madeAs})`;
  const name = (person: Sql) => sql`jsonb_build_object('id', ${person}.id, 'name', ${person}.given_name || ' ' || ${person}.family_name)`;
  const rows = await reader.rows<BookingRow>(sql`
    SELECT b.id, b.version, b.status, lower(b.period) AS start, upper(b.period) AS "end", b.use, CASE WHEN who.id IS NOT NULL THEN ${name(sql`who`)} END AS person,
           b.purpose, ${name(sql`owner`)} AS owner, b.owner_id, e.id AS equipment_id, e.number, e.category,
           jsonb_build_object('id', m.id, 'name', m.maker || ' ' || m.name) AS model, jsonb_build_object('id', s.id, 'name', s.name) AS site,
           num_nonnulls(b.wish_model_id, b.wish_category) > 0 AS swappable, coalesce(b.group_id, b.series_id) AS group_id, CASE WHEN kit.id IS NOT NULL THEN jsonb_build_object('id', kit.id, 'name', kit.name) END AS kit,
           b.series_id IS NOT NULL AS recurring, b.reason, ${isLive(view.now)} AS live, coalesce(${isEndangered(view.now)}, false) AS endangered,
           b.override_reason, b.custody_id
      FROM booking b
      JOIN equipment e ON e.id = b.equipment_id
      JOIN equipment_now n ON n.equipment_id = e.id
      JOIN equipment_model m ON m.id = e.model_id
      JOIN equipment_place p ON ${isPlaceOf(view.now)}
      JOIN site s ON s.id = p.site_id
      JOIN person owner ON owner.id = b.owner_id
      LEFT JOIN person who ON who.id = b.person_id
      LEFT JOIN kit ON kit.id = b.kit_id
     WHERE ${which} AND ${scope.covers(sql`p.site_id`)}
     ORDER BY lower(b.period), b.id`);
  return rows.map((row) => toAnswer(row, view));
}

function toAnswer(row: BookingRow, view: BookingView): BookingAnswer {
  const holds = row.status === 'asked' || row.status === 'approved';
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    start: row.start.toISOString(),
    end: row.end.toISOString(),
    use: row.use,
    person: row.person,
    purpose: row.purpose,
    owner: row.owner,
    equipmentId: row.equipment_id,
    number: row.number,
    category: row.category,
    model: row.model,
    site: row.site,
    swappable: row.swappable,
    groupId: row.group_id,
    kit: row.kit,
    recurring: row.recurring,
    reason: row.reason,
    expired: holds && !row.live,
    endangered: row.endangered,
    overrideReason: row.override_reason,
    custodyId: row.custody_id,
    mayApprove: view.approves && row.live && row.status === 'asked',
    mayChange: row.live && (view.approves || row.owner_id === view.readerId),
  };
}
