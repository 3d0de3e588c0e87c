import type { ImportCounts, ImportKind, ImportOutcome, ImportState, PageRequest } from '@calanque/shared';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import type { Habit } from './reading/file-reading.js';

/** A file on its way, as it stands. Only the account that gave it reads it. */
export interface StoredImport {
  id: string;
  version: number;
  created_at: Date;
  account_id: string;
  kind: ImportKind;
  file_name: string;
  headings: string[];
  /** What each column is taken for; empty when it is left aside. */
  fields: string[];
  remembered: boolean[];
  state: ImportState;
  row_count: number;
  done_count: number;
  total_count: number;
  failure: string | null;
  confirmed_at: Date | null;
  finished_at: Date | null;
}

const COLUMNS = sql`id, version, created_at, account_id, kind, file_name, headings, fields, remembered, state, row_count, done_count, total_count, failure, confirmed_at, finished_at`;

/**
 * The imports that are being read or written.
 * @scope-free each goes on for the account that gave it
 */
export function findUnfinished(reader: Reader): Promise<{ id: string }[]> {
  return reader.rows(sql`SELECT id FROM import WHERE state IN ('checking', 'importing')`);
}

/**
 * Whose file it is; null when it is gone.
 * @scope-free the step is done for the account that gave the file
 */
export async function findOwner(reader: Reader, id: string): Promise<string | null> {
  return (await oneRow<{ account_id: string }>(reader, sql`SELECT account_id FROM import WHERE id = ${id}`))?.account_id ?? null;
}

/**
 * The import, kept from every other step until the transaction ends.
 * @scope-free the step is done for the account that gave the file
 */
export function lockImport(reader: Reader, id: string): Promise<StoredImport | null> {
  return oneRow<StoredImport>(reader, sql`SELECT ${COLUMNS} FROM import WHERE id = ${id} FOR UPDATE`, 'lock-import');
}

/**
 * The ids of one page of the account's imports, newest first.
 * @scope-free a file is its giver's alone
 */
