import { Injectable } from '@nestjs/common';
import type { ConditionReport, EquipmentDetail, PlaceChange } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { changePlace, lockPiece, reportCondition } from './piece-acts.js';
import { ReadEquipment } from './read-equipment.js';

/** The acts on one piece that concern the thing itself and its place. */
@Injectable()
export class ActOnEquipment {
  constructor(
    private readonly database: Database,
    private readonly equipment: ReadEquipment,
    private readonly clock: Clock,
  ) {}

  async reportCondition(caller: Caller, id: string, report: ConditionReport): Promise<EquipmentDetail> {
    await this.database.write(caller, async (tx) =>
      reportCondition(tx, caller, await lockPiece(tx, caller, id), report, this.clock.now()));
    return this.equipment.one(caller, id);
  }

  async changePlace(caller: Caller, id: string, change: PlaceChange): Promise<EquipmentDetail> {
    await this.database.write(caller, async (tx) =>
      changePlace(tx, caller, await lockPiece(tx, caller, id), change, this.clock.now()));
    return this.equipment.one(caller, id);
  }
}
