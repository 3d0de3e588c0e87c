import type { HistoryAction, HistoryAuthorRequest, HistoryListRequest, HistorySubject, ImportKind, Reference } from '@calanque/shared';
import { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage, type SortOrder } from '../database/keyset.queries.js';
import { allOf, sql, type Reader, type Sql } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

/** What of the history the caller may be told beside what their sites give them. */
export interface HistoryView {
  /** Lines about accounts. */
  readonly accounts: boolean;
  /** Who held a piece. */
  readonly private: boolean;
  /** Whose imports can be opened. */
  readonly accountId: string;
}

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
  readonly reachable: boolean;
  readonly site: Reference | null;
  readonly request_id: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** By time and not by id alone: a period is then a part of an index. */
const NEWEST_FIRST: SortOrder = { keys: [{ expression: sql`h.at`, type: 'timestamptz' }], descending: true };

/** The ids of one page of the lines whose site, as it was then, is in the scope. */
export function pageOfLines(reader: Reader, scope: SiteScope, view: HistoryView, request: HistoryListRequest): Promise<IdPage> {
  // One condition on the site, and not the scope's beside the asked one: PostgreSQL would take the two for independent.
  const asked = request.siteId?.filter((id) => scope.has(id));
  const conditions = [...visible(asked ? SiteScope.of(asked) : scope, view), ...inPeriod(request)];
  if (!request.subjectId && !request.personId) conditions.push(sql`NOT h.summed`);
  if (request.subject) conditions.push(aboutSubject(request.subject, request.subjectId ?? null));
  if (request.subjectId) conditions.push(sql`h.subject_id = ${request.subjectId}`);
  if (request.authorId) conditions.push(sql`h.actor_id = (SELECT id FROM account WHERE person_id = ${request.authorId})`);
  if (request.personId) conditions.push(aboutPerson(request.personId, view));
  return pageOfIds(reader, { from: sql`history h`, conditions, id: { expression: sql`h.id`, type: 'bigint' }, order: NEWEST_FIRST, request });
}

function visible(scope: SiteScope, view: HistoryView): Sql[] {
  return [scope.covers(sql`h.site_id`), ...(view.accounts ? [] : [sql`h.subject <> 'account'`])];
}

/** What each kind of import brings in; a list of its own things, asked for, tells those imports as well. */
const IMPORTED: Readonly<Partial<Record<HistorySubject, readonly ImportKind[]>>> = { equipment: ['equipment'], person: ['agents'], site: ['sites', 'rooms'] };

function aboutSubject(subject: HistorySubject, subjectId: string | null): Sql {
  const kinds = subjectId === null ? IMPORTED[subject] : undefined;
  if (!kinds) return sql`h.subject = ${subject}`;
  return sql`h.subject IN (${subject}, 'import') AND (h.subject = ${subject} OR h.after ->> 'kind' = ANY(${kinds}))`;
}

/** Days begin at midnight in Paris, whatever the clocks there do in between. */
function inPeriod({ from, to }: Pick<HistoryListRequest, 'from' | 'to'>): Sql[] {
  const midnight = (day: Sql) => sql`(${day}::timestamp AT TIME ZONE 'Europe/Paris')`;
  return [
    ...(from ? [sql`h.at >= ${midnight(sql`${from}::date`)}`] : []),
    ...(to ? [sql`h.at < ${midnight(sql`(${to}::date + 1)`)}`] : []),
  ];
}

/**
 * The lines of the person's own card, and those of their custodies: a line that ends one does not name the person.
 * Both are few, so they are looked up before the list is made.
 */
function aboutPerson(personId: string, view: HistoryView): Sql {
  const card = sql`SELECT id FROM history WHERE subject = 'person' AND subject_id = ${personId}`;
  const custodies = sql`
    SELECT l.id FROM custody c JOIN history l ON l.subject = 'equipment' AND l.subject_id = c.equipment_id AND l.table_name = 'custody' AND l.row_id = c.id
     WHERE c.person_id = ${personId}`;
  return sql`h.id = ANY(ARRAY(${view.private ? sql`${card} UNION ALL ${custodies}` : card}))`;
}

/** A change of a row that says of a piece what became of it does not name the piece: that never changes. */
const AFTER = sql`CASE WHEN h.action <> 'update' THEN h.after
             WHEN h.table_name = 'kit_item' THEN h.after || (SELECT jsonb_build_object('equipment_id', i.equipment_id) FROM kit_item i WHERE i.id = h.row_id)
             WHEN h.table_name = 'transfer_line' THEN h.after || (
               SELECT jsonb_strip_nulls(jsonb_build_object('equipment_id', l.equipment_id, 'label', l.label)) FROM transfer_line l WHERE l.id = h.row_id)
             ELSE h.after END`;

