import { Injectable } from '@nestjs/common';
import type { Overview } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { overviewOfSites } from './overview.queries.js';

/** The equipment of the caller's sites at a glance. */
@Injectable()
export class ReadOverview {
  constructor(private readonly database: Database) {}

  async of(caller: Caller): Promise<Overview> {
    return { sites: await overviewOfSites(this.database, caller.scope) };
  }
}
