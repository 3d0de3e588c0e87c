import type { ImportDifference, ImportFault, ImportKind, ImportOutcome, ImportRow, ImportRowsRequest } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import type { Content, Links, RowToRead, RowToWrite, Verdict } from './rules.js';

/** @scope-free the import was made or locked for its account in the same transaction */
export async function insertRows(reader: Reader, importId: string, rows: readonly RowToRead[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO import_row (import_id, row, cells)
    SELECT ${importId}, row, cells FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(row integer, cells jsonb)`, 'insert-import-rows');
}

/** @scope-free the import was found for its account */
export function findFirstRows(reader: Reader, importId: string, limit: number): Promise<{ cells: string[] }[]> {
  return reader.rows(sql`SELECT cells FROM import_row WHERE import_id = ${importId} ORDER BY row LIMIT ${limit}`);
}

/**
 * Forgets what an earlier dry run said.
 * @scope-free the import was locked for its account
 */
export async function forgetVerdicts(reader: Reader, importId: string): Promise<void> {
  await reader.rows(sql`DELETE FROM import_claim WHERE import_id = ${importId}`);
  await reader.rows(sql`
    UPDATE import_row SET outcome = NULL, content = NULL, links = NULL, faults = NULL, differences = NULL, target_id = NULL, target_version = NULL, chosen = false
     WHERE import_id = ${importId} AND outcome IS NOT NULL`);
}

/**
 * The next rows that the dry run has not read, from `after` on.
 * @scope-free the import was locked for its account
 */
export function findUnread(reader: Reader, importId: string, after: number, limit: number): Promise<RowToRead[]> {
  return reader.rows(sql`
    SELECT row, cells FROM import_row WHERE import_id = ${importId} AND row > ${after} AND outcome IS NULL ORDER BY row LIMIT ${limit}`, 'find-unread-rows');
}

/** @scope-free the import was locked for its account */
export async function keepVerdicts(reader: Reader, importId: string, verdicts: readonly Verdict[]): Promise<void> {
  const given = verdicts.map(({ claims: _claims, ...verdict }) => verdict);
  await reader.rows(sql`
    UPDATE import_row r SET outcome = v.outcome, content = nullif(v.content, 'null'), links = nullif(v.links, 'null'), faults = v.faults,
           differences = v.differences, target_id = v."targetId", target_version = v."targetVersion"
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS v(row integer, outcome text, content jsonb, links jsonb, faults jsonb, differences jsonb, "targetId" uuid, "targetVersion" integer)
     WHERE r.import_id = ${importId} AND r.row = v.row`, 'keep-verdicts');
}

/**
 * Chooses among the rows that differ those with something that can be taken.
 * @returns how many rows are to be written in all
 * @scope-free the import was locked for its account
 */
export async function chooseRows(reader: Reader, importId: string, rows: readonly number[] | 'all'): Promise<number> {
  const chosen = rows === 'all' ? sql`TRUE` : sql`row = ANY(${rows}::integer[])`;
  await reader.rows(sql`
    UPDATE import_row SET chosen = true
     WHERE import_id = ${importId} AND outcome = 'different' AND ${chosen} AND jsonb_path_exists(differences, '$[*] ? (@.obstacle == null)')`);
  const counted = await oneRow<{ count: number }>(reader, sql`
    SELECT count(*)::integer AS count FROM import_row
     WHERE import_id = ${importId} AND written_at IS NULL AND (outcome = 'accepted' OR (outcome = 'different' AND chosen))`);
  return counted?.count ?? 0;
}

/** @scope-free the import was found for its account */
export async function countChosen(reader: Reader, importId: string): Promise<number> {
  const counted = await oneRow<{ count: number }>(reader, sql`
    SELECT count(*)::integer AS count FROM import_row WHERE import_id = ${importId} AND outcome = 'different' AND chosen`);
  return counted?.count ?? 0;
}

/**
 * The next rows to be written, from `after` on. Every new thing gets its id here.
 * @scope-free the import was locked for its account
 */
export async function findUnwritten(reader: Reader, importId: string, after: number, limit: number): Promise<(RowToWrite & { readonly isNew: boolean })[]> {
  const rows = await reader.rows<{
    row: number; cells: string[]; content: Content; links: Links; differences: ImportDifference[]; target_id: string | null; target_version: number | null; is_new: boolean;
  }>(sql`
    SELECT row, cells, content, links, differences, target_id, target_version, outcome = 'accepted' AS is_new
      FROM import_row
     WHERE import_id = ${importId} AND row > ${after} AND written_at IS NULL AND (outcome = 'accepted' OR (outcome = 'different' AND chosen))
     ORDER BY row LIMIT ${limit}`, 'find-unwritten-rows');
  return rows.map(({ target_id, target_version: targetVersion, is_new: isNew, ...row }) => ({ ...row, targetId: target_id ?? uuidv7(), targetVersion, isNew }));
}

/**
 * Notes that rows are written: their cells are needed no more. What a list says of people is not kept at all once it is where it
 * belongs.
 * @scope-free the import was locked for its account
 */
export async function markWritten(reader: Reader, importId: string, kind: ImportKind, rows: readonly { readonly row: number; readonly targetId: string }[], at: Date): Promise<void> {
  const kept = kind === 'agents' ? sql`cells = '[]', content = NULL, differences = '[]',` : sql`cells = '[]',`;
  await reader.rows(sql`
    UPDATE import_row r SET ${kept} written_at = ${at}, target_id = w."targetId"
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ row, targetId }) => ({ row, targetId })))}::jsonb) AS w(row integer, "targetId" uuid)
     WHERE r.import_id = ${importId} AND r.row = w.row`);
}

/**
 * Once all is written only the refused rows are needed as they stand in the file: they can be fetched, mended and given again.
 * @scope-free the import was locked for its account
 */
export async function emptyRows(reader: Reader, importId: string, kind: ImportKind): Promise<void> {
  await reader.rows(sql`DELETE FROM import_claim WHERE import_id = ${importId}`);
  const content = kind === 'agents' ? sql`, content = NULL, differences = '[]'` : sql``;
  await reader.rows(sql`UPDATE import_row SET cells = '[]'${content} WHERE import_id = ${importId} AND outcome <> 'rejected' AND cells <> '[]'`);
}

/** @scope-free the import was locked for its account */
export async function markRefused(reader: Reader, importId: string, row: number, fault: ImportFault): Promise<void> {
  await reader.rows(sql`
    UPDATE import_row SET outcome = 'rejected', chosen = false, faults = ${JSON.stringify([fault])}::jsonb, differences = '[]', target_id = NULL
     WHERE import_id = ${importId} AND row = ${row}`);
}

/**
 * What rows of the very same file became that had been written before: how a row without any identifier is found again.
 * @scope-free only ids are told; who asks sees of them what their scope covers
 */
export function findWrittenBefore(reader: Reader, importId: string, rows: readonly number[]): Promise<{ row: number; id: string }[]> {
  return reader.rows(sql`
    SELECT DISTINCT ON (r.row) r.row, r.target_id AS id
      FROM import i JOIN import earlier ON earlier.file_digest = i.file_digest AND earlier.kind = i.kind AND earlier.id <> i.id
      JOIN import_row r ON r.import_id = earlier.id AND r.row = ANY(${rows}::integer[]) AND r.written_at IS NOT NULL AND r.target_id IS NOT NULL
     WHERE i.id = ${importId} ORDER BY r.row, r.written_at`);
}

/**
 * The numbers of the rows of one page.
 * @scope-free the import was found for its account
 */
export function pageOfRows(reader: Reader, importId: string, request: ImportRowsRequest): Promise<IdPage> {
  const conditions = [sql`r.import_id = ${importId}`];
  if (request.outcome) conditions.push(sql`r.outcome = ${request.outcome}`);
  return pageOfIds(reader, {
    from: sql`import_row r`, conditions, id: { expression: sql`r.row`, type: 'bigint' }, order: { keys: [], descending: false }, request,
  });
}

/**
 * The rows of these numbers, with the numbers that the things got.
 * @scope-free the import was found for its account, and a row tells only what its dry run or its writing let its account see
 */
export async function findRows(reader: Reader, importId: string, rows: readonly string[]): Promise<ImportRow[]> {
  const found = await reader.rows<{
    row: number; outcome: ImportOutcome | null; content: Record<string, string | number | string[] | null> | null; faults: ImportFault[] | null;
    differences: ImportDifference[] | null; target_id: string | null; target_number: string | null; written: boolean;
  }>(sql`
    SELECT r.row, r.outcome, r.content, r.faults, r.differences, r.target_id, e.number AS target_number, r.written_at IS NOT NULL AS written
      FROM import_row r LEFT JOIN equipment e ON e.id = r.target_id
     WHERE r.import_id = ${importId} AND r.row = ANY(${rows}::integer[]) ORDER BY r.row`);
  return found.map((row) => {
    const [first = null] = row.faults ?? [];
    return {
      row: row.row, outcome: row.outcome, column: first?.column ?? null, value: first?.value ?? null, problem: first?.problem ?? null, sentence: first?.sentence ?? null,
      faults: row.faults ?? [], differences: row.differences ?? [], values: row.content ?? {},
      targetId: row.target_id, targetNumber: row.target_number, written: row.written,
    };
  });
}

/**
 * The refused rows after `after` as they stand in the file, with why.
 * @scope-free the import was found for its account
 */
export function findRefused(reader: Reader, importId: string, after: number, limit: number): Promise<{ row: number; cells: string[]; faults: ImportFault[] }[]> {
  return reader.rows(sql`
    SELECT row, cells, faults FROM import_row
     WHERE import_id = ${importId} AND outcome = 'rejected' AND row > ${after} ORDER BY row LIMIT ${limit}`);
}

/**
 * How many cells the widest refused row has.
 * @scope-free the import was found for its account
 */
export async function findWidest(reader: Reader, importId: string): Promise<number> {
  const found = await oneRow<{ width: number | null }>(reader, sql`
    SELECT max(jsonb_array_length(cells))::integer AS width FROM import_row WHERE import_id = ${importId} AND outcome = 'rejected'`);
  return found?.width ?? 0;
}

/**
 * The values that no row was understood by, the most frequent first.
 * @scope-free the import was found for its account
 */
export function findUnknownValues(reader: Reader, importId: string, fields: readonly { readonly field: string; readonly column: string }[]): Promise<{ field: string; value: string; rows: number }[]> {
  return reader.rows(sql`
    SELECT f.field, left(fault ->> 'value', 200) AS value, count(*)::integer AS rows
      FROM import_row r, jsonb_array_elements(r.faults) AS fault
      JOIN jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) AS f(field text, "column" text)
        ON fault ->> 'column' = f."column" AND fault ->> 'problem' = f.field || '-unknown'
     WHERE r.import_id = ${importId} AND r.outcome = 'rejected'
     GROUP BY 1, 2 ORDER BY rows DESC, value LIMIT 200`);
}
