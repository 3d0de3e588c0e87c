import type { Category, Condition, CustodyKind, EquipmentState, WifiBand } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { sql, type Reader } from '../database/sql.js';

/** What a line of a list says of a piece, as far as it tells which one it is. Identifiers are normalised already. */
export interface PieceIdentity {
  readonly row: number;
  readonly number: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly mac: string | null;
  readonly imei: string | null;
}

/** The keys under which PostgreSQL tells pieces apart; two spellings of one identifier have one key. */
export interface PieceKeys {
  readonly row: number;
  readonly number: string | null;
  readonly serial: string | null;
  readonly mac: string | null;
  readonly imei: string | null;
  /** Of maker and model. */
  readonly model: string | null;
}

/**
 * The keys of what was read.
 * @scope-free nothing is read but what is given
 */
export function keysOf(reader: Reader, identities: readonly PieceIdentity[]): Promise<PieceKeys[]> {
  return reader.rows(sql`
    SELECT row, number_prefix(number) || chr(31) || number_value(number) AS number, plain(maker) || chr(31) || serial_key(serial) AS serial,
           mac, imei, one_space(plain(maker)) || chr(31) || one_space(plain(model)) AS model
      FROM jsonb_to_recordset(${JSON.stringify(identities)}::jsonb) AS given(row integer, number text, maker text, model text, serial text, mac text, imei text)`, 'piece-keys');
}

export type IdentifiedBy = 'number' | 'serial' | 'mac' | 'imei';

/**
 * Which pieces the identifiers belong to, wherever they are: a number belongs to its piece for ever, the others to valid entries.
 * @scope-free only ids are told; `findKnownPieces` says which of them may be shown
 */
export function findOwners(reader: Reader, identities: readonly PieceIdentity[]): Promise<{ row: number; by: IdentifiedBy; id: string }[]> {
  return reader.rows(sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(identities)}::jsonb) AS given(row integer, number text, maker text, serial text, mac macaddr, imei text)
    )
    SELECT g.row, 'number' AS by, e.id FROM given g
      JOIN equipment e ON number_prefix(e.number) = number_prefix(g.number) AND number_value(e.number) = number_value(g.number)
    UNION ALL
    SELECT g.row, 'serial', e.id FROM given g
      JOIN equipment e ON plain(e.maker) = plain(g.maker) AND serial_key(e.serial) = serial_key(g.serial) AND e.annulled_at IS NULL AND e.serial IS NOT NULL
    UNION ALL
    SELECT g.row, 'mac', e.id FROM given g JOIN equipment e ON e.mac = g.mac AND e.annulled_at IS NULL AND e.mac IS NOT NULL
    UNION ALL
    SELECT g.row, 'imei', e.id FROM given g JOIN equipment e ON e.imei = g.imei AND e.annulled_at IS NULL AND e.imei IS NOT NULL`, 'piece-owners');
}

/** A piece that is known, with all that a list can say of it. */
export interface KnownPiece {
  id: string; version: number; number: string; annulled: boolean; covered: boolean;
  model_id: string; category: Category; maker: string; model: string; serial: string | null; mac: string | null; imei: string | null;
  site_id: string; site: string; room_id: string | null; room: string | null;
  condition: Condition; custody_kind: CustodyKind | null; state: EquipmentState;
  purchased_on: string | null; price_cents: number | null; order_number: string | null; supplier: string | null; warranty_months: number | null; notes: string | null;
  ssid: string | null; bands: WifiBand[] | null; ip_address: string | null; firmware: string | null;
  os_name: string | null; os_version: string | null; os_support_ends_on: string | null;
}

/** The pieces by their ids. One that is not `covered` by the scope exists, and nothing of it may be shown. */
export function findKnownPieces(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<KnownPiece[]> {
  return reader.rows(sql`
    SELECT e.id, e.version, e.number, e.annulled_at IS NOT NULL AS annulled, ${scope.covers(sql`n.site_id`)} AS covered,
           e.model_id, e.category, e.maker, m.name AS model, e.serial, e.mac::text AS mac, e.imei,
           n.site_id, s.name AS site, n.room_id, r.name AS room, n.condition, n.custody_kind, n.state,
           e.purchased_on, e.price_cents, e.order_number, e.supplier, e.warranty_months, e.notes,
           e.ssid, e.bands, host(e.ip_address) AS ip_address, e.firmware, e.os_name, e.os_version, e.os_support_ends_on
      FROM equipment e
      JOIN equipment_now n ON n.equipment_id = e.id
      JOIN equipment_model m ON m.id = e.model_id
      JOIN site s ON s.id = n.site_id
      LEFT JOIN room r ON r.id = n.room_id
     WHERE e.id = ANY(${ids}::uuid[])`);
}
