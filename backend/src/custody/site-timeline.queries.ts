import type { Category, Condition, CustodyKind, Reference, SiteTimelineRequest, SiteTimelineRow } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { sql, type Reader, type Sql } from '../database/sql.js';

/** From an instant on, up to another or without an end. */
export interface Window {
  readonly start: Date;
  readonly end: Date | null;
}

interface ToldPeriod { start: string; end: string | null }

interface TimelineRow {
  id: string; number: string; category: Category; maker: string; model_name: string;
  places: (ToldPeriod & { room: Reference | null })[];
  custodies: (ToldPeriod & { id: string; kind: CustodyKind; person: Reference | null; repairer: string | null; dueAt: string | null })[];
  conditions: (ToldPeriod & { condition: Condition; reason: string | null })[];
}

const rangeOf = ({ start, end }: Window): Sql => sql`tstzrange(${start}::timestamptz, ${end}::timestamptz)`;

/** Whether the site is one of the scope. */
export async function timelineSiteIsReachable(reader: Reader, scope: SiteScope, siteId: string): Promise<boolean> {
  return (await reader.rows(sql`SELECT s.id FROM site s WHERE s.id = ${siteId} AND ${scope.covers(sql`s.id`)}`)).length > 0;
}

/** The ids of one page of the pieces that were at the site within the window, by number; annulled entries were never there. */
export function pageOfPiecesAt(reader: Reader, scope: SiteScope, siteId: string, window: Window, request: SiteTimelineRequest): Promise<IdPage> {
  const conditions = [
    sql`e.annulled_at IS NULL`,
    sql`EXISTS (SELECT FROM equipment_place p WHERE p.equipment_id = e.id AND p.site_id = ${siteId} AND ${scope.covers(sql`p.site_id`)} AND p.period && ${rangeOf(window)})`,
  ];
  if (request.category) conditions.push(sql`e.category = ANY(${request.category}::text[])`);
  return pageOfIds(reader, {
    from: sql`equipment e`, conditions, request, id: { expression: sql`e.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`number_prefix(e.number)`, type: 'text' }, { expression: sql`number_value(e.number)`, type: 'numeric' }], descending: false },
  });
}

/**
 * What was true of these pieces within the window, cut to the time that each was at this site. Stretches in two rooms one
 * after another are one stretch of custody.
 */
export async function findSiteTimeline(reader: Reader, scope: SiteScope, siteId: string, window: Window, ids: readonly string[]): Promise<SiteTimelineRow[]> {
  const told = (fact: Sql): Sql => sql`LATERAL unnest(tstzmultirange(${fact}) * here.periods) AS told`;
  const period = sql`'start', lower(told), 'end', upper(told)`;
  const rows = await reader.rows<TimelineRow>(sql`
    SELECT e.id, e.number, e.category, m.maker, m.name AS model_name,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('room', CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name) END, ${period}) ORDER BY lower(told)), '[]')
              FROM equipment_place p LEFT JOIN room r ON r.id = p.room_id, ${told(sql`p.period`)}
             WHERE p.equipment_id = e.id AND p.site_id = ${siteId}) AS places,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'repairer', c.repairer,
                     'person', CASE WHEN h.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'name', h.given_name || ' ' || h.family_name) END,
                     'dueAt', CASE WHEN upper_inf(told) THEN c.due_at END, ${period}) ORDER BY lower(told)), '[]')
              FROM custody c LEFT JOIN person h ON h.id = c.person_id, ${told(sql`c.period`)}
             WHERE c.equipment_id = e.id AND c.cancelled_at IS NULL) AS custodies,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('condition', k.condition, 'reason', k.reason, ${period}) ORDER BY lower(told)), '[]')
              FROM equipment_condition k, ${told(sql`k.period`)}
             WHERE k.equipment_id = e.id AND k.condition <> 'working') AS conditions
      FROM equipment e
      JOIN equipment_model m ON m.id = e.model_id,
           LATERAL (SELECT range_agg(p.period) * tstzmultirange(${rangeOf(window)}) AS periods FROM equipment_place p
                     WHERE p.equipment_id = e.id AND p.site_id = ${siteId} AND ${scope.covers(sql`p.site_id`)}) AS here
     WHERE e.id = ANY(${ids}::uuid[])`);
  return inOrderOf(ids, rows, (row) => row.id).map((row) => ({
    id: row.id,
    number: row.number,
    category: row.category,
    maker: row.maker,
    modelName: row.model_name,
    places: row.places.map((place) => ({ room: place.room, ...instantsOf(place) })),
    custodies: row.custodies.map(({ dueAt, ...custody }) => ({ ...custody, ...instantsOf(custody), dueAt: dueAt === null ? null : instant(dueAt) })),
    conditions: row.conditions.map((fact) => ({ condition: fact.condition, reason: fact.reason, ...instantsOf(fact) })),
  }));
}

/** JSON of PostgreSQL writes instants with an offset and microseconds. */
const instant = (written: string): string => new Date(written).toISOString();
const instantsOf = ({ start, end }: ToldPeriod): ToldPeriod => ({ start: instant(start), end: end === null ? null : instant(end) });
