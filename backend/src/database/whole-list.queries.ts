import { orderingOf, type ListQuery } from './keyset.queries.js';
import { allOf, oneRow, sql, type Reader } from './sql.js';

/** How many rows come at a time; FETCH takes no parameter. */
const FETCH = sql`FETCH 500 FROM whole_list`;

/** How many rows the list has. */
export async function countList(reader: Reader, { from, conditions }: ListQuery): Promise<number> {
  const row = await oneRow<{ count: number }>(reader, sql`SELECT count(*) AS count FROM ${from} WHERE ${allOf(conditions)}`);
  return row?.count ?? 0;
}

/**
 * The ids of the whole list in its order, some hundreds at a time. PostgreSQL keeps the place, so `reader` is a
 * snapshot; a batch is fetched only when the one before was taken.
 */
export async function* idsInBatches(reader: Reader, list: ListQuery): AsyncGenerator<string[]> {
  await reader.rows(sql`
    DECLARE whole_list NO SCROLL CURSOR FOR
    SELECT ${list.id.expression} AS id FROM ${list.from} WHERE ${allOf(list.conditions)} ORDER BY ${orderingOf(list)}`);
  for (;;) {
    const batch = await reader.rows<{ id: string }>(FETCH);
    if (batch.length === 0) return;
    yield batch.map(({ id }) => id);
  }
}
