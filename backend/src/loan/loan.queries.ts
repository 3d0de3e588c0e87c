import {
  CATEGORIES_WITH_MEMORY, CONDITIONS_OF_ABSENCE,
  type Accessory, type Borrower, type Category, type Condition, type LoanCall, type LoanLine, type LoanState, type LoanSummary, type MailFailure, type Reference, type Wear,
} from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { borrowerOf } from '../borrower/index.js';
import { dayInParis } from '../clock/clock.js';
import { ACCESSORIES } from '../custody/index.js';
import { inOrderOf } from '../database/keyset.queries.js';
import { listed, oneRow, sql, type Reader } from '../database/sql.js';
import { REMINDER_FAILURE } from './reminder.queries.js';

/** Of a custody `c` of the piece `e`, which is `n` now: it is back and here, and its memory was not erased since. */
export const AWAITS_ERASURE = sql`(
  c.cancelled_at IS NULL AND NOT upper_inf(c.period) AND e.annulled_at IS NULL AND e.category = ANY(${listed(CATEGORIES_WITH_MEMORY)})
  AND n.person_id IS NULL AND n.condition <> ALL(${listed(CONDITIONS_OF_ABSENCE)})
  AND NOT EXISTS (SELECT FROM erasure x WHERE x.equipment_id = e.id AND x.at >= upper(c.period)))`;

interface SummaryRow {
  id: string; version: number; site: Reference; borrower: Borrower; start_at: Date; due_at: Date; returned_at: Date | null; renewals: number;
  disputed: boolean; pieces: number; pieces_out: number; categories_out: Category[]; first_piece: string; reminded_at: Date | null; reminder_failure: MailFailure | null;
  called_at: Date | null; call_outcome: LoanCall['outcome'] | null; to_erase: number;
}

/** The loans of the scope among `ids`, in their order, in one statement. @param today the day in Paris */
export async function findLoans(reader: Reader, scope: SiteScope, ids: readonly string[], today: string): Promise<LoanSummary[]> {
  const rows = await reader.rows<SummaryRow>(sql`
    SELECT l.id, l.version, jsonb_build_object('id', s.id, 'name', s.name) AS site, ${borrowerOf(scope)} AS borrower,
           l.start_at, l.due_at, l.returned_at, l.renewals, (l.disputed_at IS NOT NULL AND l.dispute_closed_at IS NULL) AS disputed,
           l.reminded_at, ${REMINDER_FAILURE} AS reminder_failure, l.called_at, l.call_outcome, held.pieces, held.pieces_out, held.categories_out, first.piece AS first_piece, back.to_erase
      FROM loan l
      JOIN site s ON s.id = l.site_id
      JOIN person b ON b.id = l.person_id
      CROSS JOIN LATERAL (
        SELECT coalesce(nullif(count(*) FILTER (WHERE c.cancelled_at IS NULL), 0), count(*))::integer AS pieces,
               count(*) FILTER (WHERE c.cancelled_at IS NULL AND upper_inf(c.period))::integer AS pieces_out,
               coalesce(array_agg(DISTINCT e.category) FILTER (WHERE c.cancelled_at IS NULL AND upper_inf(c.period)), '{}') AS categories_out
          FROM custody c JOIN equipment e ON e.id = c.equipment_id WHERE c.loan_id = l.id) AS held
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS to_erase
          FROM custody c JOIN equipment e ON e.id = c.equipment_id JOIN equipment_now n ON n.equipment_id = e.id
         WHERE c.loan_id = l.id AND ${AWAITS_ERASURE}) AS back
      CROSS JOIN LATERAL (
        SELECT e.number || ' ' || m.name AS piece
          FROM custody c JOIN equipment e ON e.id = c.equipment_id JOIN equipment_model m ON m.id = e.model_id
         WHERE c.loan_id = l.id
         ORDER BY c.cancelled_at IS NOT NULL, number_prefix(e.number), number_value(e.number) LIMIT 1) AS first
     WHERE l.id = ANY(${ids}::uuid[]) AND ${scope.covers(sql`l.site_id`)}`);
  return inOrderOf(ids, rows, (row) => row.id).map((row) => toSummary(row, today));
}

function toSummary(row: SummaryRow, today: string): LoanSummary {
  return {
    id: row.id,
    version: row.version,
    site: row.site,
    borrower: row.borrower,
    state: stateOf(row, today),
    start: row.start_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    returnedAt: row.returned_at?.toISOString() ?? null,
    renewals: row.renewals,
    disputed: row.disputed,
    pieces: row.pieces,
    piecesOut: row.pieces_out,
    categoriesOut: row.categories_out,
    firstPiece: row.first_piece,
    remindedAt: row.reminder_failure === 'outdated' ? null : row.reminded_at?.toISOString() ?? null,
    reminderFailed: row.reminder_failure !== null && row.reminder_failure !== 'outdated',
    calledAt: row.called_at?.toISOString() ?? null,
    callOutcome: row.call_outcome,
    toErase: row.to_erase,
  };
}

function stateOf({ returned_at, due_at }: SummaryRow, today: string): LoanState {
  if (returned_at !== null) return 'returned';
  return dayInParis(due_at) < today ? 'overdue' : 'open';
}

