import type { Condition, TransferAnswer } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { HANDED_OVER_BY, TAKEN_BACK_BY } from '../custody/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import type { AddressedSite } from '../document/index.js';
import { findTransfer } from './transfer.queries.js';

/** What a delivery slip tells: the transfer with its lines, and where it goes from and to. */
export interface TransferForSlip {
  readonly transfer: TransferAnswer;
  readonly from: AddressedSite;
  readonly to: AddressedSite;
  /** Null before it leaves. */
  readonly sentBy: string | null;
  /** Who noted what arrived, the last of them; null before. */
  readonly receivedBy: string | null;
  /** In which condition each piece left, or is while the transfer is prepared, by line. */
  readonly conditions: Readonly<Record<string, Condition | null>>;
}

/** A transfer as its delivery slip tells it; null where the scope does not see it. */
export async function transferForSlip(reader: Reader, scope: SiteScope, id: string): Promise<TransferForSlip | null> {
  const transfer = await findTransfer(reader, scope, id);
  if (!transfer) return null;
  const ends = await oneRow<Omit<TransferForSlip, 'transfer'>>(reader, sql`
    SELECT jsonb_build_object('name', a.name, 'address', a.address, 'postalCode', a.postal_code, 'city', a.city) AS "from",
           jsonb_build_object('name', b.name, 'address', b.address, 'postalCode', b.postal_code, 'city', b.city) AS "to",
           (SELECT ${HANDED_OVER_BY} FROM transfer_line line JOIN custody c ON c.id = line.custody_id WHERE line.transfer_id = t.id ORDER BY line.place, line.id LIMIT 1) AS "sentBy",
           (SELECT ${TAKEN_BACK_BY} FROM transfer_line line JOIN custody c ON c.id = line.custody_id
             WHERE line.transfer_id = t.id AND line.outcome IN ('received', 'damaged') ORDER BY line.decided_at DESC, line.id LIMIT 1) AS "receivedBy",
           coalesce((SELECT jsonb_object_agg(line.id, k.condition)
                       FROM transfer_line line LEFT JOIN equipment_condition k ON k.equipment_id = line.equipment_id AND k.period @> coalesce(t.sent_at, now())
                      WHERE line.transfer_id = t.id AND line.outcome IS DISTINCT FROM 'extra'), '{}') AS conditions
      FROM transfer t JOIN site a ON a.id = t.from_site_id JOIN site b ON b.id = t.to_site_id
     WHERE t.id = ${id} AND (${scope.covers(sql`t.from_site_id`)} OR ${scope.covers(sql`t.to_site_id`)})`);
  return ends && { transfer, ...ends };
}
