import type { Category, Reference, SiteStatus } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { joinSql, sql, type Reader, type Sql } from '../database/sql.js';

export type NameKind = 'person' | 'model' | 'site' | 'room';

/** Something with a name that shares letters with what was typed. */
export interface NearName {
  readonly kind: NameKind;
  readonly id: string;
  /** Plain text in which words are looked for. */
  readonly content: string;
  /** Plain text of where it is, in which words are looked for too; empty for what is nowhere. */
  readonly place: string;
  /** Whether the caller may be shown it; one who is not still tells which pieces of the scope they hold. */
  readonly shown: boolean;
  readonly name: string;
  readonly reference: string | null;
  readonly detail: string | null;
  readonly category: Category | null;
  readonly siteStatus: SiteStatus | null;
  readonly leftOn: string | null;
  readonly site: Reference | null;
}

interface NearNameRow {
  kind: NameKind; id: string; content: string; place: string; shown: boolean; name: string; reference: string | null; detail: string | null;
  category: Category | null; site_status: SiteStatus | null; left_on: string | null; site_id: string | null; site_name: string | null;
}

/** What may be looked for, and what of it may be told. */
export interface NamesWanted {
  readonly kinds: readonly NameKind[];
  /** The service of a person. */
  readonly contact: boolean;
  /** Whether to find, beside the agents of the scope, whoever holds a piece of it. */
  readonly holders: boolean;
}

/** As many as are judged at once of each kind: the nearest. */
const NEAREST = 400;

/** The names of the scope that share letters with the words, in one statement; nearest of each kind only. Words are plain. */
export async function findNearNames(reader: Reader, scope: SiteScope, wanted: NamesWanted, words: readonly string[]): Promise<NearName[]> {
  const sources = wanted.kinds.map((kind) => sql`(${sourceOf(kind, scope, wanted)} ORDER BY ${closeness(words)} DESC, x.id LIMIT ${NEAREST})`);
  const rows = await reader.rows<NearNameRow>(sql`
    WITH near AS MATERIALIZED (SELECT * FROM names_near(${wanted.kinds}, ${words}))
    ${joinSql(sources, ' UNION ALL ')}`);
  return rows.map(toNearName);
}

function sourceOf(kind: NameKind, scope: SiteScope, wanted: NamesWanted): Sql {
  switch (kind) {
    case 'model': return sql`
      SELECT 'model' AS kind, x.id, n.content, '' AS place, TRUE AS shown, x.maker || ' ' || x.name AS name, x.model_number AS reference,
             NULL AS detail, x.category, NULL AS site_status, NULL::date AS left_on, NULL::uuid AS site_id, NULL AS site_name
        FROM near n JOIN equipment_model x ON x.id = n.id WHERE n.kind = 'model'`;
    case 'site': return sql`
      SELECT 'site', x.id, n.content, '', TRUE, x.name, NULL, x.city, NULL, x.status, NULL::date, NULL::uuid, NULL
        FROM near n JOIN site x ON x.id = n.id WHERE n.kind = 'site' AND ${scope.covers(sql`x.id`)}`;
    case 'room': return sql`
      SELECT 'room', x.id, n.content, ${placeOf}, TRUE, x.name, NULL, x.floor, NULL, NULL, NULL::date, s.id, s.name
        FROM near n JOIN room x ON x.id = n.id JOIN site s ON s.id = x.site_id
       WHERE n.kind = 'room' AND x.closed_at IS NULL AND ${scope.covers(sql`x.site_id`)}`;
    case 'person': return sql`
      SELECT 'person', x.id, n.content, coalesce(${placeOf}, ''), ${isAgentOf(scope)}, x.given_name || ' ' || x.family_name, NULL,
             ${wanted.contact ? sql`x.service` : sql`NULL`}, NULL, NULL, x.left_on, s.id, s.name
        FROM near n JOIN person x ON x.id = n.id LEFT JOIN site s ON s.id = x.site_id
       WHERE n.kind = 'person' AND (${isAgentOf(scope)} ${wanted.holders ? sql`OR ${holdsInside(scope)}` : sql``})`;
  }
}

const placeOf = sql`'mds ' || plain(s.name || ' ' || s.city)`;

const isAgentOf = (scope: SiteScope): Sql => sql`(x.kind = 'agent' AND ${scope.covers(sql`x.site_id`)} IS TRUE)`;

const holdsInside = (scope: SiteScope): Sql => sql`EXISTS (
  SELECT FROM custody c JOIN equipment_place h ON h.equipment_id = c.equipment_id AND upper_inf(h.period)
   WHERE c.person_id = x.id AND upper_inf(c.period) AND c.cancelled_at IS NULL AND ${scope.covers(sql`h.site_id`)})`;

/** The more words a name shares the most letters with, the nearer. */
const closeness = (words: readonly string[]): Sql => sql`(SELECT sum(word_similarity(word, n.content)) FROM unnest(${words}::text[]) AS word)`;

function toNearName(row: NearNameRow): NearName {
  return {
    kind: row.kind,
    id: row.id,
    content: row.content,
    place: row.place,
    shown: row.shown,
    name: row.name,
    reference: row.reference,
    detail: row.detail,
    category: row.category,
    siteStatus: row.site_status,
    leftOn: row.left_on,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
  };
}
