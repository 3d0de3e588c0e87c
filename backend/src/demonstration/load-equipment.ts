import { Inject, Injectable } from '@nestjs/common';
import type { DemonstrationState } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import {
  countEquipment, insertDemonstrationBookings, insertDemonstrationReports, insertInventory, insertKitAndTransfer, insertLending, keepModel, markLoaded,
  readLivedSites, readMark,
} from './demonstration.queries.js';
import { lendToPublic } from './lend-to-public.js';
import { DEMONSTRATION_MODELS } from './models.js';
import { yearOfLife } from './year-of-life.js';

const PIECES = 400;
const SEED = 13_127;
const HOUR = 3_600_000;

/** Fills the demonstration with equipment, once. */
@Injectable()
export class LoadDemonstrationEquipment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async state(): Promise<DemonstrationState> {
    const { equipmentLoaded } = await readMark(this.database);
    return { enabled: this.config.demonstration, equipmentLoaded, equipmentCount: await countEquipment(this.database) };
  }

  /** @throws Refusal `demonstration-off`, `demonstration-loaded` */
  async load(caller: Caller): Promise<DemonstrationState> {
    if (!this.config.demonstration) throw new Refusal('demonstration-off');
    await this.database.write(caller, async (tx) => {
      const now = this.clock.now();
      if (!(await markLoaded(tx, now))) throw new Refusal('demonstration-loaded');
      const models = [];
      for (const model of DEMONSTRATION_MODELS) {
        const id = await keepModel(tx, { ...model, id: uuidv7() });
        if (id !== null) models.push({ ...model, id });
      }
      const sites = await readLivedSites(tx);
      const inventory = yearOfLife({ now, count: PIECES, seed: SEED, sites, models });
      await insertInventory(tx, inventory);
      await insertLending(tx, lendToPublic({ now, inventory, sites, models }));
      await insertKitAndTransfer(tx, { siteName: 'Vitrolles', fromName: 'Marignane', sentAt: new Date(now.getTime() - HOUR) });
      await insertDemonstrationBookings(tx, now);
      await insertDemonstrationReports(tx, { siteName: 'Vitrolles', now });
    });
    return this.state();
  }
}
