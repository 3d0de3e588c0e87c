import { Injectable } from '@nestjs/common';
import { ACCOUNT_CELLS, ACCOUNT_COLUMNS, type AccountAnswer, type AccountExportRequest, type AccountListRequest, type Page } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import { chosenColumns, Exports, type WrittenFile } from '../spreadsheet/index.js';
import { accountList, findAccounts, pageOfAccounts } from './account.queries.js';

/** The accounts, read. */
@Injectable()
export class ReadAccounts {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly exports: Exports) {}

  async list(request: AccountListRequest): Promise<Page<AccountAnswer>> {
    const today = this.clock.today();
    const { ids, next, total } = await pageOfAccounts(this.database, request, today);
    return { items: await findAccounts(this.database, ids, today), next, total };
  }

  /** The whole list as a file. @throws Refusal `exports-busy` */
  async export(caller: Caller, request: AccountExportRequest): Promise<WrittenFile> {
    const today = this.clock.today();
    return this.exports.open(request.format, {
      name: 'Comptes',
      list: accountList(request, today),
      rowsOf: (reader, ids) => findAccounts(reader, ids, today),
      columns: chosenColumns(caller, ACCOUNT_COLUMNS, request.columns),
      cells: ACCOUNT_CELLS,
    });
  }

  /** @throws Refusal `not-found` */
  async one(id: string, reader: Reader = this.database): Promise<AccountAnswer> {
    const [account] = await findAccounts(reader, [id], this.clock.today());
    if (!account) throw new Refusal('not-found');
    return account;
  }
}
