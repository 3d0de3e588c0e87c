import { Injectable } from '@nestjs/common';
import type { PersonAnswer, PersonChange, PersonDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { PersonEntity } from './person.entity.js';
import { lockAgent } from './person.queries.js';
import { ReadAgents } from './read-agents.js';

/** The agents, written. */
@Injectable()
export class ChangeAgents {
  constructor(private readonly database: Database, private readonly agents: ReadAgents) {}

  /** @throws Refusal `site-required`, `site-unknown`, `id-reused` */
  async create(caller: Caller, draft: PersonDraft): Promise<PersonAnswer> {
    const row = { ...columnsOf(caller, draft), id: draft.id, kind: 'agent' as const };
    await this.database.create(caller, draft, (tx) => tx.manager.insert(PersonEntity, row));
    return this.agents.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `site-required`, `site-unknown` */
  async change(caller: Caller, id: string, version: number, change: PersonChange): Promise<PersonAnswer> {
    await this.database.write(caller, async (tx) => {
      const now = await lockAgent(tx, caller.scope, id);
      if (now === null) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.agents.one(caller, id, tx) });
      await tx.manager.update(PersonEntity, { id }, columnsOf(caller, change));
    });
    return this.agents.one(caller, id);
  }
}

/** @throws Refusal `site-required` or `site-unknown` where the agent would belong to no site of the caller */
function columnsOf(caller: Caller, change: PersonChange) {
  const siteId = change.siteId ?? null;
  if (!caller.scope.has(siteId)) throw new Refusal(siteId === null ? 'site-required' : 'site-unknown', {}, { field: 'siteId' });
  return {
    givenName: change.givenName,
    familyName: change.familyName,
    service: change.service ?? null,
    email: change.email ?? null,
    siteId,
    leftOn: change.leftOn ?? null,
  };
}
