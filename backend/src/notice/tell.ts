import { ROLES, ROLES_OF_ALL_SITES, mayRole, type NoticeKind, type NoticeParams, type Permission, type Role } from '@calanque/shared';
import type { Reader } from '../database/sql.js';
import { insertNotices } from './notice.queries.js';

/** Something to tell, to whom, and where one sees more. */
export interface Telling<Kind extends NoticeKind> {
  /**
   * These persons, or everybody who holds the permission at the site. Either way: those whose account is open today and has
   * the site of the notice, and never the author of the transaction. `onSite`: only those who work there, without the roles that
   * have every site.
   */
  readonly to: readonly string[] | { readonly siteId: string; readonly permission: Permission; readonly onSite?: true };
  readonly kind: Kind;
  readonly params: NoticeParams[Kind];
  /** Whoever loses this site sees the notice no more. That of `to` where that is a site; else none, unless told. */
  readonly siteId?: string | null;
  /** The piece that it is about: its number is said. */
  readonly equipmentId?: string | null;
  /** Path in the application, with parameters where the page has some: `/reservations/…`. The database refuses any other. */
  readonly link?: string | null;
  /** The notice with this key is not told again to who has it: `loan-overdue:<id>:<due>`. At most 200 characters. */
  readonly key?: string | null;
}

/** Tells people something within the caller's transaction: they hear of it, live, once that is committed, and never otherwise. */
export async function tell<Kind extends NoticeKind>(tx: Reader, told: Telling<Kind>): Promise<void> {
  const { to, kind, params, equipmentId = null, link = null, key = null } = told;
  const bySite = 'permission' in to ? to : null;
  const audience = bySite ? { roles: rolesOf(bySite) } : { personIds: [...(to as readonly string[])] };
  await insertNotices(tx, audience, { kind, params, siteId: told.siteId ?? bySite?.siteId ?? null, equipmentId, link, key });
}

function rolesOf({ permission, onSite }: { readonly permission: Permission; readonly onSite?: true }): Role[] {
  return ROLES.filter((role) => mayRole(role, permission) && !(onSite && ROLES_OF_ALL_SITES.includes(role)));
}