export function pageOfImports(reader: Reader, accountId: string, request: PageRequest): Promise<IdPage> {
  return pageOfIds(reader, {
    from: sql`import i`, conditions: [sql`i.account_id = ${accountId}`], id: { expression: sql`i.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`i.created_at`, type: 'timestamptz' }], descending: true }, request,
  });
}

/**
 * The imports of the account in the order of `ids`, with what became of their rows.
 * @scope-free a file is its giver's alone
 */
export async function findImports(reader: Reader, accountId: string, ids: readonly string[]): Promise<(StoredImport & { counts: ImportCounts })[]> {
  const rows = await reader.rows<StoredImport & { outcomes: Partial<Record<ImportOutcome, number>> }>(sql`
    SELECT ${COLUMNS}, (
      SELECT coalesce(jsonb_object_agg(outcome, count), '{}') FROM (
        SELECT outcome, count(*) FROM import_row WHERE import_id = import.id AND outcome IS NOT NULL GROUP BY outcome
      ) AS counted) AS outcomes
      FROM import WHERE id = ANY(${ids}::uuid[]) AND account_id = ${accountId}`);
  return inOrderOf(ids, rows, ({ id }) => id).map(({ outcomes, ...row }) => ({ ...row, counts: countsOf(outcomes) }));
}

function countsOf(outcomes: Partial<Record<ImportOutcome, number>>): ImportCounts {
  const { accepted = 0, rejected = 0, ignored = 0, different = 0 } = outcomes;
  return { accepted, rejected, ignored, different, alreadyPresent: outcomes['already-present'] ?? 0 };
}

/** @scope-free a file is its giver's alone */
export async function insertImport(
  reader: Reader,
  file: {
    readonly id: string; readonly accountId: string; readonly kind: ImportKind; readonly fileName: string; readonly digest: Buffer; readonly createdAt: Date;
    readonly headings: readonly string[]; readonly fields: readonly string[]; readonly remembered: readonly boolean[];
  },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO import (id, account_id, kind, file_name, file_digest, created_at, headings, fields, remembered, row_count)
    VALUES (${file.id}, ${file.accountId}, ${file.kind}, ${file.fileName}, ${file.digest}, ${file.createdAt}, ${file.headings}, ${file.fields}, ${file.remembered}, 0)`);
}

/** @scope-free the import was found or locked for its account */
export async function setRowCount(reader: Reader, id: string, rows: number): Promise<void> {
  await reader.rows(sql`UPDATE import SET row_count = ${rows} WHERE id = ${id}`);
}

/** @scope-free the import was locked for its account */
export async function setFields(reader: Reader, id: string, fields: readonly string[], remembered: readonly boolean[]): Promise<void> {
  // A change of what values mean alone is a new version too: the dry run has to be made again.
  await reader.rows(sql`
    UPDATE import SET fields = ${fields}, remembered = ${remembered}, state = 'uploaded', failure = NULL, version = version + 1 WHERE id = ${id}`);
}

/** @scope-free the import was locked for its account */
export async function setState(
  reader: Reader, id: string, change: { readonly state: ImportState; readonly total?: number; readonly failure?: string; readonly at?: Date },
): Promise<void> {
  const ends = change.state === 'done';
  await reader.rows(sql`
    UPDATE import SET state = ${change.state}, failure = ${change.failure ?? null},
           total_count = coalesce(${change.total ?? null}::integer, total_count),
           done_count = CASE WHEN ${change.total ?? null}::integer IS NULL THEN done_count ELSE 0 END,
           confirmed_at = CASE WHEN ${change.state} = 'importing' THEN coalesce(confirmed_at, ${change.at ?? null}::timestamptz) ELSE confirmed_at END,
           finished_at = CASE WHEN ${ends} THEN ${change.at ?? null}::timestamptz ELSE finished_at END
     WHERE id = ${id}`, 'set-import-state');
}

/** @scope-free the import was locked for its account */
export async function addDone(reader: Reader, id: string, rows: number): Promise<void> {
  await reader.rows(sql`UPDATE import SET done_count = done_count + ${rows} WHERE id = ${id}`, 'add-import-done');
}

/** @scope-free a file is its giver's alone */
export async function deleteImport(reader: Reader, id: string): Promise<void> {
  await reader.rows(sql`DELETE FROM import WHERE id = ${id}`);
}

/**
 * Removes the files that nobody needs any more: what is said of people in them is not kept.
 * @scope-free what is old is removed whoever gave it
 */
export async function deleteOldImports(reader: Reader, before: Date): Promise<void> {
  await reader.rows(sql`DELETE FROM import WHERE created_at < ${before} AND state NOT IN ('checking', 'importing')`);
}

/** @scope-free habits are the account's own */
export function findHabits(reader: Reader, accountId: string, kind: ImportKind): Promise<Habit[]> {
  return reader.rows(sql`SELECT about, word, written, target FROM import_habit WHERE account_id = ${accountId} AND kind = ${kind} ORDER BY about, word`);
}

/**
 * Lets one import after the other write a batch: two that meet the same things never wait for one another in a circle.
 * @scope-free nothing is read
 */
export async function takeWritingTurn(reader: Reader): Promise<void> {
  await reader.rows(sql`SELECT pg_advisory_xact_lock(461314)`, 'take-writing-turn');
}

/** @scope-free habits are the account's own */
export async function keepHabits(reader: Reader, accountId: string, kind: ImportKind, habits: readonly Habit[]): Promise<void> {
  await reader.rows(sql`
    INSERT INTO import_habit (account_id, kind, about, word, written, target)
    SELECT ${accountId}, ${kind}, about, word, written, target
      FROM jsonb_to_recordset(${JSON.stringify(habits)}::jsonb) AS habit(about text, word text, written text, target text)
    ON CONFLICT (account_id, kind, about, word) DO UPDATE SET written = EXCLUDED.written, target = EXCLUDED.target`);
}

/** @scope-free habits are the account's own */
export async function forgetHabits(reader: Reader, accountId: string, kind: ImportKind, habits: readonly { readonly about: string; readonly word: string }[]): Promise<void> {
  await reader.rows(sql`
    DELETE FROM import_habit h USING jsonb_to_recordset(${JSON.stringify(habits)}::jsonb) AS gone(about text, word text)
     WHERE h.account_id = ${accountId} AND h.kind = ${kind} AND h.about = gone.about AND h.word = gone.word`);
}
