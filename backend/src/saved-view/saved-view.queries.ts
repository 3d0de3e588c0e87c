import type { Reference, Role, SavedViewAnswer, ViewList, ViewQuery } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { oneRow, sql, type Reader, type Sql } from '../database/sql.js';

/** Who looks at views. */
export interface ViewReader {
  readonly accountId: string;
  /** Shared views of people of these roles are shown; for the others they do not exist. */
  readonly fromRoles: readonly Role[];
  /** Whether the reader may delete what others share with the sites of the scope. */
  readonly tidies: boolean;
}

interface ViewRow {
  id: string;
  version: number;
  list: ViewList;
  name: string;
  site: Reference | null;
  mine: boolean;
  deletable: boolean;
  query: ViewQuery;
  created_at: Date;
}

/** One's own, and those that others share with a site of the scope. */
function seenBy(scope: SiteScope, reader: ViewReader): Sql {
  return sql`(v.owner_id = ${reader.accountId} OR (v.site_id IS NOT NULL AND ${scope.covers(sql`v.site_id`)} AND a.role = ANY(${reader.fromRoles})))`;
}

/** The views that the reader sees, by name: those of a list, or one. */
export async function findViews(
  reader: Reader, scope: SiteScope, viewer: ViewReader, which: { readonly list: ViewList } | { readonly id: string },
): Promise<SavedViewAnswer[]> {
  const chosen = 'id' in which ? sql`v.id = ${which.id}` : sql`v.list = ${which.list}`;
  const rows = await reader.rows<ViewRow>(sql`
    SELECT v.id, v.version, v.list, v.name, v.query, v.created_at, v.owner_id = ${viewer.accountId} AS mine,
           v.owner_id = ${viewer.accountId} OR ${viewer.tidies} AS deletable,
           CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS site
      FROM saved_view v
      JOIN account a ON a.id = v.owner_id
      LEFT JOIN site s ON s.id = v.site_id AND ${scope.covers(sql`s.id`)}
     WHERE ${chosen} AND ${seenBy(scope, viewer)}
     ORDER BY v.name COLLATE "fr-x-icu", v.id`);
  return rows.map(toAnswer);
}

/** How many views of the list the owner has. @scope-free one's own views belong to no site */
export async function countOwn(reader: Reader, ownerId: string, list: ViewList): Promise<number> {
  const row = await oneRow<{ count: number }>(reader, sql`SELECT count(*) AS count FROM saved_view WHERE owner_id = ${ownerId} AND list = ${list}`);
  return row?.count ?? 0;
}

/** The view as it is now, locked until the transaction ends; null where the reader does not see it. */
export function lockView(
  reader: Reader, scope: SiteScope, viewer: ViewReader, id: string,
): Promise<{ version: number; site_id: string | null; mine: boolean; list: ViewList } | null> {
  return oneRow(reader, sql`
    SELECT v.version, v.site_id, v.list, v.owner_id = ${viewer.accountId} AS mine
      FROM saved_view v JOIN account a ON a.id = v.owner_id
     WHERE v.id = ${id} AND ${seenBy(scope, viewer)} FOR NO KEY UPDATE OF v`);
}

function toAnswer(row: ViewRow): SavedViewAnswer {
  return {
    id: row.id,
    version: row.version,
    list: row.list,
    name: row.name,
    site: row.site,
    mine: row.mine,
    deletable: row.deletable,
    query: row.query,
    createdAt: row.created_at.toISOString(),
  };
}
