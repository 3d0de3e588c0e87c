import type { BusyTime, CalendarPiece, Category, Reference } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader, type Sql } from '../database/sql.js';
import { isEndangered } from './booking-row.queries.js';

interface CalendarQuestion {
  readonly siteId: string;
  readonly category?: Category | null;
  readonly modelId?: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

interface PieceRow {
  id: string; number: string; category: Category; model: Reference;
  busy: { kind: BusyTime['kind']; start: string; end: string | null; bookingId: string | null; label: string; endangered: boolean }[];
}

/** The most pieces told at once. */
const MOST = 2000;

/** The pieces of a site with what fills their time within the period, from when they were there, by number. One statement, however many they are. */
export async function findCalendar(reader: Reader, scope: SiteScope, question: CalendarQuestion): Promise<CalendarPiece[]> {
  const { siteId, category, modelId, from, to, now } = question;
  const asked = sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)`;
  const told = (fact: Sql): Sql => sql`LATERAL unnest(tstzmultirange(${fact}) * here.periods) AS told`;
  const rows = await reader.rows<PieceRow>(sql`
    SELECT e.id, e.number, e.category, jsonb_build_object('id', m.id, 'name', m.maker || ' ' || m.name) AS model, busy.times AS busy
      FROM equipment_now n
      JOIN equipment e ON e.id = n.equipment_id
      JOIN equipment_model m ON m.id = e.model_id
      CROSS JOIN LATERAL (SELECT range_agg(p.period) AS periods FROM equipment_place p WHERE p.equipment_id = e.id AND p.site_id = n.site_id) AS here
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'start', t.start, 'end', t.until, 'bookingId', t.booking_id, 'label', t.label,
                 'endangered', t.endangered) ORDER BY t.start), '[]') AS times
          FROM (
            SELECT b.status AS kind, lower(told) AS start, upper(told) AS until, b.id AS booking_id,
                   coalesce(who.given_name || ' ' || who.family_name, b.purpose, CASE b.use WHEN 'public' THEN 'Prêt au public' ELSE 'Atelier' END) AS label,
                   coalesce(${isEndangered(now)}, false) AS endangered
              FROM booking b LEFT JOIN person who ON who.id = b.person_id, ${told(sql`b.period`)}
             WHERE b.equipment_id = e.id AND b.status IN ('asked', 'approved') AND b.period && ${asked} AND told && ${asked}
            UNION ALL
            SELECT c.kind, lower(told), coalesce(upper(told), CASE WHEN c.due_at > ${now}::timestamptz THEN c.due_at END), NULL,
                   CASE c.kind WHEN 'assignment' THEN coalesce(h.given_name || ' ' || h.family_name, '') WHEN 'loan' THEN 'Prêt au public'
                     WHEN 'repair' THEN 'En réparation' ELSE 'En transfert' END, false
              FROM custody c LEFT JOIN person h ON h.id = c.person_id AND c.kind = 'assignment', ${told(sql`c.period`)}
             WHERE c.equipment_id = e.id AND c.cancelled_at IS NULL AND c.kind <> 'installed' AND c.period && ${asked} AND told && ${asked}
               AND (upper_inf(c.period) AND c.due_at > ${now}::timestamptz AND c.due_at <= ${from}::timestamptz) IS NOT TRUE
            UNION ALL
            SELECT 'absent', lower(told), upper(told), NULL,
                   CASE k.condition WHEN 'lost' THEN 'Perdu' WHEN 'stolen' THEN 'Volé' ELSE 'Réformé' END, false
              FROM equipment_condition k, ${told(sql`k.period`)}
             WHERE k.equipment_id = e.id AND k.condition IN ('lost', 'stolen', 'written-off') AND k.period && ${asked} AND told && ${asked}
          ) AS t
      ) AS busy
     WHERE n.site_id = ${siteId} AND ${scope.covers(sql`n.site_id`)} AND e.annulled_at IS NULL
       AND (n.condition <> 'written-off' OR n.condition_since > ${from}::timestamptz)
       ${category ? sql`AND e.category = ${category}` : sql``} ${modelId ? sql`AND e.model_id = ${modelId}` : sql``}
     ORDER BY number_prefix(e.number), number_value(e.number) LIMIT ${MOST}`);
  return rows.map((row) => ({
    equipmentId: row.id,
    number: row.number,
    category: row.category,
    model: row.model,
    busy: row.busy.map((time) => ({ ...time, start: instant(time.start), end: time.end && instant(time.end) })),
  }));
}

/** JSON of PostgreSQL writes an instant with the offset of its session. */
function instant(text: string): string {
  return new Date(text).toISOString();
}
