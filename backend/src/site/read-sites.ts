import { Injectable } from '@nestjs/common';
import {
  SITE_CELLS, SITE_COLUMNS, type AsOfRequest, type Page, type RoomAnswer, type RoomList, type SiteDetail, type SiteExportRequest, type SiteListRequest, type SiteSummary,
} from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { instantAsOf } from '../clock/past-day.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { chosenColumns, Exports, type WrittenFile } from '../spreadsheet/index.js';
import { findRooms, siteIsReachable } from './room.queries.js';
import { findSite, findSites, pageOfSites, siteList, type SiteView } from './site.queries.js';

/** The sites and their rooms, read. */
@Injectable()
export class ReadSites {
  constructor(private readonly database: Database, private readonly exports: Exports, private readonly clock: Clock) {}

  async list(caller: Caller, request: SiteListRequest): Promise<Page<SiteSummary>> {
    const { ids, next, total } = await pageOfSites(this.database, caller.scope, request);
    return { items: await findSites(this.database, caller.scope, viewOf(caller), ids), next, total };
  }

  /** The whole list as a file. @throws Refusal `not-allowed` on `columns`, `exports-busy` */
  async export(caller: Caller, request: SiteExportRequest): Promise<WrittenFile> {
    return this.exports.open(request.format, {
      name: 'MDS',
      list: siteList(caller.scope, request),
      rowsOf: (reader, ids) => findSites(reader, caller.scope, viewOf(caller), ids),
      columns: chosenColumns(caller, SITE_COLUMNS, request.columns),
      cells: SITE_CELLS,
    });
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<SiteDetail> {
    const site = await findSite(reader, caller.scope, viewOf(caller), id);
    if (!site) throw new Refusal('not-found');
    return site;
  }

  /**
   * The site, with the pieces that were there at the end of a day; the present without one. What the site's own card says is
   * of today. @throws Refusal `not-found`, `date-in-future`
   */
  async asOf(caller: Caller, id: string, asOf: AsOfRequest): Promise<SiteDetail> {
    const site = await findSite(this.database, caller.scope, viewOf(caller), id, instantAsOf(asOf, this.clock));
    if (!site) throw new Refusal('not-found');
    return site;
  }

  /** Every room of the site, the closed ones too, now or at the end of a day. @throws Refusal `not-found`, `date-in-future` */
  async rooms(caller: Caller, siteId: string, asOf: AsOfRequest = {}): Promise<RoomList> {
    const at = instantAsOf(asOf, this.clock);
    if (!(await siteIsReachable(this.database, caller.scope, siteId))) throw new Refusal('not-found');
    return { items: await findRooms(this.database, caller.scope, viewOf(caller), { siteId }, at) };
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
