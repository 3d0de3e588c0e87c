import { Injectable } from '@nestjs/common';
import type { Page, RoomAnswer, RoomList, SiteDetail, SiteListRequest, SiteSummary } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { findRooms, siteIsReachable } from './room.queries.js';
import { findSite, findSites, pageOfSites, type SiteView } from './site.queries.js';

/** The sites and their rooms, read. */
@Injectable()
export class ReadSites {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, request: SiteListRequest): Promise<Page<SiteSummary>> {
    const { ids, next, total } = await pageOfSites(this.database, caller.scope, request);
    return { items: await findSites(this.database, caller.scope, viewOf(caller), ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<SiteDetail> {
    const site = await findSite(reader, caller.scope, viewOf(caller), id);
    if (!site) throw new Refusal('not-found');
    return site;
  }

  /** Every room of the site, the closed ones too. @throws Refusal `not-found` */
  async rooms(caller: Caller, siteId: string): Promise<RoomList> {
    if (!(await siteIsReachable(this.database, caller.scope, siteId))) throw new Refusal('not-found');
    return { items: await findRooms(this.database, caller.scope, viewOf(caller), { siteId }) };
  }

  /** @throws Refusal `not-found` */
  async room(caller: Caller, id: string, reader: Reader = this.database): Promise<RoomAnswer> {
    const [room] = await findRooms(reader, caller.scope, viewOf(caller), { id });
    if (!room) throw new Refusal('not-found');
    return room;
  }
}

/** What the caller's role may be told of a site. */
export function viewOf(caller: Caller): SiteView {
  return { managers: may(caller, 'person:read'), equipment: may(caller, 'equipment:read') };
}
