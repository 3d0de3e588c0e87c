import type { Accessory, Category, Wear } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import type { AddressedSite } from '../document/index.js';
import { sql, type Reader } from '../database/sql.js';
import { HANDED_OVER_BY } from './custody-actors.queries.js';
import { ACCESSORIES } from './hand-over.queries.js';

/** One piece of a hand-over to an agent, with what the sheet tells of the whole. */
export interface HandedOverPiece {
  /** The first custody of the hand-over, by its id: what the sheet is kept about, whichever piece one comes from. */
  readonly act_id: string;
  readonly site_id: string;
  readonly site: AddressedSite;
  readonly holder: string;
  readonly handed_over_by: string | null;
  readonly kit: string | null;
  readonly start: Date;
  readonly due_at: Date | null;
  /** The remark of the beginning, while it lasts. */
  readonly note: string | null;
  readonly number: string;
  readonly category: Category;
  readonly model: string;
  readonly serial: string | null;
  readonly accessories: readonly Accessory[];
  readonly wear: Wear | null;
  readonly wear_note: string | null;
}

/**
 * The pieces that were handed to the same person at the same instant and the same site of the scope as that of the custody, by
 * number: one act, of one piece, of many, or of a kit. None for a custody that is no assignment, was cancelled, or is outside the scope.
 */
export function findHandOver(reader: Reader, scope: SiteScope, custodyId: string): Promise<HandedOverPiece[]> {
  return reader.rows(sql`
    SELECT (SELECT a.id FROM custody a JOIN equipment_place w ON w.equipment_id = a.equipment_id AND w.period @> lower(a.period) AND w.site_id = here.site_id
             WHERE a.person_id = me.person_id AND a.kind = 'assignment' AND lower(a.period) = lower(me.period) ORDER BY a.id LIMIT 1) AS act_id,
           s.id AS site_id, jsonb_build_object('name', s.name, 'address', s.address, 'postalCode', s.postal_code, 'city', s.city) AS site,
           h.given_name || ' ' || h.family_name AS holder, ${HANDED_OVER_BY} AS handed_over_by, k.name AS kit,
           lower(c.period) AS start, c.due_at, CASE WHEN upper_inf(c.period) THEN c.note END AS note,
           e.number, e.category, m.maker || ' ' || m.name AS model, e.serial, ${ACCESSORIES} AS accessories, o.wear, o.note AS wear_note
      FROM custody me
      JOIN equipment_place here ON here.equipment_id = me.equipment_id AND here.period @> lower(me.period)
      JOIN custody c ON c.person_id = me.person_id AND c.kind = 'assignment' AND lower(c.period) = lower(me.period) AND c.cancelled_at IS NULL
      JOIN equipment_place there ON there.equipment_id = c.equipment_id AND there.period @> lower(c.period) AND there.site_id = here.site_id
      JOIN site s ON s.id = here.site_id
      JOIN person h ON h.id = c.person_id
      JOIN equipment e ON e.id = c.equipment_id
      JOIN equipment_model m ON m.id = e.model_id
      LEFT JOIN kit k ON k.id = c.kit_id
      LEFT JOIN custody_check o ON o.custody_id = c.id AND o.moment = 'out'
     WHERE me.id = ${custodyId} AND me.kind = 'assignment' AND me.cancelled_at IS NULL AND ${scope.covers(sql`here.site_id`)}
     ORDER BY number_prefix(e.number), number_value(e.number), c.id`, 'find-hand-over');
}
