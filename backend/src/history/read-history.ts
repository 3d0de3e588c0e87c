import { Injectable } from '@nestjs/common';
import type { HistoryAuthorRequest, HistoryLine, HistoryListRequest, Page, Reference } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { changesOf, referencesIn } from './changes-of-line.js';
import { findLines, namesOf, pageOfAuthors, pageOfLines, type HistoryView } from './history.queries.js';

/** Who changed what, when, from what to what. */
@Injectable()
export class ReadHistory {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `period-reversed` */
  async list(caller: Caller, request: HistoryListRequest): Promise<Page<HistoryLine>> {
    requirePeriod(request);
    const view = viewOf(caller);
    const { ids, next, total } = await pageOfLines(this.database, caller.scope, view, request);
    const lines = await findLines(this.database, caller.scope, view, ids);
    const names = await namesOf(this.database, [...new Set(lines.flatMap(referencesIn))]);
    const items = lines.map((line): HistoryLine => ({
      id: line.id,
      at: line.at.toISOString(),
      actor: line.actor,
      action: line.action,
      table: line.table_name,
      subject: line.subject,
      subjectId: line.subject_id,
      subjectLabel: line.subject_label,
      reachable: line.reachable,
      site: line.site,
      requestId: line.request_id,
      changes: changesOf(line, { names, private: view.private }),
    }));
    return { items, next, total };
  }

  /**
   * Who did something that the caller may read.
   * @throws Refusal `period-reversed`
   */
  async authors(caller: Caller, request: HistoryAuthorRequest): Promise<Page<Reference>> {
    requirePeriod(request);
    const { ids, next, total } = await pageOfAuthors(this.database, caller.scope, viewOf(caller), request);
    const names = await namesOf(this.database, ids);
    return { items: ids.map((id): Reference => ({ id, name: names.get(id) ?? '' })), next, total };
  }
}

function viewOf(caller: Caller): HistoryView {
  return { accounts: may(caller, 'account:manage'), private: may(caller, 'equipment:read-private'), accountId: caller.accountId };
}

function requirePeriod({ from, to }: Pick<HistoryListRequest, 'from' | 'to'>): void {
  if (from && to && to < from) throw new Refusal('period-reversed', {}, { field: 'to' });
}
