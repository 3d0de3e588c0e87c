import type { PersonAnswer, PersonFilter, PersonKind, PersonListRequest, Reference } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage, type ListQuery, type SortOrder } from '../database/keyset.queries.js';
import { oneRow, sql, type Reader } from '../database/sql.js';
import { wordConditions } from '../database/words.queries.js';

/** What of an agent the caller may be told beside the name. */
export interface PersonView {
  /** Service and e-mail. */
  readonly contact: boolean;
  readonly equipment: boolean;
}

interface PersonRow {
  id: string;
  version: number;
  kind: PersonKind;
  given_name: string;
  family_name: string;
  service: string | null;
  email: string | null;
  site: Reference | null;
  left_on: string | null;
  held_count: number | null;
}

const byName = {
  keys: [{ expression: sql`p.family_name`, type: 'text', french: true }, { expression: sql`p.given_name`, type: 'text', french: true }],
} as const;
const ORDERS: Readonly<Record<NonNullable<PersonListRequest['sort']>, SortOrder>> = {
  name: { ...byName, descending: false },
  '-name': { ...byName, descending: true },
};

/** The ids of one page of the agents of the scope; those who have left by `today` only where they are asked for. */
export function pageOfAgents(reader: Reader, scope: SiteScope, request: PersonListRequest, today: string): Promise<IdPage> {
  return pageOfIds(reader, { ...agentList(scope, request, today), request });
}

/** The agents of the scope who fit the filter. */
export function agentList(scope: SiteScope, request: PersonFilter, today: string): ListQuery {
  const conditions = [
    sql`p.kind = 'agent'`,
    scope.covers(sql`p.site_id`),
    ...wordConditions(sql`plain(p.given_name || ' ' || p.family_name)`, request.q),
  ];
  if (request.siteId) conditions.push(sql`p.site_id = ${request.siteId}`);
  if (!request.withLeft) conditions.push(sql`(p.left_on IS NULL OR p.left_on > ${today}::date)`);
  return { from: sql`person p`, conditions, id: { expression: sql`p.id`, type: 'uuid' }, order: ORDERS[request.sort ?? 'name'] };
}

/** The agents of the scope among `ids`, in their order. What they hold is counted within the scope. */
export async function findAgents(reader: Reader, scope: SiteScope, view: PersonView, ids: readonly string[]): Promise<PersonAnswer[]> {
  const contact = view.contact ? sql`p.service, p.email` : sql`NULL::text AS service, NULL::text AS email`;
  const held = view.equipment ? sql`(
    SELECT count(*)::integer
      FROM custody c JOIN equipment_place h ON h.equipment_id = c.equipment_id AND upper_inf(h.period)
     WHERE c.person_id = p.id AND upper_inf(c.period) AND c.cancelled_at IS NULL AND ${scope.covers(sql`h.site_id`)})` : sql`NULL::integer`;
  const rows = await reader.rows<PersonRow>(sql`
    SELECT p.id, p.version, p.kind, p.given_name, p.family_name, ${contact}, p.left_on, ${held} AS held_count,
           CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS site
      FROM person p LEFT JOIN site s ON s.id = p.site_id
     WHERE p.id = ANY(${ids}::uuid[]) AND p.kind = 'agent' AND ${scope.covers(sql`p.site_id`)}`);
  return inOrderOf(ids, rows, (row) => row.id).map(toAnswer);
}

/** The agent of the scope as they are now, locked until the transaction ends. */
export function lockAgent(reader: Reader, scope: SiteScope, id: string): Promise<{ version: number } | null> {
  return oneRow(reader, sql`
    SELECT p.version FROM person p
     WHERE p.id = ${id} AND p.kind = 'agent' AND ${scope.covers(sql`p.site_id`)} FOR NO KEY UPDATE`);
}

function toAnswer(row: PersonRow): PersonAnswer {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    givenName: row.given_name,
    familyName: row.family_name,
    service: row.service,
    email: row.email,
    site: row.site,
    leftOn: row.left_on,
    heldCount: row.held_count,
  };
}
