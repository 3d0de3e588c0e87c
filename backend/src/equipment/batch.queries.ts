import type { BatchPiece, Identifier, NumberedPiece } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf } from '../database/keyset.queries.js';
import { joinSql, sql, type Reader, type Sql } from '../database/sql.js';

/** An identifier of a batch that a valid piece carries already, or that an earlier line of the batch has. */
export interface TakenIdentifier {
  /** The line's own id. */
  readonly id: string;
  readonly field: Identifier;
  /** The line that has it first, counted from 1; null when that is this one. */
  readonly twin: number | null;
  /** The piece that carries it; null when none does, or when it is outside the scope. */
  readonly number: string | null;
  readonly site: string | null;
}

/**
 * What of the batch could not be written, by the very keys of the constraints that would refuse it. Whose it is, is
 * told within the scope only; that it is somebody's, always, as the constraint tells it.
 */
export function findTakenAmong(reader: Reader, scope: SiteScope, modelId: string, pieces: readonly BatchPiece[]): Promise<TakenIdentifier[]> {
  const maker = sql`(SELECT plain(maker) FROM equipment_model WHERE id = ${modelId})`;
  const kinds: readonly { readonly field: Identifier; readonly key: (piece: Sql) => Sql; readonly same: Sql }[] = [
    {
      field: 'serial', key: (piece) => sql`serial_key(${piece}.serial)`,
      same: sql`e.serial IS NOT NULL AND plain(e.maker) = ${maker} AND serial_key(e.serial) = serial_key(own.serial)`,
    },
    { field: 'mac', key: (piece) => sql`${piece}.mac::text`, same: sql`e.mac = own.mac` },
    { field: 'imei', key: (piece) => sql`${piece}.imei`, same: sql`e.imei = own.imei` },
  ];
  const own = ownOf(pieces);
  const parts = kinds.map(({ field, key, same }) => sql`
    SELECT own.id, own.place, ${field}::text AS field, min(own.place) OVER (PARTITION BY ${key(sql`own`)}) AS first,
           owner.id IS NOT NULL AS taken, owner.number, owner.site
      FROM ${own} LEFT JOIN LATERAL (
        SELECT e.id, CASE WHEN ${scope.covers(sql`h.site_id`)} THEN e.number END AS number,
               CASE WHEN ${scope.covers(sql`h.site_id`)} THEN s.name END AS site
          FROM equipment e JOIN equipment_place h ON h.equipment_id = e.id AND upper_inf(h.period) JOIN site s ON s.id = h.site_id
         WHERE e.annulled_at IS NULL AND e.id <> own.id AND ${same} LIMIT 1
      ) AS owner ON TRUE
     WHERE ${key(sql`own`)} IS NOT NULL`);
  return reader.rows(sql`
    SELECT id, field, CASE WHEN first < place THEN first::integer END AS twin, number, site
      FROM (${joinSql(parts, ' UNION ALL ')}) AS identifier
     WHERE taken OR first < place ORDER BY place, field DESC`);
}

/** The pieces of the scope among `ids`, in their order, as one writes their labels. */
export async function findNumbered(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<NumberedPiece[]> {
  const rows = await reader.rows<NumberedPiece>(sql`
    SELECT e.id, e.number, e.serial, e.mac::text, e.imei
      FROM equipment e JOIN equipment_place h ON h.equipment_id = e.id AND upper_inf(h.period)
     WHERE e.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`h.site_id`)}`);
  return inOrderOf(ids, rows, (row) => row.id);
}

/** The lines as a table `own`: what is each piece's own, and its place in the list, from 1. */
function ownOf(pieces: readonly BatchPiece[]): Sql {
  const column = (name: 'serial' | 'mac' | 'imei') => pieces.map((piece) => piece[name] ?? null);
  return sql`unnest(${pieces.map(({ id }) => id)}::uuid[], ${column('serial')}::text[], ${column('mac')}::macaddr[], ${column('imei')}::text[])
    WITH ORDINALITY AS own (id, serial, mac, imei, place)`;
}
