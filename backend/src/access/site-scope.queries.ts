import type { Role } from '@calanque/shared';
import { ROLES_OF_ALL_SITES } from '@calanque/shared';
import { sql, type Sql } from '../database/sql.js';

/**
 * The sites whose rows a caller may see and change. Every query about a site's data takes one, so that
 * the compiler finds a query without it. Only the session makes one for a caller.
 */
export class SiteScope {
  private constructor(private readonly siteIds: readonly string[] | null) {}

  /** Every site, those to come included. */
  static readonly all = new SiteScope(null);

  static of(siteIds: readonly string[]): SiteScope {
    return new SiteScope([...siteIds]);
  }

  static forRole(role: Role, siteIds: readonly string[]): SiteScope {
    return ROLES_OF_ALL_SITES.includes(role) ? SiteScope.all : SiteScope.of(siteIds);
  }

  /** Whether this is every site. */
  get isAll(): boolean {
    return this.siteIds === null;
  }

  /** Whether there is exactly one site, which goes without saying. */
  get isOneSite(): boolean {
    return this.siteIds?.length === 1;
  }

  /** Whether the site is in the scope. */
  has(siteId: string | null): boolean {
    return this.siteIds === null || (siteId !== null && this.siteIds.includes(siteId));
  }

  /** The condition that a row's site is in the scope; a row without a site is seen by the scope of all only. */
  covers(siteColumn: Sql): Sql {
    return this.siteIds === null ? sql`TRUE` : sql`${siteColumn} = ANY(${this.siteIds}::uuid[])`;
  }
}