/** The lines of the scope among `ids`, in their order. A person's name is told only where the person is of the scope today. */
export async function findLines(reader: Reader, scope: SiteScope, view: HistoryView, ids: readonly string[]): Promise<LineRow[]> {
  const rows = await reader.rows<LineRow>(sql`
    SELECT h.id::text, h.at, h.action, h.table_name, h.subject, h.subject_id, h.request_id, h.before, ${AFTER} AS after,
           (SELECT p.given_name || ' ' || p.family_name FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = h.actor_id) AS actor,
           (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM site s WHERE s.id = h.site_id) AS site,
           CASE h.subject
             WHEN 'equipment' THEN (SELECT e.number FROM equipment e WHERE e.id = h.subject_id)
             WHEN 'equipment_model' THEN (SELECT m.maker || ' ' || m.name FROM equipment_model m WHERE m.id = h.subject_id)
             WHEN 'site' THEN (SELECT s.name FROM site s WHERE s.id = h.subject_id)
             WHEN 'person' THEN (SELECT p.given_name || ' ' || p.family_name FROM person p WHERE p.id = h.subject_id AND p.kind <> 'borrower' AND ${scope.covers(sql`p.site_id`)})
             WHEN 'account' THEN (SELECT a.email FROM account a WHERE a.id = h.subject_id)
             WHEN 'import' THEN (SELECT i.file_name FROM import i WHERE i.id = h.subject_id)
             WHEN 'kit' THEN (SELECT k.name FROM kit k WHERE k.id = h.subject_id)
             WHEN 'transfer' THEN (SELECT f.name || ' → ' || d.name FROM transfer t JOIN site f ON f.id = t.from_site_id JOIN site d ON d.id = t.to_site_id WHERE t.id = h.subject_id)
           END AS subject_label,
           CASE h.subject
             WHEN 'equipment' THEN EXISTS (SELECT FROM equipment_place n WHERE n.equipment_id = h.subject_id AND upper_inf(n.period) AND ${scope.covers(sql`n.site_id`)})
             WHEN 'site' THEN ${scope.covers(sql`h.subject_id`)}
             WHEN 'person' THEN EXISTS (SELECT FROM person p WHERE p.id = h.subject_id AND p.kind = 'agent' AND ${scope.covers(sql`p.site_id`)})
             WHEN 'import' THEN EXISTS (SELECT FROM import i WHERE i.id = h.subject_id AND i.account_id = ${view.accountId})
             WHEN 'loan' THEN EXISTS (SELECT FROM loan l WHERE l.id = h.subject_id AND ${scope.covers(sql`l.site_id`)})
             WHEN 'kit' THEN EXISTS (SELECT FROM kit k WHERE k.id = h.subject_id AND ${scope.covers(sql`k.site_id`)})
             WHEN 'transfer' THEN EXISTS (SELECT FROM transfer t WHERE t.id = h.subject_id AND (${scope.covers(sql`t.from_site_id`)} OR ${scope.covers(sql`t.to_site_id`)}))
             WHEN 'loan_terms' THEN FALSE
             ELSE TRUE
           END AS reachable
      FROM history h WHERE h.id = ANY(${ids}::bigint[]) AND ${scope.covers(sql`h.site_id`)}`);
  return inOrderOf(ids, rows, (row) => row.id);
}

/** The ids of one page of the persons who did something that the caller may read, by name. */
export function pageOfAuthors(reader: Reader, scope: SiteScope, view: HistoryView, request: HistoryAuthorRequest): Promise<IdPage> {
  const acted = allOf([sql`h.actor_id = a.id`, sql`NOT h.summed`, ...visible(scope, view), ...inPeriod(request)]);
  const conditions = [...wordConditions(sql`plain(p.given_name || ' ' || p.family_name)`, request.q), sql`EXISTS (SELECT FROM history h WHERE ${acted})`];
  if (request.personId) conditions.push(sql`p.id = ${request.personId}`);
  return pageOfIds(reader, {
    from: sql`person p JOIN account a ON a.person_id = p.id`, conditions, id: { expression: sql`p.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`p.family_name`, type: 'text', french: true }, { expression: sql`p.given_name`, type: 'text', french: true }], descending: false },
    request,
  });
}

/**
 * The names of today of the persons, rooms, sites and models, and the numbers of the pieces, among `ids`.
 * @scope-free the ids stand in lines that the caller may read: who did it, who held a piece of their sites, where it was, what it is
 */
export async function namesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.rows<{ id: string; name: string }>(sql`
    SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM person p WHERE p.id = ANY(${ids}::uuid[])
    UNION ALL SELECT r.id, r.name FROM room r WHERE r.id = ANY(${ids}::uuid[])
    UNION ALL SELECT s.id, s.name FROM site s WHERE s.id = ANY(${ids}::uuid[])
    UNION ALL SELECT e.id, e.number FROM equipment e WHERE e.id = ANY(${ids}::uuid[])
    UNION ALL SELECT m.id, m.maker || ' ' || m.name FROM equipment_model m WHERE m.id = ANY(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
