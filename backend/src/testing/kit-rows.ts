import { v7 as uuid } from 'uuid';
import { insertSite, next, type Columns, type Connection } from './rows.js';

/** A kit of a new site with these pieces, which are at home there, unless told otherwise. Gives the id. */
export async function insertKit(db: Connection, columns: Columns = {}, equipmentIds: readonly string[] = []): Promise<string> {
  const row: Columns = { id: uuid(), site_id: columns['site_id'] ?? (await insertSite(db)), name: `Lot n° ${next()}`, ...columns };
  const names = Object.keys(row);
  await db.query(`INSERT INTO kit (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`, Object.values(row));
  for (const id of equipmentIds) await insertKitItem(db, { kit_id: row['id'], equipment_id: id });
  return row['id'] as string;
}

/** A piece in a kit. Gives the id. */
export async function insertKitItem(db: Connection, columns: Columns): Promise<string> {
  const row: Columns = { id: uuid(), ...columns };
  const names = Object.keys(row);
  await db.query(`INSERT INTO kit_item (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`, Object.values(row));
  return row['id'] as string;
}
