import type { EquipmentFilter } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { orderingOf } from '../database/keyset.queries.js';
import { allOf, sql, wholeNumber, type Reader } from '../database/sql.js';
import { equipmentList } from '../equipment/index.js';

/** What a label says. */
export interface LabelText {
  readonly number: string;
  /** Maker and model. */
  readonly model: string;
  readonly site: string;
}

/** The pieces of the scope that the filter lets pass, those named only where some are, in the order of the list; at most `limit`. */
export async function findLabels(reader: Reader, scope: SiteScope, filter: EquipmentFilter & { readonly ids?: readonly string[] | null }, limit: number): Promise<LabelText[]> {
  const list = await equipmentList(reader, scope, filter);
  const conditions = filter.ids ? [...list.conditions, sql`e.id = ANY(${filter.ids}::uuid[])`] : list.conditions;
  return reader.rows<LabelText>(sql`
    SELECT piece.number, piece.maker || ' ' || m.name AS model, s.name AS site
      FROM (
        SELECT e.id, row_number() OVER (ORDER BY ${orderingOf(list)}) AS place FROM ${list.from} WHERE ${allOf(conditions)} ORDER BY place LIMIT ${wholeNumber(limit)}
      ) AS chosen
      JOIN equipment piece ON piece.id = chosen.id
      JOIN equipment_model m ON m.id = piece.model_id
      JOIN equipment_place now ON now.equipment_id = piece.id AND upper_inf(now.period)
      JOIN site s ON s.id = now.site_id
     ORDER BY chosen.place`);
}
