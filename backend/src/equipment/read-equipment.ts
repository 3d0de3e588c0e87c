import { Injectable } from '@nestjs/common';
import {
  EQUIPMENT_CELLS, EQUIPMENT_COLUMNS, EQUIPMENT_COLUMNS_BEYOND_SUMMARY, type AsOfRequest, type EquipmentColumnKey, type EquipmentDetail, type EquipmentExportRequest, type EquipmentFilter,
  type EquipmentListRequest, type EquipmentRow, type Page,
} from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock, frenchDay } from '../clock/clock.js';
import { instantAsOf } from '../clock/past-day.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { chosenColumns, Exports, type WrittenFile } from '../spreadsheet/index.js';
import { findDetail, findRows, findSummaries, type Discretion } from './equipment-detail.queries.js';
import { equipmentList, pageOfEquipment } from './equipment.queries.js';

/** The pieces, read. */
@Injectable()
export class ReadEquipment {
  constructor(private readonly database: Database, private readonly exports: Exports, private readonly clock: Clock) {}

  /**
   * @throws Refusal `not-allowed` when a holder or a column is asked for by somebody who may not read it,
   * `date-in-future` or `no-past` of `asOf`
   */
  async list(caller: Caller, request: EquipmentListRequest): Promise<Page<EquipmentRow>> {
    requireDiscreet(caller, request);
    const at = this.instantOf(request);
    if (request.columns) chosenColumns(caller, EQUIPMENT_COLUMNS, request.columns);
    const { ids, next, total } = await pageOfEquipment(this.database, caller.scope, request);
    return { items: await finderOf(request.columns)(this.database, caller.scope, discretionOf(caller), ids, at), next, total };
  }

  /** The whole list as a file. @throws Refusal as `list`, or `exports-busy` */
  async export(caller: Caller, request: EquipmentExportRequest): Promise<WrittenFile> {
    requireDiscreet(caller, request);
    const at = this.instantOf(request);
    const columns = chosenColumns(caller, EQUIPMENT_COLUMNS, request.columns);
    const find = finderOf(columns.map(({ key }) => key));
    return this.exports.open(request.format, {
      name: 'Matériel',
      asOf: request.asOf ?? null,
      list: await equipmentList(this.database, caller.scope, request),
      rowsOf: (reader, ids) => find(reader, caller.scope, discretionOf(caller), ids, at),
      columns,
      cells: EQUIPMENT_CELLS,
    });
  }

  /**
   * The card with the facts of now, or of the end of a day.
   * @throws Refusal `not-found`, `date-in-future`, `not-there-then`
   */
  async one(caller: Caller, id: string, asOf: AsOfRequest = {}): Promise<EquipmentDetail> {
    const at = instantAsOf(asOf, this.clock);
    const piece = await findDetail(this.database, caller.scope, discretionOf(caller), id, at);
    // One sentence for all reasons: whether it was elsewhere that day is nobody's business here.
    if (!piece) throw at === null ? new Refusal('not-found') : new Refusal('not-there-then', { day: frenchDay(at) });
    return piece;
  }

  private instantOf(filter: EquipmentFilter): Date | null {
    const at = instantAsOf(filter, this.clock);
    if (at !== null && filter.annulled) throw new Refusal('no-past', { label: 'Fiches annulées' }, { field: 'annulled' });
    return at;
  }
}

/** Whether somebody holds a piece is told by filtering as well. */
function requireDiscreet(caller: Caller, filter: EquipmentFilter): void {
  if (filter.personId && discretionOf(caller) === 'without-holders') throw new Refusal('not-allowed', {}, { field: 'personId' });
}

function finderOf(columns: readonly EquipmentColumnKey[] | null | undefined): typeof findRows {
  return columns?.some((key) => EQUIPMENT_COLUMNS_BEYOND_SUMMARY.includes(key)) ? findRows : findSummaries;
}

function discretionOf(caller: Caller): Discretion {
  return may(caller, 'equipment:read-private') ? 'with-holders' : 'without-holders';
}
