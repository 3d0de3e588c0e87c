import { v7 as uuid } from 'uuid';
import { insertPerson, insertSite, next, period, type Columns, type Connection } from './rows.js';

/** A prepared transfer between two new sites, unless told otherwise. Gives the id. */
export async function insertTransfer(db: Connection, columns: Columns = {}): Promise<string> {
  return insert(db, 'transfer', {
    from_site_id: columns['from_site_id'] ?? (await insertSite(db)),
    to_site_id: columns['to_site_id'] ?? (await insertSite(db)),
    created_by: columns['created_by'] ?? (await insertPerson(db)),
    ...columns,
  });
}

/** A line of a transfer. Gives the id. */
export function insertTransferLine(db: Connection, columns: Columns): Promise<string> {
  return insert(db, 'transfer_line', { place: next(), ...columns });
}

/** A transfer that has left with these pieces, all at home at `from_site_id`. Gives the ids of the transfer and of its lines. */
export async function insertSentTransfer(
  db: Connection, columns: Columns, equipmentIds: readonly string[], sentAt = new Date(Date.now() - 60_000),
): Promise<{ id: string; lineIds: string[] }> {
  const id = await insertTransfer(db, columns);
  const lineIds = equipmentIds.map(() => uuid());
  // One statement, so that the pieces are in transit when it ends, in or out of a transaction.
  await db.query(
    `WITH sent AS (
       UPDATE transfer SET sent_at = $2 WHERE id = $1
     ), piece AS (
       SELECT unnest($3::uuid[]) AS equipment_id, unnest($4::uuid[]) AS line_id, gen_random_uuid() AS custody_id
     ), transit AS (
       INSERT INTO custody (id, equipment_id, kind, period) SELECT custody_id, equipment_id, 'transit', $5 FROM piece
     )
     INSERT INTO transfer_line (id, transfer_id, place, equipment_id, custody_id) SELECT line_id, $1, 1, equipment_id, custody_id FROM piece`,
    [id, sentAt, equipmentIds, lineIds, period(sentAt)]);
  return { id, lineIds };
}

async function insert(db: Connection, table: 'transfer' | 'transfer_line', columns: Columns): Promise<string> {
  const row: Columns = { id: uuid(), ...columns };
  const names = Object.keys(row);
  await db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`, Object.values(row));
  return row['id'] as string;
}
