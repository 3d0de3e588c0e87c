import type { HistoryAction, HistoryListRequest, HistorySubject } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { sql, type Reader } from '../database/sql.js';

/** A line as it was written, with the names of today around it. */
export interface LineRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: HistoryAction;
  readonly table_name: string;
  readonly subject: HistorySubject;
  readonly subject_id: string;
  readonly subject_label: string | null;
  readonly request_id: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The ids of one page of the lines whose site, as it was then, is in the scope; those of accounts where `accounts` says so. */
export function pageOfLines(
  reader: Reader, scope: SiteScope, view: { readonly accounts: boolean }, request: HistoryListRequest,
): Promise<IdPage> {
  const conditions = [scope.covers(sql`h.site_id`)];
  if (!view.accounts) conditions.push(sql`h.subject <> 'account'`);
  if (request.subject) conditions.push(sql`h.subject = ${request.subject}`);
  if (request.subjectId) conditions.push(sql`h.subject_id = ${request.subjectId}`);
  return pageOfIds(reader, {
    from: sql`history h`, conditions, id: { expression: sql`h.id`, type: 'bigint' }, order: { keys: [], descending: true }, request,
  });
}

/** The lines of the scope among `ids`, in their order. A person's name is told only where the person is of the scope today. */
export async function findLines(reader: Reader, scope: SiteScope, ids: readonly string[]): Promise<LineRow[]> {
  const rows = await reader.rows<LineRow>(sql`
    SELECT h.id::text, h.at, h.action, h.table_name, h.subject, h.subject_id, h.request_id, h.before, h.after,
           (SELECT p.given_name || ' ' || p.family_name FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = h.actor_id) AS actor,
           CASE h.subject
             WHEN 'equipment' THEN (SELECT e.number FROM equipment e WHERE e.id = h.subject_id)
             WHEN 'equipment_model' THEN (SELECT m.maker || ' ' || m.name FROM equipment_model m WHERE m.id = h.subject_id)
             WHEN 'site' THEN (SELECT s.name FROM site s WHERE s.id = h.subject_id)
             WHEN 'person' THEN (SELECT p.given_name || ' ' || p.family_name FROM person p WHERE p.id = h.subject_id AND ${scope.covers(sql`p.site_id`)})
             WHEN 'account' THEN (SELECT a.email FROM account a WHERE a.id = h.subject_id)
           END AS subject_label
      FROM history h WHERE h.id = ANY(${ids}::bigint[]) AND ${scope.covers(sql`h.site_id`)}`);
  return inOrderOf(ids, rows, (row) => row.id);
}

/**
 * The names of today of the persons, rooms, sites and models among `ids`.
 * @scope-free the ids stand in lines that the caller may read: who held a piece of their sites, where it was, what it is
 */
export async function namesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.rows<{ id: string; name: string }>(sql`
    SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM person p WHERE p.id = ANY(${ids}::uuid[])
    UNION ALL SELECT r.id, r.name FROM room r WHERE r.id = ANY(${ids}::uuid[])
    UNION ALL SELECT s.id, s.name FROM site s WHERE s.id = ANY(${ids}::uuid[])
    UNION ALL SELECT m.id, m.maker || ' ' || m.name FROM equipment_model m WHERE m.id = ANY(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
