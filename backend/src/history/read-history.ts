import { Injectable } from '@nestjs/common';
import type { HistoryLine, HistoryListRequest, Page } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { changesOf, referencesIn } from './changes-of-line.js';
import { findLines, namesOf, pageOfLines } from './history.queries.js';

/** Who changed what, when, from what to what. */
@Injectable()
export class ReadHistory {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, request: HistoryListRequest): Promise<Page<HistoryLine>> {
    const view = { accounts: may(caller, 'account:manage') };
    const { ids, next, total } = await pageOfLines(this.database, caller.scope, view, request);
    const lines = await findLines(this.database, caller.scope, ids);
    const names = await namesOf(this.database, [...new Set(lines.flatMap(referencesIn))]);
    const telling = { names, private: may(caller, 'equipment:read-private') };
    const items = lines.map((line): HistoryLine => ({
      id: line.id,
      at: line.at.toISOString(),
      actor: line.actor,
      action: line.action,
      table: line.table_name,
      subject: line.subject,
      subjectId: line.subject_id,
      subjectLabel: line.subject_label,
      requestId: line.request_id,
      changes: changesOf(line, telling),
    }));
    return { items, next, total };
  }
}
