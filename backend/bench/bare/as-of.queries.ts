import type pg from 'pg';
import type { PieceRow } from './summary.js';

/** What a piece was like at an instant, as one would write it for this one question. `$1` is the instant. */
const COLUMNS = `
  e.id, e.version, e.number, e.category, e.model_id, m.maker, m.name AS model_name, e.serial, e.mac::text AS mac, e.imei,
  p.site_id, s.name AS site_name, p.room_id, r.name AS room_name, k.condition, equipment_state(k.condition, c.kind) AS state,
  e.purchased_on, warranty_end(e.purchased_on, e.warranty_months) AS warranty_ends_on, e.annulled_at, e.created_at,
  c.id AS custody_id, c.version AS custody_version, c.kind AS custody_kind, c.person_id, h.given_name || ' ' || h.family_name AS person_name,
  c.repairer, lower(c.period) AS custody_since, c.due_at`;
const MORE = `
  , e.notes, k.reason AS condition_reason, e.annulled_reason, e.price_cents, e.order_number, e.supplier, e.warranty_months, e.ssid, e.bands,
  host(e.ip_address) AS ip_address, e.firmware, e.os_name, e.os_version, e.os_support_ends_on, m.support_ends_on AS model_support_ends_on,
  lower(k.period) AS condition_since, lower(p.period) AS place_since`;
const FACTS = `
  JOIN equipment_model m ON m.id = e.model_id
  JOIN site s ON s.id = p.site_id
  LEFT JOIN room r ON r.id = p.room_id
  JOIN equipment_condition k ON k.equipment_id = e.id AND k.period @> $1::timestamptz`;
const HOLDER = `LEFT JOIN person h ON h.id = c.person_id`;
const CUSTODY = `LEFT JOIN custody c ON c.equipment_id = e.id AND c.period @> $1::timestamptz AND c.cancelled_at IS NULL`;

/** The first pieces of a site at an instant by number, one more than a page has, with what their order goes by. */
export async function pageAsOf(pool: pg.Pool, at: Date, siteId: string, rows: number): Promise<(PieceRow & { k0: string; k1: string })[]> {
  return (await pool.query<PieceRow & { k0: string; k1: string }>({
    text: `
      SELECT p.k0, p.k1::text AS k1, ${COLUMNS}
        FROM (SELECT e.id, number_prefix(e.number) AS k0, number_value(e.number) AS k1, p.site_id, p.room_id
                FROM equipment e JOIN equipment_place p ON p.equipment_id = e.id AND p.period @> $1::timestamptz AND p.site_id = $2
               WHERE e.annulled_at IS NULL ORDER BY 2, 3, 1 LIMIT $3) AS p
        JOIN equipment e ON e.id = p.id ${FACTS} ${CUSTODY} ${HOLDER}
       ORDER BY p.k0, p.k1, p.id`,
    values: [at, siteId, rows],
  })).rows;
}

/** One piece at an instant. */
export async function pieceAsOf(pool: pg.Pool, at: Date, id: string): Promise<PieceRow | undefined> {
  return (await pool.query<PieceRow>({
    name: 'bare-piece-as-of',
    text: `
      SELECT ${COLUMNS} ${MORE} FROM equipment e JOIN equipment_place p ON p.equipment_id = e.id AND p.period @> $1::timestamptz ${FACTS} ${CUSTODY} ${HOLDER}
       WHERE e.id = $2 AND e.annulled_at IS NULL`,
    values: [at, id],
  })).rows[0];
}

/** What a person held at an instant, by number. */
export async function heldAsOf(pool: pg.Pool, at: Date, personId: string): Promise<PieceRow[]> {
  return (await pool.query<PieceRow>({
    name: 'bare-held-as-of',
    text: `
      SELECT c.id AS custody_id, c.version AS custody_version, c.kind, lower(c.period) AS since, c.due_at, e.id, e.number, e.category, m.maker,
             m.name AS model_name, e.serial, p.site_id, s.name AS site_name, k.condition,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('label', a.label, 'returned', a.returned) ORDER BY a.place), '[]')
                FROM custody_accessory a WHERE a.custody_id = c.id) AS accessories
        FROM custody c JOIN equipment e ON e.id = c.equipment_id AND e.annulled_at IS NULL
        JOIN equipment_place p ON p.equipment_id = e.id AND p.period @> $1::timestamptz ${FACTS}
       WHERE c.person_id = $2 AND c.period @> $1::timestamptz AND c.cancelled_at IS NULL
       ORDER BY number_prefix(e.number), number_value(e.number)`,
    values: [at, personId],
  })).rows;
}

export interface SiteRow extends Record<string, unknown> {
  readonly opening_hours: Readonly<Record<string, string>>;
  readonly counts: readonly { readonly count: number }[];
}

/** A site, and how many pieces of each category were there in which state at an instant. */
export async function siteAsOf(pool: pg.Pool, at: Date, id: string): Promise<SiteRow | undefined> {
  return (await pool.query<SiteRow>({
    name: 'bare-site-as-of',
    text: `
      SELECT s.*, (SELECT jsonb_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) FROM person p WHERE p.id = s.manager_id) AS manager,
             (SELECT count(*)::integer FROM room r WHERE r.site_id = s.id AND r.closed_at IS NULL) AS room_count,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('category', g.category, 'state', g.state, 'count', g.count) ORDER BY g.category, g.state), '[]')
                FROM (SELECT e.category, equipment_state(k.condition, c.kind) AS state, count(*)
                        FROM equipment_place p
                        JOIN equipment e ON e.id = p.equipment_id AND e.annulled_at IS NULL
                        JOIN equipment_condition k ON k.equipment_id = p.equipment_id AND k.period @> $1::timestamptz
                        LEFT JOIN custody c ON c.equipment_id = p.equipment_id AND c.period @> $1::timestamptz AND c.cancelled_at IS NULL
                       WHERE p.site_id = $2 AND p.period @> $1::timestamptz GROUP BY 1, 2) AS g) AS counts
        FROM site s WHERE s.id = $2`,
    values: [at, id],
  })).rows[0];
}
