import { Injectable } from '@nestjs/common';
import { mayAssignCategory, type AsOfRequest, type EquipmentTimeline, type HoldingList, type TakeBackAnswer, type TakeBackRequest } from '@calanque/shared';
import { SiteScope, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { instantAsOf } from '../clock/past-day.js';
import { Database } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { lockPieces, ReadEquipment } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { readCustody } from './custody.queries.js';
import { conditionsOfPiece, custodiesOfPiece, placesOfPiece } from './piece-timeline.queries.js';
import { missingOf, takeOneBack } from './take-back.js';
import { holdingsOf, personIsReachable } from './timeline.queries.js';

/** Who holds what, now and before. */
@Injectable()
export class Holdings {
  constructor(
    private readonly database: Database,
    private readonly equipment: ReadEquipment,
    private readonly clock: Clock,
  ) {}

  /** The dated facts of one piece at sites of the caller's, up to a day where one is given. @throws Refusal as `ReadEquipment.one` */
  async timelineOf(caller: Caller, equipmentId: string, asOf: AsOfRequest = {}): Promise<EquipmentTimeline> {
    await this.equipment.one(caller, equipmentId, asOf);
    const at = instantAsOf(asOf, this.clock);
    const [custodies, places, conditions] = await Promise.all([
      custodiesOfPiece(this.database, caller.scope, equipmentId, at),
      placesOfPiece(this.database, caller.scope, equipmentId, at),
      conditionsOfPiece(this.database, caller.scope, equipmentId, at),
    ]);
    return { custodies, places, conditions };
  }

  /** What a person of the scope holds among the pieces of the scope. @throws Refusal `not-found` */
  async of(caller: Caller, personId: string, reader: Reader = this.database): Promise<HoldingList> {
    if (!(await personIsReachable(reader, caller.scope, personId))) throw new Refusal('not-found');
    return this.listed(reader, caller, caller.scope, personId);
  }

  /**
   * What a person of the scope held at the end of a day among the pieces that were in the scope then; the present without a
   * day. Nothing can be taken back from the past. @throws Refusal `not-found`, `date-in-future`
   */
  async asOf(caller: Caller, personId: string, asOf: AsOfRequest): Promise<HoldingList> {
    const at = instantAsOf(asOf, this.clock);
    if (at === null) return this.of(caller, personId);
    if (!(await personIsReachable(this.database, caller.scope, personId))) throw new Refusal('not-found');
    return { items: await holdingsOf(this.database, caller.scope, personId, () => false, at) };
  }

  /** What the caller holds, wherever it is at home. */
  async mine(caller: Caller): Promise<HoldingList> {
    return this.listed(this.database, caller, SiteScope.all, caller.personId);
  }

  /**
   * All lines or none. What cannot be found is reported as lost in the same act.
   * @throws Refusal `stale` when the person no longer holds exactly what a line says, `reason-required`, …
   */
  async takeBack(caller: Caller, personId: string, request: TakeBackRequest): Promise<TakeBackAnswer> {
    const missing = await this.database.write(caller, async (tx) => {
      if (!(await personIsReachable(tx, caller.scope, personId))) throw new Refusal('not-found');
      const held = await holdingsOf(tx, caller.scope, personId, () => true);
      const pieces = await lockPieces(tx, caller.scope, held.map((holding) => holding.equipmentId));
      const acts = [];
      for (const line of request.lines) {
        const holding = held.find((one) => one.custodyId === line.custodyId);
        const piece = holding && pieces.get(holding.equipmentId);
        const custody = await readCustody(tx, line.custodyId);
        if (!piece || !custody || custody.version !== line.version) {
          throw new Refusal('stale', {}, { current: await this.of(caller, personId, tx) });
        }
        acts.push({ line, holding, piece, custody });
      }
      for (const { line, piece, custody } of acts) await takeOneBack(tx, caller, piece, custody, { ...line, at: request.at ?? null }, this.clock.now());
      return acts.flatMap(({ holding, line }) => missingOf(holding, line));
    });
    return { ...(await this.of(caller, personId)), missing };
  }

  private async listed(reader: Reader, caller: Caller, scope: SiteScope, personId: string): Promise<HoldingList> {
    const items = await holdingsOf(reader, scope, personId, (piece) =>
      caller.scope.has(piece.siteId) && mayAssignCategory(caller.role, piece.category));
    return { items };
  }
}
