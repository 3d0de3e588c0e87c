import { Injectable } from '@nestjs/common';
import { PERSON_CELLS, PERSON_COLUMNS, type Page, type PersonAnswer, type PersonExportRequest, type PersonListRequest } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { chosenColumns, Exports, type WrittenFile } from '../spreadsheet/index.js';
import { agentList, findAgents, pageOfAgents, type PersonView } from './person.queries.js';

/** The agents, read. */
@Injectable()
export class ReadAgents {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly exports: Exports) {}

  async list(caller: Caller, request: PersonListRequest): Promise<Page<PersonAnswer>> {
    const { ids, next, total } = await pageOfAgents(this.database, caller.scope, request, this.clock.today());
    return { items: await findAgents(this.database, caller.scope, viewOf(caller), ids), next, total };
  }

  /** The whole list as a file. @throws Refusal `not-allowed` on `columns`, `exports-busy` */
  async export(caller: Caller, request: PersonExportRequest): Promise<WrittenFile> {
    return this.exports.open(request.format, {
      name: 'Agents',
      list: agentList(caller.scope, request, this.clock.today()),
      rowsOf: (reader, ids) => findAgents(reader, caller.scope, viewOf(caller), ids),
      columns: chosenColumns(caller, PERSON_COLUMNS, request.columns),
      cells: PERSON_CELLS,
    });
  }

  /** @throws Refusal `not-found` */
  async one(caller: Caller, id: string, reader: Reader = this.database): Promise<PersonAnswer> {
    const [agent] = await findAgents(reader, caller.scope, viewOf(caller), [id]);
    if (!agent) throw new Refusal('not-found');
    return agent;
  }
}

function viewOf(caller: Caller): PersonView {
  return { contact: may(caller, 'person:read-contact'), equipment: may(caller, 'equipment:read') };
}
