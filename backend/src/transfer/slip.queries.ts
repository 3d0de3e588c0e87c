import type { TransferAnswer } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { findTransfer } from './transfer.queries.js';

/** One end of a transfer, as a slip addresses it. */
export interface SlipEnd {
  readonly name: string;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

/** What a delivery slip tells: the transfer with its lines, and where it goes from and to. */
export interface TransferForSlip {
  readonly transfer: TransferAnswer;
  readonly from: SlipEnd;
  readonly to: SlipEnd;
}

/** A transfer as its delivery slip tells it; null where the scope does not see it. */
export async function transferForSlip(reader: Reader, scope: SiteScope, id: string): Promise<TransferForSlip | null> {
  const transfer = await findTransfer(reader, scope, id);
  if (!transfer) return null;
  const ends = await oneRow<{ from: SlipEnd; to: SlipEnd }>(reader, sql`
    SELECT jsonb_build_object('name', a.name, 'address', a.address, 'postalCode', a.postal_code, 'city', a.city) AS "from",
           jsonb_build_object('name', b.name, 'address', b.address, 'postalCode', b.postal_code, 'city', b.city) AS "to"
      FROM transfer t JOIN site a ON a.id = t.from_site_id JOIN site b ON b.id = t.to_site_id
     WHERE t.id = ${id} AND (${scope.covers(sql`t.from_site_id`)} OR ${scope.covers(sql`t.to_site_id`)})`);
  return ends && { transfer, ...ends };
}
