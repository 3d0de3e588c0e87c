import { Injectable } from '@nestjs/common';
import type { SiteChange, SiteDetail, SiteDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { openDays } from './opening-hours.js';
import { ReadSites } from './read-sites.js';
import { SiteEntity } from './site.entity.js';
import { holdAgent, lockSite } from './site.queries.js';

/** The sites, written. */
@Injectable()
export class ChangeSites {
  constructor(private readonly database: Database, private readonly sites: ReadSites, private readonly clock: Clock) {}

  /** @throws Refusal `site-name-taken`, `hours-invalid`, `person-unknown`, `person-left`, `id-reused` */
  async create(caller: Caller, draft: SiteDraft): Promise<SiteDetail> {
    const row = { ...columnsOf(draft), id: draft.id };
    await this.database.create(caller, draft, async (tx) => {
      await this.requireManager(tx, caller, draft.managerId ?? null);
      await tx.manager.insert(SiteEntity, row);
    }).catch(nameTaken(draft.name));
    return this.sites.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `site-name-taken`, `hours-invalid`, `person-unknown`, `person-left` */
  async change(caller: Caller, id: string, version: number, change: SiteChange): Promise<SiteDetail> {
    const row = columnsOf(change);
    await this.database.write(caller, async (tx) => {
      const now = await lockSite(tx, caller.scope, id);
      if (now === null) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.sites.one(caller, id, tx) });
      // One who left stays written until somebody chooses another.
      if (row.managerId !== now.manager_id) await this.requireManager(tx, caller, row.managerId);
      await tx.manager.update(SiteEntity, { id }, row);
    }).catch(nameTaken(change.name));
    return this.sites.one(caller, id);
  }

  /** @throws Refusal `person-unknown`, `person-left` */
  private async requireManager(tx: Transaction, caller: Caller, personId: string | null): Promise<void> {
    if (personId === null) return;
    const agent = await holdAgent(tx, caller.scope, personId);
    if (agent === null) throw new Refusal('person-unknown', {}, { field: 'managerId' });
    if (agent.left_on === null || agent.left_on > this.clock.today()) return;
    const left = { name: `${agent.given_name} ${agent.family_name}`, day: frenchDay(new Date(agent.left_on)) };
    throw new Refusal('person-left', left, { field: 'managerId' });
  }
}

function columnsOf(change: SiteChange) {
  return {
    name: change.name,
    status: change.status,
    address: change.address ?? null,
    postalCode: change.postalCode ?? null,
    city: change.city,
    communeCode: change.communeCode ?? null,
    latitude: change.latitude ?? null,
    longitude: change.longitude ?? null,
    openingHours: openDays(change.openingHours),
    networkKind: change.networkKind ?? null,
    networkOperator: change.networkOperator ?? null,
    downloadMbps: change.downloadMbps ?? null,
    uploadMbps: change.uploadMbps ?? null,
    managerId: change.managerId ?? null,
    ...(typeof change.bookingApproval === 'boolean' && { bookingApproval: change.bookingApproval }),
  };
}

function nameTaken(name: string) {
  return (error: unknown): never => {
    if (violatedConstraint(error) !== 'site_name_once') throw error;
    throw new Refusal('site-name-taken', { name }, { field: 'name' });
  };
}
