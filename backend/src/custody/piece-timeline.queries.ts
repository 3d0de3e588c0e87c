import type { Accessory, Condition, ConditionPeriod, CustodyAnswer, CustodyKind, PlacePeriod, Wear } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { wasIn } from '../equipment/index.js';
import { ACCESSORIES } from './hand-over.queries.js';

/** A period as it is told; no end while it lasts, or lasted at the instant asked about. */
interface Told {
  start: Date;
  end: Date | null;
}

interface CustodyRow extends Told {
  id: string; version: number; kind: CustodyKind; person_id: string | null; person_name: string | null;
  repairer: string | null; due_at: Date | null; note: string | null; cancelled_at: Date | null; cancelled_reason: string | null;
  loan_id: string | null; accessories: Accessory[]; wear_out: Wear | null; wear_in: Wear | null;
}

/**
 * What of the periods `fact` of a piece is told: the stretches during which the piece was at a site of the scope, up to
 * an instant that is past, if one is asked about.
 */
function stretches(scope: SiteScope, equipmentId: string, fact: Sql, at: Date | null): Sql {
  const upTo = at === null ? sql`` : sql` * tstzmultirange(tstzrange(NULL, ${at}, '(]'))`;
  return sql`LATERAL unnest(tstzmultirange(${fact})${upTo} * (
    SELECT coalesce(range_agg(here.period), '{}') FROM equipment_place here WHERE here.equipment_id = ${equipmentId} AND ${scope.covers(sql`here.site_id`)}
  )) AS told`;
}

const TOLD_COLUMNS = sql`lower(told) AS start, CASE WHEN NOT upper_inc(told) THEN upper(told) END AS "end"`;
const told = ({ start, end }: Told): { start: string; end: string | null } => ({ start: start.toISOString(), end: end?.toISOString() ?? null });

const looks = (moment: 'out' | 'in') => sql`(SELECT k.wear FROM custody_check k WHERE k.custody_id = c.id AND k.moment = ${moment})`;

/**
 * The custodies of one piece while it was at sites of the scope, oldest first; cancelled ones only in the present,
 * where they began: they were over at once, though their period may last. Of one that is cut, remarks, accessories, why it was cancelled and how it came back stay untold: they may be about the rest of it.
 */
export async function custodiesOfPiece(reader: Reader, scope: SiteScope, equipmentId: string, at: Date | null = null): Promise<CustodyAnswer[]> {
  const rows = await reader.rows<CustodyRow>(sql`
    SELECT c.id, c.version, c.kind, c.person_id, h.given_name || ' ' || h.family_name AS person_name, c.repairer, ${TOLD_COLUMNS},
           CASE WHEN upper_inc(told) OR upper(told) IS NOT DISTINCT FROM upper(c.period) THEN c.due_at END AS due_at,
           CASE WHEN told = c.period THEN c.note END AS note, c.cancelled_at, CASE WHEN told = c.period THEN c.cancelled_reason END AS cancelled_reason,
           c.loan_id, CASE WHEN told = c.period THEN ${ACCESSORIES} ELSE '[]' END AS accessories, ${looks('out')} AS wear_out, CASE WHEN told = c.period THEN ${looks('in')} END AS wear_in
      FROM custody c LEFT JOIN person h ON h.id = c.person_id, ${stretches(scope, equipmentId, sql`c.period`, at)}
     WHERE c.equipment_id = ${equipmentId} AND (c.cancelled_at IS NULL${at === null ? sql` OR ${wasIn(scope, sql`c.equipment_id`, sql`lower(c.period)`)}` : sql``})
     ORDER BY lower(told), c.id`);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    equipmentId,
    kind: row.kind,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    repairer: row.repairer,
    ...told(row),
    dueAt: row.due_at?.toISOString() ?? null,
    note: row.note,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    cancelledReason: row.cancelled_reason,
    loanId: row.loan_id,
    accessories: row.accessories,
    wearOut: row.wear_out,
    wearIn: row.wear_in,
  }));
}

/** Where in the scope one piece was at home, oldest first. */
export async function placesOfPiece(reader: Reader, scope: SiteScope, equipmentId: string, at: Date | null = null): Promise<PlacePeriod[]> {
  const rows = await reader.rows<Told & { site_id: string; site_name: string; room_id: string | null; room_name: string | null }>(sql`
    SELECT p.site_id, s.name AS site_name, p.room_id, r.name AS room_name, ${TOLD_COLUMNS}
      FROM equipment_place p
      JOIN site s ON s.id = p.site_id
      LEFT JOIN room r ON r.id = p.room_id, ${stretches(scope, equipmentId, sql`p.period`, at)}
     WHERE p.equipment_id = ${equipmentId} ORDER BY lower(told)`);
  return rows.map((row) => ({
    site: { id: row.site_id, name: row.site_name },
    room: row.room_id === null ? null : { id: row.room_id, name: row.room_name ?? '' },
    ...told(row),
  }));
}

/** In which conditions one piece was at sites of the scope, oldest first. */
export async function conditionsOfPiece(reader: Reader, scope: SiteScope, equipmentId: string, at: Date | null = null): Promise<ConditionPeriod[]> {
  const rows = await reader.rows<Told & { condition: Condition; reason: string | null }>(sql`
    SELECT k.condition, k.reason, ${TOLD_COLUMNS}
      FROM equipment_condition k, ${stretches(scope, equipmentId, sql`k.period`, at)}
     WHERE k.equipment_id = ${equipmentId} ORDER BY lower(told)`);
  return rows.map((row) => ({ condition: row.condition, reason: row.reason, ...told(row) }));
}
