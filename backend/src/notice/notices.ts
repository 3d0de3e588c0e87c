import { Injectable } from '@nestjs/common';
import type { NoticeAnswer, NoticeBell, NoticeListRequest, NoticesRead, Page } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { findNotices, markAllRead, markRead, pageOfNotices } from './notice.queries.js';

/** What the caller was told of. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, request: NoticeListRequest): Promise<Page<NoticeAnswer>> {
    const { ids, next, total } = await pageOfNotices(this.database, caller.scope, caller.accountId, request);
    return { items: await findNotices(this.database, caller.scope, caller.accountId, ids), next, total };
  }

  async bell(caller: Caller): Promise<NoticeBell> {
    const { items, total } = await this.list(caller, { unread: true, limit: 1, count: true });
    return { unread: total ?? 0, newest: items[0] ?? null };
  }

  /** @throws Refusal `not-found` */
  async read(caller: Caller, id: string): Promise<void> {
    const known = await this.database.write(caller, (tx) => markRead(tx, caller.scope, caller.accountId, id, this.clock.now()));
    if (!known) throw new Refusal('not-found');
  }

  async readAll(caller: Caller, { upTo = null }: NoticesRead): Promise<void> {
    await this.database.write(caller, (tx) => markAllRead(tx, caller.scope, caller.accountId, upTo, this.clock.now()));
  }
}
