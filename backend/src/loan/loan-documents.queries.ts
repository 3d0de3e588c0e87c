import type { SiteScope } from '../access/index.js';
import { HANDED_OVER_BY, TAKEN_BACK_BY } from '../custody/index.js';
import type { AddressedSite } from '../document/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** What the documents of a loan tell beside what its page does. */
export interface LoanPaperFacts {
  readonly site: AddressedSite;
  /** Null where nobody recorded it. */
  readonly handed_over_by: string | null;
  /** Of what ended last; null while nothing did. */
  readonly taken_back_by: string | null;
  /** When the memory of a piece was erased after its return, by custody. */
  readonly erased: Readonly<Record<string, string>>;
}

/** Null outside the scope. */
export function findPaperFacts(reader: Reader, scope: SiteScope, loanId: string): Promise<LoanPaperFacts | null> {
  return oneRow(reader, sql`
    SELECT jsonb_build_object('name', s.name, 'address', s.address, 'postalCode', s.postal_code, 'city', s.city) AS site,
           (SELECT ${HANDED_OVER_BY} FROM custody c WHERE c.loan_id = l.id ORDER BY c.cancelled_at IS NOT NULL, c.id LIMIT 1) AS handed_over_by,
           (SELECT ${TAKEN_BACK_BY} FROM custody c
             WHERE c.loan_id = l.id AND c.cancelled_at IS NULL AND NOT upper_inf(c.period) ORDER BY upper(c.period) DESC, c.id LIMIT 1) AS taken_back_by,
           coalesce((SELECT jsonb_object_agg(c.id, (SELECT min(x.at) FROM erasure x WHERE x.equipment_id = c.equipment_id AND x.at >= upper(c.period)))
                       FROM custody c WHERE c.loan_id = l.id AND c.cancelled_at IS NULL AND NOT upper_inf(c.period)), '{}') AS erased
      FROM loan l JOIN site s ON s.id = l.site_id
     WHERE l.id = ${loanId} AND ${scope.covers(sql`l.site_id`)}`);
}

/** Keeps the borrower of a loan from being erased until the transaction ends; gives nothing outside the scope. */
export async function holdBorrowerOfLoan(reader: Reader, scope: SiteScope, loanId: string): Promise<void> {
  await reader.rows(sql`
    SELECT b.id FROM loan l JOIN person b ON b.id = l.person_id WHERE l.id = ${loanId} AND ${scope.covers(sql`l.site_id`)} FOR SHARE OF b`);
}