/** What the page of one loan tells beside the line of a list. */
export interface LoanMore {
  readonly kit: Reference | null;
  readonly dispute_reason: string | null;
  readonly renewal_reason: string | null;
  /** The fewest that the terms of its categories allow. */
  readonly max_renewals: number;
  /** `YYYY-MM-DD` in Paris; null while something of the borrower is out, in dispute, or erased, and where they borrowed outside the scope too. */
  readonly erased_on: string | null;
}

/** One loan beside its summary; null outside the scope. */
export function findLoanMore(reader: Reader, scope: SiteScope, id: string): Promise<LoanMore | null> {
  return oneRow(reader, sql`
    SELECT l.dispute_reason, l.renewal_reason, held.max_renewals,
           (SELECT jsonb_build_object('id', k.id, 'name', k.name) FROM kit k WHERE k.id = held.kit_id) AS kit,
           CASE WHEN b.erased_at IS NULL AND NOT EXISTS (
                  SELECT FROM loan o WHERE o.person_id = b.id
                     AND (o.returned_at IS NULL OR (o.disputed_at IS NOT NULL AND o.dispute_closed_at IS NULL) OR NOT ${scope.covers(sql`o.site_id`)}))
                THEN ((SELECT max(o.returned_at) FROM loan o WHERE o.person_id = b.id) + interval '1 year') AT TIME ZONE 'Europe/Paris' END::date::text AS erased_on
      FROM loan l
      JOIN person b ON b.id = l.person_id
      CROSS JOIN LATERAL (
        SELECT (array_agg(c.kit_id) FILTER (WHERE c.kit_id IS NOT NULL))[1] AS kit_id, coalesce(min(t.max_renewals), 0) AS max_renewals
          FROM custody c JOIN equipment e ON e.id = c.equipment_id JOIN loan_terms t ON t.category = e.category
         WHERE c.loan_id = l.id AND c.cancelled_at IS NULL AND (upper_inf(c.period) OR l.returned_at IS NOT NULL)) AS held
     WHERE l.id = ${id} AND ${scope.covers(sql`l.site_id`)}`);
}

interface LineRow {
  custody_id: string; version: number; equipment_id: string; number: string; category: Category; maker: string; model_name: string; serial: string | null;
  ended: Date | null; absence: Condition | null; cancelled: boolean; wear_out: Wear | null; note_out: string | null; wear_in: Wear | null; note_in: string | null;
  accessories: Accessory[]; replacement_cents: number | null; photo_out: boolean; photo_in: boolean; erasure_missing: boolean;
}

/** The pieces of a loan of the scope, by number. */
export async function findLines(reader: Reader, scope: SiteScope, loanId: string): Promise<LoanLine[]> {
  const rows = await reader.rows<LineRow>(sql`
    SELECT c.id AS custody_id, c.version, e.id AS equipment_id, e.number, e.category, m.maker, m.name AS model_name, e.serial,
           upper(c.period) AS ended, gone.condition AS absence, c.cancelled_at IS NOT NULL AS cancelled,
           o.wear AS wear_out, o.note AS note_out, i.wear AS wear_in, i.note AS note_in, ${ACCESSORIES} AS accessories, t.replacement_cents,
           coalesce(o.photo IS NOT NULL, FALSE) AS photo_out, coalesce(i.photo IS NOT NULL, FALSE) AS photo_in,
           (NOT upper_inf(c.period) AND gone.condition IS NULL AND e.category = ANY(${listed(CATEGORIES_WITH_MEMORY)})
             AND NOT EXISTS (SELECT FROM erasure x WHERE x.equipment_id = e.id AND x.at >= upper(c.period))) AS erasure_missing
      FROM custody c
      JOIN loan l ON l.id = c.loan_id
      JOIN equipment e ON e.id = c.equipment_id
      JOIN equipment_model m ON m.id = e.model_id
      LEFT JOIN loan_terms t ON t.category = e.category
      LEFT JOIN custody_check o ON o.custody_id = c.id AND o.moment = 'out'
      LEFT JOIN custody_check i ON i.custody_id = c.id AND i.moment = 'in'
      LEFT JOIN equipment_condition gone ON gone.equipment_id = e.id AND lower(gone.period) = upper(c.period) AND gone.condition = ANY(${listed(CONDITIONS_OF_ABSENCE)})
     WHERE c.loan_id = ${loanId} AND ${scope.covers(sql`l.site_id`)}
     ORDER BY number_prefix(e.number), number_value(e.number), c.id`);
  return rows.map(toLine);
}

function toLine(row: LineRow): LoanLine {
  return {
    custodyId: row.custody_id,
    custodyVersion: row.version,
    equipmentId: row.equipment_id,
    number: row.number,
    category: row.category,
    maker: row.maker,
    modelName: row.model_name,
    serial: row.serial,
    returnedAt: row.ended?.toISOString() ?? null,
    absence: row.absence,
    cancelled: row.cancelled,
    wearOut: row.wear_out ?? 'good',
    noteOut: row.note_out,
    wearIn: row.wear_in,
    noteIn: row.note_in,
    accessories: row.accessories,
    replacementCents: row.replacement_cents,
    hasPhotoOut: row.photo_out,
    hasPhotoIn: row.photo_in,
    erasureMissing: row.erasure_missing,
  };
}
