import type { EquipmentChange, EquipmentDraft } from '@calanque/shared';
import { sql, type Reader } from '../database/sql.js';
import type { Piece } from './piece.queries.js';

/**
 * The card of a new piece with its first place and condition; the number is drawn by the database.
 * @scope-free the site of the draft was found within the caller's scope
 */
export async function insertEquipment(reader: Reader, draft: EquipmentDraft, since: Date): Promise<void> {
  await reader.rows(sql`
    INSERT INTO equipment (id, model_id, serial, mac, imei, purchased_on, price_cents, order_number, supplier, warranty_months, notes,
                           ssid, bands, ip_address, firmware, os_name, os_version, os_support_ends_on)
    VALUES (${draft.id}, ${draft.modelId}, ${draft.serial ?? null}, ${draft.mac ?? null}, ${draft.imei ?? null}, ${draft.purchasedOn ?? null},
            ${draft.priceCents ?? null}, ${draft.orderNumber ?? null}, ${draft.supplier ?? null}, ${draft.warrantyMonths ?? null}, ${draft.notes ?? null},
            ${draft.ssid ?? null}, ${draft.bands ?? null}, ${draft.ipAddress ?? null}, ${draft.firmware ?? null},
            ${draft.osName ?? null}, ${draft.osVersion ?? null}, ${draft.osSupportEndsOn ?? null})`);
  await reader.rows(sql`
    INSERT INTO equipment_place (equipment_id, site_id, room_id, period)
    VALUES (${draft.id}, ${draft.siteId}, ${draft.roomId ?? null}, tstzrange(${since}, NULL))`);
  await reader.rows(sql`
    INSERT INTO equipment_condition (equipment_id, condition, period) VALUES (${draft.id}, 'working', tstzrange(${since}, NULL))`);
}

/**
 * Writes the whole card.
 * @scope-free the piece was locked within a scope
 */
export async function updateEquipment(reader: Reader, id: string, card: EquipmentChange): Promise<void> {
  await reader.rows(sql`
    UPDATE equipment SET model_id = ${card.modelId}, serial = ${card.serial ?? null}, mac = ${card.mac ?? null}, imei = ${card.imei ?? null},
           purchased_on = ${card.purchasedOn ?? null}, price_cents = ${card.priceCents ?? null}, order_number = ${card.orderNumber ?? null},
           supplier = ${card.supplier ?? null}, warranty_months = ${card.warrantyMonths ?? null}, notes = ${card.notes ?? null},
           ssid = ${card.ssid ?? null}, bands = ${card.bands ?? null}, ip_address = ${card.ipAddress ?? null}, firmware = ${card.firmware ?? null},
           os_name = ${card.osName ?? null}, os_version = ${card.osVersion ?? null}, os_support_ends_on = ${card.osSupportEndsOn ?? null}
     WHERE id = ${id}`);
}

/**
 * Ends an `installed` custody of a piece that the transaction has locked, if that is the open one.
 * @scope-free the piece was locked within a scope
 */
export async function endInstalled(reader: Reader, piece: Piece, at: Date): Promise<void> {
  await reader.rows(sql`
    UPDATE custody SET period = tstzrange(lower(period), ${at})
     WHERE equipment_id = ${piece.id} AND kind = 'installed' AND cancelled_at IS NULL AND upper_inf(period)`, 'end-installed');
}

/** @scope-free the piece was locked within a scope */
export async function annul(reader: Reader, piece: Piece, reason: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE equipment SET annulled_at = ${at}, annulled_reason = ${reason} WHERE id = ${piece.id}`);
}
