import type { EquipmentChange } from '@calanque/shared';
import { sql, type Reader } from '../database/sql.js';
import type { Piece } from './piece.queries.js';

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
