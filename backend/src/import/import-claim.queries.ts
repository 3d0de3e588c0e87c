import { sql, type Reader } from '../database/sql.js';

/**
 * Which rows of the file have these keys already.
 * @scope-free the file belongs to who asks
 */
export async function findClaims(reader: Reader, importId: string, keys: readonly string[]): Promise<Map<string, { row: number; value: string | null }>> {
  const rows = await reader.rows<{ key: string; row: number; value: string | null }>(sql`
    SELECT key, row, value FROM import_claim WHERE import_id = ${importId} AND key = ANY(${keys}::text[])`, 'find-claims');
  return new Map(rows.map(({ key, row, value }) => [key, { row, value }]));
}

/**
 * Notes which row has which key; the first one keeps it.
 * @scope-free the file belongs to who asks
 */
export async function keepClaims(reader: Reader, importId: string, claims: readonly { readonly key: string; readonly row: number; readonly value: string | null }[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO import_claim (import_id, key, row, value)
    SELECT ${importId}, key, row, value FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) AS claim(key text, row integer, value text)
    ON CONFLICT DO NOTHING`, 'keep-claims');
}
