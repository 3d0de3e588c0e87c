import type { CheckMoment, LoanCall } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader } from '../database/sql.js';

/** A loan as it is once locked. */
export interface LoanState {
  readonly version: number;
  readonly due_at: Date;
  readonly returned_at: Date | null;
  readonly renewals: number;
  readonly disputed: boolean;
}

/** The site at which a piece of the scope is at home; null outside it. */
export async function siteOfPiece(reader: Reader, scope: SiteScope, equipmentId: string): Promise<string | null> {
  const row = await oneRow<{ site_id: string }>(reader, sql`
    SELECT n.site_id FROM equipment_place n WHERE n.equipment_id = ${equipmentId} AND upper_inf(n.period) AND ${scope.covers(sql`n.site_id`)}`);
  return row?.site_id ?? null;
}

/**
 * Writes the loan; its custodies follow in the same transaction.
 * @scope-free its pieces were locked within a scope
 */
export async function insertLoan(
  reader: Reader, loan: { readonly id: string; readonly siteId: string; readonly personId: string; readonly start: Date; readonly dueAt: Date },
): Promise<void> {
  await reader.rows(sql`
    INSERT INTO loan (id, site_id, person_id, start_at, due_at) VALUES (${loan.id}, ${loan.siteId}, ${loan.personId}, ${loan.start}, ${loan.dueAt})`);
}

/** The loan, held against other writers until the transaction ends; null outside the scope. Its pieces are locked before it. */
export function lockLoan(reader: Reader, scope: SiteScope, id: string): Promise<LoanState | null> {
  return oneRow(reader, sql`
    SELECT l.version, l.due_at, l.returned_at, l.renewals, (l.disputed_at IS NOT NULL AND l.dispute_closed_at IS NULL) AS disputed
      FROM loan l WHERE l.id = ${id} AND ${scope.covers(sql`l.site_id`)} FOR NO KEY UPDATE`);
}

/** Who borrowed; null outside the scope. */
export async function borrowerOfLoan(reader: Reader, scope: SiteScope, id: string): Promise<string | null> {
  return (await oneRow<{ person_id: string }>(reader, sql`SELECT l.person_id FROM loan l WHERE l.id = ${id} AND ${scope.covers(sql`l.site_id`)}`))?.person_id ?? null;
}

/** The custodies of a loan of the scope with their pieces, before those are locked; `out` while it is open. */
export function custodiesOfLoan(reader: Reader, scope: SiteScope, loanId: string): Promise<{ id: string; equipment_id: string; out: boolean }[]> {
  return reader.rows(sql`
    SELECT c.id, c.equipment_id, (upper_inf(c.period) AND c.cancelled_at IS NULL) AS out
      FROM custody c JOIN loan l ON l.id = c.loan_id WHERE l.id = ${loanId} AND ${scope.covers(sql`l.site_id`)}`);
}

/** @param reason why beyond the terms or past a booking; null keeps that of an earlier renewal. @scope-free the loan was locked within a scope */
export async function noteRenewal(reader: Reader, id: string, dueAt: Date, reason: string | null): Promise<void> {
  await reader.rows(sql`UPDATE loan SET due_at = ${dueAt}, renewals = renewals + 1, renewal_reason = coalesce(${reason}, renewal_reason) WHERE id = ${id}`);
}

/** @scope-free the loan was locked within a scope */
export async function openDispute(reader: Reader, id: string, reason: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE loan SET disputed_at = ${at}, dispute_reason = ${reason}, dispute_closed_at = NULL WHERE id = ${id}`);
}

/** @scope-free the loan was locked within a scope */
export async function closeDispute(reader: Reader, id: string, at: Date): Promise<void> {
  await reader.rows(sql`UPDATE loan SET dispute_closed_at = greatest(${at}, disputed_at) WHERE id = ${id}`);
}

/** @scope-free the loan was locked within a scope */
export async function noteCall(reader: Reader, id: string, outcome: LoanCall['outcome'], at: Date): Promise<void> {
  await reader.rows(sql`UPDATE loan SET called_at = ${at}, call_outcome = ${outcome} WHERE id = ${id}`);
}

/** Which looks of a piece of a loan were noted; null outside the scope. */
export function findCheck(
  reader: Reader, scope: SiteScope, line: { readonly loanId: string; readonly custodyId: string; readonly moment: CheckMoment },
): Promise<{ checked: boolean } | null> {
  return oneRow(reader, sql`
    SELECT EXISTS (SELECT FROM custody_check k WHERE k.custody_id = c.id AND k.moment = ${line.moment}) AS checked
      FROM custody c JOIN loan l ON l.id = c.loan_id
     WHERE c.id = ${line.custodyId} AND l.id = ${line.loanId} AND ${scope.covers(sql`l.site_id`)}`);
}

/** @scope-free the loan was found within a scope */
export async function keepPhoto(reader: Reader, custodyId: string, moment: CheckMoment, photo: Buffer): Promise<void> {
  await reader.rows(sql`UPDATE custody_check SET photo = ${photo} WHERE custody_id = ${custodyId} AND moment = ${moment}`);
}

/** The photo of a piece of a loan; null where there is none, and outside the scope. */
export async function findPhoto(
  reader: Reader, scope: SiteScope, line: { readonly loanId: string; readonly custodyId: string; readonly moment: CheckMoment },
): Promise<Buffer | null> {
  const row = await oneRow<{ photo: Buffer | null }>(reader, sql`
    SELECT k.photo FROM custody_check k JOIN custody c ON c.id = k.custody_id JOIN loan l ON l.id = c.loan_id
     WHERE c.id = ${line.custodyId} AND k.moment = ${line.moment} AND l.id = ${line.loanId} AND ${scope.covers(sql`l.site_id`)}`);
  return row?.photo ?? null;
}
