import type { Category, LoanTerms, LoanTermsChange } from '@calanque/shared';
import { CATEGORIES } from '@calanque/shared';
import { oneRow, sql, type Reader } from '../database/sql.js';

/**
 * The terms of each category, in the order of the categories.
 * @scope-free the same at every site
 */
export async function findTerms(reader: Reader): Promise<LoanTerms[]> {
  const rows = await reader.rows<{ category: Category; version: number; days: number; max_renewals: number; replacement_cents: number | null; accessories: string[] }>(sql`
    SELECT category, version, days, max_renewals, replacement_cents, accessories FROM loan_terms
     ORDER BY array_position(${CATEGORIES}::text[], category)`, 'find-loan-terms');
  return rows.map((row) => ({
    category: row.category, version: row.version, days: row.days, maxRenewals: row.max_renewals, replacementCents: row.replacement_cents,
    accessories: row.accessories.map((label) => ({ label })),
  }));
}

/** @scope-free the same at every site */
export function lockTerms(reader: Reader, category: Category): Promise<{ version: number } | null> {
  return oneRow(reader, sql`SELECT version FROM loan_terms WHERE category = ${category} FOR NO KEY UPDATE`);
}

/** @scope-free the same at every site */
export async function writeTerms(reader: Reader, category: Category, change: LoanTermsChange): Promise<void> {
  await reader.rows(sql`
    UPDATE loan_terms SET days = ${change.days}, max_renewals = ${change.maxRenewals}, replacement_cents = ${change.replacementCents ?? null},
           accessories = ${change.accessories.map(({ label }) => label)}::text[]
     WHERE category = ${category}`);
}
