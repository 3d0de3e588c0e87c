import { Injectable } from '@nestjs/common';
import {
  mayRole, ROLES, VIEW_LIST_PERMISSION, type SavedViewAnswer, type SavedViewChange, type SavedViewDraft, type SavedViewList, type SavedViewListRequest, type ViewList,
} from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { countOwn, findViews, lockView, type ViewReader } from './saved-view.queries.js';

/** More of one list than a menu can show. */
const MOST_OF_A_LIST = 50;

/** The saved views of lists. */
@Injectable()
export class SavedViews {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-allowed` on `list` */
  async list(caller: Caller, { list }: SavedViewListRequest): Promise<SavedViewList> {
    requireReadable(caller, list);
    return { items: await findViews(this.database, caller.scope, viewerOf(caller), { list }) };
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<SavedViewAnswer> {
    const [view] = await findViews(reader, caller.scope, viewerOf(caller), { id });
    if (!view || !may(caller, VIEW_LIST_PERMISSION[view.list])) throw new Refusal('not-found');
    return view;
  }

  /** @throws Refusal `not-allowed` on `list`, `site-unknown`, `view-name-taken`, `views-full`, `id-reused` */
  async create(caller: Caller, draft: SavedViewDraft): Promise<SavedViewAnswer> {
    const { id, list, name, query } = draft;
    requireReadable(caller, list);
    const siteId = sharedSite(caller, draft);
    await this.database.create(caller, draft, async (tx) => {
      if ((await countOwn(tx, caller.accountId, list)) >= MOST_OF_A_LIST) throw new Refusal('views-full', { most: MOST_OF_A_LIST });
      await tx.manager.insert(SavedViewEntity, { id, list, name, query, siteId, ownerId: caller.accountId });
    }).catch(nameTaken(name));
    return this.one(caller, id);
  }

  /** Its owner only. @throws Refusal `not-found`, `not-allowed`, `stale`, `site-unknown`, `view-name-taken` */
  async change(caller: Caller, id: string, version: number, change: SavedViewChange): Promise<SavedViewAnswer> {
    await this.database.write(caller, async (tx) => {
      const now = await lockView(tx, caller.scope, viewerOf(caller), id);
      if (now === null) throw new Refusal('not-found');
      if (!now.mine) throw new Refusal('not-allowed');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.one(caller, id, tx) });
      await tx.manager.update(SavedViewEntity, { id }, { name: change.name, query: change.query, siteId: sharedSite(caller, change) });
    }).catch(nameTaken(change.name));
    return this.one(caller, id);
  }

  /** Its owner, or who manages the site that it is shared with. @throws Refusal `not-found`, `not-allowed` */
  async delete(caller: Caller, id: string): Promise<void> {
    await this.database.write(caller, async (tx) => {
      const now = await lockView(tx, caller.scope, viewerOf(caller), id);
      if (now === null) throw new Refusal('not-found');
      if (!now.mine && !viewerOf(caller).tidies) throw new Refusal('not-allowed');
      await tx.manager.delete(SavedViewEntity, { id });
    });
  }
}

/**
 * What people write who know names is not shown to those who may know none, for a view can be called after whoever
 * holds what it shows.
 */
function viewerOf(caller: Caller): ViewReader {
  const knowsNames = may(caller, 'person:read');
  return {
    accountId: caller.accountId,
    fromRoles: ROLES.filter((role) => knowsNames || !mayRole(role, 'person:read')),
    tidies: caller.role === 'manager',
  };
}

function requireReadable(caller: Caller, list: ViewList): void {
  if (!may(caller, VIEW_LIST_PERMISSION[list])) throw new Refusal('not-allowed', {}, { field: 'list' });
}

/** @throws Refusal `site-unknown` where the caller shares with a site that they do not see */
function sharedSite(caller: Caller, { siteId = null }: SavedViewChange): string | null {
  if (siteId !== null && !caller.scope.has(siteId)) throw new Refusal('site-unknown', {}, { field: 'siteId' });
  return siteId;
}

function nameTaken(name: string) {
  return (error: unknown): never => {
    if (violatedConstraint(error) !== 'saved_view_name_once') throw error;
    throw new Refusal('view-name-taken', { name }, { field: 'name' });
  };
}
