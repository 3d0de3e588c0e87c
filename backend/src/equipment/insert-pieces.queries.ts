import type { Condition, EquipmentChange, EquipmentDraft } from '@calanque/shared';
import { sql, type Reader } from '../database/sql.js';

/** A piece to be logged with others. */
export interface NewPiece extends EquipmentChange {
  readonly id: string;
  /** Null draws the next one. */
  readonly number: string | null;
  readonly siteId: string;
  readonly roomId: string | null;
  readonly condition: Condition;
  /** Null for a condition that needs none. */
  readonly conditionReason: string | null;
}

/**
 * Logs many pieces with their first place and condition, in three statements however many they are; numbers are drawn
 * in their order. One that is refused refuses them all.
 * @scope-free the sites of the pieces were found within the caller's scope
 */
export async function insertPieces(reader: Reader, pieces: readonly NewPiece[], since: Date): Promise<void> {
  const given = JSON.stringify(pieces.map((piece, place) => ({ ...piece, place })));
  await reader.rows(sql`
    INSERT INTO equipment (id, number, model_id, serial, mac, imei, purchased_on, price_cents, order_number, supplier, warranty_months, notes,
                           ssid, bands, ip_address, firmware, os_name, os_version, os_support_ends_on)
    SELECT id, number, "modelId", serial, mac, imei, "purchasedOn", "priceCents", "orderNumber", supplier, "warrantyMonths", notes,
           ssid, bands, "ipAddress", firmware, "osName", "osVersion", "osSupportEndsOn"
      FROM jsonb_to_recordset(${given}::jsonb) AS piece(
        place integer, id uuid, number text, "modelId" uuid, serial text, mac macaddr, imei text, "purchasedOn" date, "priceCents" integer, "orderNumber" text,
        supplier text, "warrantyMonths" integer, notes text, ssid text, bands text[], "ipAddress" inet, firmware text, "osName" text, "osVersion" text, "osSupportEndsOn" date)
     ORDER BY place`, 'insert-pieces');
  await reader.rows(sql`
    INSERT INTO equipment_place (equipment_id, site_id, room_id, period)
    SELECT id, "siteId", "roomId", tstzrange(${since}, NULL)
      FROM jsonb_to_recordset(${given}::jsonb) AS piece(id uuid, "siteId" uuid, "roomId" uuid)`, 'insert-places');
  await reader.rows(sql`
    INSERT INTO equipment_condition (equipment_id, condition, reason, period)
    SELECT id, condition, "conditionReason", tstzrange(${since}, NULL)
      FROM jsonb_to_recordset(${given}::jsonb) AS piece(id uuid, condition text, "conditionReason" text)`, 'insert-conditions');
}

/**
 * Logs what was typed: working pieces whose numbers are drawn in this order.
 * @scope-free the sites of the drafts were found within the caller's scope
 */
export async function insertDrafts(reader: Reader, drafts: readonly EquipmentDraft[], since: Date): Promise<void> {
  await insertPieces(reader, drafts.map((draft) => ({ ...draft, number: null, roomId: draft.roomId ?? null, condition: 'working', conditionReason: null })), since);
}

/**
 * Keeps the numbers that are about to be given from being drawn before.
 * @scope-free numbers belong to no site
 */
export async function reserveNumbers(reader: Reader, numbers: readonly string[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO inventory_counter AS counter (prefix, last_value)
    SELECT number_prefix(number), max(number_value(number)) FROM unnest(${numbers}::text[]) AS number WHERE number_value(number) >= 0 GROUP BY 1
    ON CONFLICT (prefix) DO UPDATE SET last_value = greatest(counter.last_value, EXCLUDED.last_value)`);
}
