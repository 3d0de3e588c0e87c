import type { Borrower } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

const MOST_FOUND = 20;

/** The borrower `b` as JSON: no name nor contact once erased, the loans that are open at sites of the scope. */
export function borrowerOf(scope: SiteScope): Sql {
  return sql`jsonb_build_object(
    'id', b.id, 'version', b.version, 'email', b.email, 'phone', b.phone,
    'givenName', CASE WHEN b.erased_at IS NULL THEN b.given_name END, 'familyName', CASE WHEN b.erased_at IS NULL THEN b.family_name END,
    'openLoans', (SELECT count(*) FROM loan o WHERE o.person_id = b.id AND o.returned_at IS NULL AND ${scope.covers(sql`o.site_id`)}))`;
}

/** A borrower is of the scope where they borrowed at one of its sites. */
function isOfScope(scope: SiteScope): Sql {
  return scope.isAll ? sql`TRUE` : sql`EXISTS (SELECT FROM loan k WHERE k.person_id = b.id AND ${scope.covers(sql`k.site_id`)})`;
}

/** Those of the scope whose name or contact holds every word, by name; the first twenty. */
export async function findBorrowers(reader: Reader, scope: SiteScope, words: string, siteId: string | null): Promise<Borrower[]> {
  const conditions = wordConditions(sql`plain(b.given_name || ' ' || b.family_name || ' ' || coalesce(b.email, '') || ' ' || coalesce(b.phone, ''))`, words);
  const rows = await reader.rows<{ borrower: Borrower }>(sql`
    SELECT ${borrowerOf(scope)} AS borrower FROM person b
     WHERE b.kind = 'borrower' AND b.erased_at IS NULL AND ${isOfScope(scope)}
       ${siteId === null ? sql`` : sql`AND EXISTS (SELECT FROM loan k WHERE k.person_id = b.id AND k.site_id = ${siteId} AND ${scope.covers(sql`k.site_id`)})`}
       ${conditions.length === 0 ? sql`` : conditions.reduce((all, one) => sql`${all} AND ${one}`, sql`AND TRUE`)}
     ORDER BY b.family_name COLLATE "fr-x-icu", b.given_name COLLATE "fr-x-icu", b.id LIMIT ${MOST_FOUND}`);
  return rows.map((row) => row.borrower);
}

/** One borrower, erased ones included; null outside the scope. */
export async function findBorrower(reader: Reader, scope: SiteScope, id: string): Promise<Borrower | null> {
  const row = await oneRow<{ borrower: Borrower }>(reader, sql`
    SELECT ${borrowerOf(scope)} AS borrower FROM person b WHERE b.id = ${id} AND b.kind = 'borrower' AND ${isOfScope(scope)}`);
  return row?.borrower ?? null;
}

/** The borrower as they are now, kept from being changed or erased until the transaction ends; null outside the scope. */
export function holdBorrower(reader: Reader, scope: SiteScope, id: string, lock: 'to-lend' | 'to-change'): Promise<{ version: number; erased: boolean } | null> {
  return oneRow(reader, sql`
    SELECT b.version, b.erased_at IS NOT NULL AS erased FROM person b
     WHERE b.id = ${id} AND b.kind = 'borrower' AND ${isOfScope(scope)} ${lock === 'to-lend' ? sql`FOR SHARE` : sql`FOR NO KEY UPDATE`}`);
}
