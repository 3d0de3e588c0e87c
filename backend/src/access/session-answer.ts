import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf, ROLES_OF_ALL_SITES, type SessionAnswer } from '@calanque/shared';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database } from '../database/database.js';
import { listScopeSites } from './access.queries.js';
import { Sessions } from './sessions.js';

/** Says who a session belongs to and what it may do. */
@Injectable()
export class DescribeSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(token: string | null): Promise<SessionAnswer> {
    const { demonstration } = this.config;
    const session = token === null ? null : await this.sessions.find(token);
    if (session === null) return { user: null, permissions: [], sites: [], allSites: false, demonstration };
    const allSites = ROLES_OF_ALL_SITES.includes(session.role);
    return {
      user: {
        id: session.account_id,
        personId: session.person_id,
        givenName: session.given_name,
        familyName: session.family_name,
        email: session.email,
        role: session.role,
      },
      permissions: [...permissionsOf(session.role)],
      sites: await listScopeSites(this.database, allSites ? null : session.site_ids),
      allSites,
      demonstration,
    };
  }
}
