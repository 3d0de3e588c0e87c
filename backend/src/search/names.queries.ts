import type { Category, Reference, SiteStatus } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { joinSql, sql, type Reader, type Sql } from '../database/sql.js';

export type NameKind = 'person' | 'model' | 'site' | 'room';

/** Something with a name that shares letters with what was typed. */
export interface NearName {
  readonly kind: NameKind;
  readonly id: string;
  /** Whether the caller may be shown it; one who is not still tells which pieces of the scope they hold. */
  readonly shown: boolean;
  readonly name: string;
  /** The maker's reference of a model. */
  readonly reference: string | null;
  readonly detail: string | null;
  readonly category: Category | null;
  readonly siteStatus: SiteStatus | null;
  readonly leftOn: string | null;
  readonly site: Reference | null;
  /** The town of `site`. */
  readonly siteCity: string | null;
}

interface NearNameRow {
  kind: NameKind; id: string; shown: boolean; name: string; reference: string | null; detail: string | null; category: Category | null;
  site_status: SiteStatus | null; left_on: string | null; site_id: string | null; site_name: string | null; site_city: string | null;
}

/** What may be looked for, and what of it may be told. */
export interface NamesWanted {
  readonly kinds: readonly NameKind[];
  /** The service of a person. */
  readonly contact: boolean;
  /** Whether to find, beside the agents of the scope, whoever holds a piece of it. */
  readonly holders: boolean;
}

/** As many as are judged at once of each kind: those that hold the most words. */
const NEAREST = 400;
/** Shorter words are in nearly everything: only what begins with them is near. */
const SHORTEST_INSIDE = 3;

/**
 * The names of the scope that hold one of the words or a spelling near to it, in one statement. Words are plain.
 * Persons outside the scope are told as not `shown`: they may hold pieces of the scope.
 */
export async function findNearNames(reader: Reader, scope: SiteScope, wanted: NamesWanted, words: readonly string[]): Promise<NearName[]> {
  const typed = sql`${words.join(' ')}::text`;
  const near = wanted.kinds.flatMap((kind) => {
    const { table, content, spelt } = SOURCES[kind];
    return [
      sql`SELECT ${kind}::text AS kind, x.id FROM ${table} x WHERE ${content} LIKE ANY(${patternsFor(kind, words)}::text[])`,
      sql`SELECT ${kind}::text AS kind, x.id FROM ${table} x WHERE word_slips(${spelt}) && word_slips(${typed})`,
    ];
  });
  const found = wanted.kinds.map((kind) => sql`(${sourceOf(kind, scope, wanted)} ORDER BY ${closeness(kind, typed)} DESC, 3 DESC, x.id LIMIT ${NEAREST})`);
  const rows = await reader.rows<NearNameRow>(sql`
    WITH near AS (${joinSql(near, ' UNION ')}),
    found (kind, id, shown, name, reference, detail, category, site_status, left_on, site_id, site_name, site_city) AS (${joinSql(found, ' UNION ALL ')})
    SELECT * FROM found`, `names-near-${[...wanted.kinds, scope.isAll, wanted.contact, wanted.holders].join('-')}`);
  return rows.map(toNearName);
}

/** Where words are looked for; each text stands in an index under exactly this expression. */
const SOURCES: Readonly<Record<NameKind, { readonly table: Sql; readonly content: Sql; readonly spelt: Sql }>> = {
  model: {
    table: sql`equipment_model`,
    content: sql`plain(x.maker || ' ' || x.name || ' ' || coalesce(x.model_number, '') || ' ' || search_key(x.name || coalesce(x.model_number, '')))`,
    spelt: sql`plain(x.maker || ' ' || x.name)`,
  },
  site: { table: sql`site`, content: sql`plain(x.name || ' ' || x.city)`, spelt: sql`plain(x.name || ' ' || x.city)` },
  room: { table: sql`room`, content: sql`plain(x.name)`, spelt: sql`plain(x.name)` },
  person: { table: sql`person`, content: sql`plain(x.given_name || ' ' || x.family_name)`, spelt: sql`plain(x.given_name || ' ' || x.family_name)` },
};

function patternsFor(kind: NameKind, words: readonly string[]): string[] {
  // One says "MDS" before the name of any.
  if (kind === 'site' && words.includes('mds')) return ['%'];
  return words.flatMap((word) => (word.length < SHORTEST_INSIDE ? [`${word}%`, `% ${word}%`] : [`%${word}%`]));
}

function sourceOf(kind: NameKind, scope: SiteScope, wanted: NamesWanted): Sql {
  const near = sql`x.id IN (SELECT n.id FROM near n WHERE n.kind = ${kind})`;
  switch (kind) {
    case 'model': return sql`
      SELECT 'model', x.id, TRUE, x.maker || ' ' || x.name, x.model_number, NULL, x.category, NULL, NULL::date, NULL::uuid, NULL, NULL
        FROM equipment_model x WHERE ${near}`;
    case 'site': return sql`
      SELECT 'site', x.id, TRUE, x.name, NULL, x.city, NULL, x.status, NULL::date, NULL::uuid, NULL, NULL
        FROM site x WHERE ${near} AND ${scope.covers(sql`x.id`)}`;
    case 'room': return sql`
      SELECT 'room', x.id, TRUE, x.name, NULL, x.floor, NULL, NULL, NULL::date, s.id, s.name, s.city
        FROM room x JOIN site s ON s.id = x.site_id
       WHERE ${near} AND x.closed_at IS NULL AND ${scope.covers(sql`x.site_id`)}`;
    case 'person': return sql`
      SELECT 'person', x.id, ${isAgentOf(scope)}, x.given_name || ' ' || x.family_name, NULL,
             ${wanted.contact ? sql`x.service` : sql`NULL`}, NULL, NULL, x.left_on, s.id, s.name, s.city
        FROM person x LEFT JOIN site s ON s.id = x.site_id
       WHERE ${near} ${wanted.holders ? sql`` : sql`AND ${isAgentOf(scope)}`}`;
  }
}

const isAgentOf = (scope: SiteScope): Sql => sql`(x.kind = 'agent' AND ${scope.covers(sql`x.site_id`)} IS TRUE)`;

/** In how many of the words the name or its place stands. */
function closeness(kind: NameKind, typed: Sql): Sql {
  const placed = kind === 'room' || kind === 'person' ? sql`|| ' ' || coalesce(plain(s.name || ' ' || s.city), '')` : sql``;
  return sql`(SELECT count(*) FROM unnest(string_to_array(${typed}, ' ')) AS word WHERE position(word IN ${SOURCES[kind].content} ${placed}) > 0)`;
}

function toNearName(row: NearNameRow): NearName {
  return {
    kind: row.kind,
    id: row.id,
    shown: row.shown,
    name: row.name,
    reference: row.reference,
    detail: row.detail,
    category: row.category,
    siteStatus: row.site_status,
    leftOn: row.left_on,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
    siteCity: row.site_city,
  };
}
