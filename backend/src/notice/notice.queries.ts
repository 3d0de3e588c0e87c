import { NOTICE_KINDS, noticeWords, ROLES_OF_ALL_SITES, type NoticeAnswer, type NoticeKind, type NoticeListRequest, type NoticeParams, type Reference, type Role } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { inOrderOf, pageOfIds, type IdPage } from '../database/keyset.queries.js';
import { sql, type Reader, type Sql } from '../database/sql.js';

/** For whom a notice is: persons, or everybody of these roles who has the site. */
export type NoticeAudience = { readonly personIds: readonly string[] } | { readonly roles: readonly Role[] };

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly params: object;
  readonly siteId: string | null;
  readonly equipmentId: string | null;
  readonly link: string | null;
  readonly key: string | null;
}

/** How long a notice is kept once it was read, and at all. */
const READ_DAYS = 90;
const ALL_DAYS = 365;

/**
 * Writes the notice to each account of the audience that may sign in, has the site, and is not the author of the transaction.
 * Old ones of the same accounts go with it, so that what is kept of anybody has an end.
 * @scope-free the audience is those who have the site, not those that the author sees
 */
export async function insertNotices(reader: Reader, audience: NoticeAudience, notice: NewNotice): Promise<void> {
  const meant = 'personIds' in audience ? sql`a.person_id = ANY(${audience.personIds}::uuid[])` : sql`a.role = ANY(${audience.roles}::text[])`;
  await reader.rows(sql`
    WITH told AS (
      SELECT a.id FROM account a
       WHERE ${meant} AND a.disabled_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= (now() AT TIME ZONE 'Europe/Paris')::date)
         AND a.id IS DISTINCT FROM nullif(current_setting('calanque.actor_id', true), '')::uuid
         AND (${notice.siteId}::uuid IS NULL OR a.role = ANY(${ROLES_OF_ALL_SITES}::text[])
              OR EXISTS (SELECT FROM account_site s WHERE s.account_id = a.id AND s.site_id = ${notice.siteId}::uuid))
    ), forgotten AS (
      DELETE FROM notice WHERE id IN (
        SELECT n.id FROM notice n JOIN told ON told.id = n.account_id
         WHERE n.read_at < now() - make_interval(days => ${READ_DAYS}) OR n.created_at < now() - make_interval(days => ${ALL_DAYS})
           FOR UPDATE OF n SKIP LOCKED)
    )
    INSERT INTO notice (id, account_id, kind, site_id, equipment_id, params, link, key)
    SELECT gen_random_uuid(), told.id, ${notice.kind}, ${notice.siteId}::uuid, ${notice.equipmentId}::uuid, ${JSON.stringify(notice.params)}::jsonb, ${notice.link}, ${notice.key}
      FROM told ORDER BY told.id
    ON CONFLICT (account_id, key) WHERE key IS NOT NULL DO NOTHING`);
}

/** One's own, of the sites that one has today. */
const seenBy = (scope: SiteScope, accountId: string): Sql => sql`(n.account_id = ${accountId} AND (n.site_id IS NULL OR ${scope.covers(sql`n.site_id`)}))`;

/** The ids of one page of the account's notices, newest first. */
export function pageOfNotices(reader: Reader, scope: SiteScope, accountId: string, request: NoticeListRequest): Promise<IdPage> {
  const conditions = [seenBy(scope, accountId)];
  if (typeof request.unread === 'boolean') conditions.push(request.unread ? sql`n.read_at IS NULL` : sql`n.read_at IS NOT NULL`);
  return pageOfIds(reader, {
    from: sql`notice n`, conditions, id: { expression: sql`n.id`, type: 'uuid' },
    order: { keys: [{ expression: sql`n.created_at`, type: 'timestamptz' }], descending: true }, request,
  });
}

interface NoticeRow {
  id: string;
  kind: NoticeKind;
  params: NoticeParams[NoticeKind];
  link: string | null;
  created_at: Date;
  read_at: Date | null;
  number: string | null;
  site: Reference | null;
  reachable: boolean;
}

/** The account's notices among `ids`, in their order. A link goes to a piece only where the piece is in the scope today. */
export async function findNotices(reader: Reader, scope: SiteScope, accountId: string, ids: readonly string[]): Promise<NoticeAnswer[]> {
  const rows = await reader.rows<NoticeRow>(sql`
    SELECT n.id, n.kind, n.params, n.link, n.created_at, n.read_at, e.number,
           (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM site s WHERE s.id = n.site_id) AS site,
           n.equipment_id IS NULL OR EXISTS (
             SELECT FROM equipment_place p WHERE p.equipment_id = n.equipment_id AND upper_inf(p.period) AND ${scope.covers(sql`p.site_id`)}) AS reachable
      FROM notice n LEFT JOIN equipment e ON e.id = n.equipment_id
     WHERE n.id = ANY(${ids}::uuid[]) AND ${seenBy(scope, accountId)}`);
  return inOrderOf(ids, rows.filter(({ kind }) => NOTICE_KINDS.includes(kind)), (row) => row.id).map(toAnswer);
}

/** Notes that the notice was read; says whether it is the account's. */
export async function markRead(reader: Reader, scope: SiteScope, accountId: string, id: string, now: Date): Promise<boolean> {
  const found = await reader.rows(sql`
    UPDATE notice n SET read_at = coalesce(n.read_at, ${now}) WHERE n.id = ${id} AND ${seenBy(scope, accountId)} RETURNING n.id`);
  return found.length > 0;
}

/** Notes that all of the account's were read, up to the one that is told, if one is. */
export async function markAllRead(reader: Reader, scope: SiteScope, accountId: string, upTo: string | null, now: Date): Promise<void> {
  const limit = upTo === null ? sql`TRUE` : sql`(n.created_at, n.id) <= (SELECT l.created_at, l.id FROM notice l WHERE l.id = ${upTo} AND l.account_id = ${accountId})`;
  await reader.rows(sql`UPDATE notice n SET read_at = ${now} WHERE n.read_at IS NULL AND ${seenBy(scope, accountId)} AND ${limit}`);
}

function toAnswer(row: NoticeRow): NoticeAnswer {
  return {
    id: row.id,
    kind: row.kind,
    ...noticeWords(row.kind, row.params, row.number),
    site: row.site,
    link: row.reachable ? row.link : null,
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
