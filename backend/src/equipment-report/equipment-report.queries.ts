import type { Category, EquipmentReportAnswer, EquipmentReportListRequest, Reference, ReportKind, ReportState } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

/** Who looks at reports, and what they may be told. */
export interface ReportReader {
  readonly personId: string;
  /** Whether those of others are shown, that were made in the scope. */
  readonly readsAll: boolean;
  /** Whether anything of the piece is shown but its number, which whoever reported it knows. */
  readonly seesEquipment: boolean;
  /** Whether names, and what others wrote, are shown. */
  readonly knowsNames: boolean;
}

/** With where the piece was when it was reported: there the report stays. */
const FROM = sql`equipment_report r JOIN equipment_place p ON p.equipment_id = r.equipment_id AND p.period @> r.created_at`;
const STATE = sql`CASE WHEN r.closed_at IS NOT NULL THEN 'closed' WHEN r.answer IS NOT NULL THEN 'answered' ELSE 'open' END`;

/** One's own, and those that were made in the scope. */
function seenBy(scope: SiteScope, viewer: ReportReader): Sql {
  const own = sql`r.reporter_id = ${viewer.personId}`;
  return viewer.readsAll ? sql`(${own} OR ${scope.covers(sql`p.site_id`)})` : own;
}

/** Whether the piece at the place `place` is shown. Filters on what it was and where go by it: a guess tells nothing. */
const shown = (scope: SiteScope, viewer: ReportReader, place: Sql = sql`p`): Sql => (viewer.seesEquipment ? scope.covers(sql`${place}.site_id`) : sql`FALSE`);

/** The ids of one page of the reports that the reader sees. */
export function pageOfReports(reader: Reader, scope: SiteScope, viewer: ReportReader, request: EquipmentReportListRequest): Promise<IdPage> {
  const conditions = [seenBy(scope, viewer)];
  if (request.state) {
    // What is not closed is looked for most: said so that its own index serves.
    if (!request.state.includes('closed')) conditions.push(sql`r.closed_at IS NULL`);
    conditions.push(sql`${STATE} = ANY(${request.state})`);
  }
  if (request.kind) conditions.push(sql`r.kind = ANY(${request.kind})`);
  if (request.siteId) conditions.push(sql`p.site_id = ANY(${request.siteId}::uuid[]) AND ${shown(scope, viewer)}`);
  if (request.equipmentId) conditions.push(sql`r.equipment_id = ${request.equipmentId} AND ${shown(scope, viewer)}`);
  return pageOfIds(reader, {
    from: FROM, conditions, id: { expression: sql`r.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`r.created_at`, type: 'timestamptz' }], descending: request.sort !== 'createdAt' }, request,
  });
}

interface ReportRow {
  id: string;
  version: number;
  created_at: Date;
  kind: ReportKind;
  state: ReportState;
  text: string | null;
  answer: string | null;
  answered_at: Date | null;
  closed_at: Date | null;
  number: string;
  mine: boolean;
  reporter: string | null;
  answered_by: string | null;
  piece: { id: string; model: string; category: Category; site: Reference } | null;
}

/** The reports that the reader sees among `ids`, in their order. */
export async function findReports(reader: Reader, scope: SiteScope, viewer: ReportReader, ids: readonly string[]): Promise<EquipmentReportAnswer[]> {
  const nameOf = (person: Sql): Sql => (viewer.knowsNames ? sql`(SELECT h.given_name || ' ' || h.family_name FROM person h WHERE h.id = ${person})` : sql`NULL`);
  const rows = await reader.rows<ReportRow>(sql`
    SELECT r.id, r.version, r.created_at, r.kind, ${STATE} AS state, r.text, r.answered_at, r.closed_at, e.number,
           r.reporter_id = ${viewer.personId} AS mine, ${nameOf(sql`r.reporter_id`)} AS reporter,
           CASE WHEN ${viewer.knowsNames}::boolean THEN r.answer END AS answer, ${nameOf(sql`r.answered_by`)} AS answered_by,
           CASE WHEN ${shown(scope, viewer, sql`here`)} THEN jsonb_build_object(
             'id', e.id, 'model', m.maker || ' ' || m.name, 'category', e.category, 'site', jsonb_build_object('id', s.id, 'name', s.name)) END AS piece
      FROM ${FROM} JOIN equipment e ON e.id = r.equipment_id JOIN equipment_model m ON m.id = e.model_id JOIN site s ON s.id = p.site_id
      JOIN equipment_place here ON here.equipment_id = e.id AND upper_inf(here.period)
     WHERE r.id = ANY(${ids}::uuid[]) AND ${seenBy(scope, viewer)}`);
  return inOrderOf(ids, rows, (row) => row.id).map(toAnswer);
}

/** A report that the transaction has locked. */
export interface LockedReport {
  readonly version: number;
  readonly reporter_id: string;
  readonly equipment_id: string;
  readonly answer: string | null;
  readonly closed_at: Date | null;
  /** Where the piece was when it was reported. */
  readonly site_id: string;
}

/** The report as it is now, locked until the transaction ends; null where the reader does not see it. */
export function lockReport(reader: Reader, scope: SiteScope, viewer: ReportReader, id: string): Promise<LockedReport | null> {
  return oneRow(reader, sql`
    SELECT r.version, r.reporter_id, r.equipment_id, r.answer, r.closed_at, p.site_id
      FROM ${FROM} WHERE r.id = ${id} AND ${seenBy(scope, viewer)} FOR NO KEY UPDATE OF r`);
}

/**
 * Writes what was answered, and that it is closed, into a report that the transaction has locked.
 * @scope-free the report was locked within a scope
 */
export async function answerReport(
  reader: Reader, id: string, reply: { readonly answer: string | null; readonly by: string; readonly close: boolean; readonly now: Date },
): Promise<void> {
  const { answer, by, close, now } = reply;
  // Clocks of two servers may differ: nothing is answered before it was reported.
  const at = sql`greatest(created_at, ${now}::timestamptz)`;
  await reader.rows(answer === null
    ? sql`UPDATE equipment_report SET closed_at = ${at} WHERE id = ${id}`
    : sql`UPDATE equipment_report SET answer = ${answer}, answered_by = ${by}, answered_at = ${at}, closed_at = CASE WHEN ${close}::boolean THEN ${at} END WHERE id = ${id}`);
}

/** The valid piece of the scope that carries the number, however its letters and zeros are written; null when there is none. */
export async function findByNumber(reader: Reader, scope: SiteScope, number: string): Promise<string | null> {
  const row = await oneRow<{ id: string }>(reader, sql`
    SELECT e.id FROM equipment e JOIN equipment_place p ON p.equipment_id = e.id AND upper_inf(p.period)
     WHERE number_prefix(e.number) = number_prefix(${number}) AND number_value(e.number) = number_value(${number})
       AND e.annulled_at IS NULL AND ${scope.covers(sql`p.site_id`)}`);
  return row?.id ?? null;
}

function toAnswer({ piece, ...row }: ReportRow): EquipmentReportAnswer {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    number: row.number,
    equipmentId: piece?.id ?? null,
    model: piece?.model ?? null,
    category: piece?.category ?? null,
    site: piece?.site ?? null,
    mine: row.mine,
    reporter: row.reporter,
    text: row.text,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
