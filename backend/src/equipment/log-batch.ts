import { Injectable } from '@nestjs/common';
import {
  fieldsForeignTo, IDENTIFIERS, type BatchFault, type BatchPiece, type Category, type EquipmentBatchAnswer, type EquipmentBatchCheck,
  type EquipmentBatchDraft, type EquipmentBatchFaults, type EquipmentDraft, type Identifier, type LineProblem, type ProblemCode,
} from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { Database, type Creations, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { findNumbered, findTakenAmong, type TakenIdentifier } from './batch.queries.js';
import { requireModel } from './change-equipment.js';
import { findOpenSite } from './equipment.queries.js';
import { FIELD_LABEL } from './field-label.js';
import { insertDrafts } from './insert-pieces.queries.js';
import { requireRoom } from './piece-acts.js';

/** What a piece cannot be logged twice by. */
const ONCE = ['equipment_serial_once', 'equipment_mac_once', 'equipment_imei_once', 'equipment_pk'];

const TAKEN: Readonly<Record<Identifier, ProblemCode>> = { serial: 'serial-taken', mac: 'mac-taken', imei: 'imei-taken' };

/** Pieces of one delivery, logged in one transaction: all of them, or none and a report of which lines are at fault. */
@Injectable()
export class LogBatch {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /**
   * Each piece is a creation of its own: sent again, those that are there already stay as they are, and the rest is added.
   * @throws Refusal `batch-refused` with one entry for each fault of a line, `model-unknown`, `site-unknown`, `room-…`, `date-in-future`
   */
  async log(caller: Caller, batch: EquipmentBatchDraft): Promise<EquipmentBatchAnswer> {
    const { pieces, ...common } = batch;
    const drafts = pieces.map((piece): EquipmentDraft => ({ ...common, ...piece }));
    await this.database.createAll(caller, drafts, (tx, creations) => this.logAll(tx, caller, batch, creations), batch.siteId)
      .catch(async (error: unknown) => {
        // Somebody else was quicker since the lines were looked up: now it can be said whose each one is.
        if (ONCE.includes(violatedConstraint(error) ?? '')) await this.refuseTaken(this.database, caller, batch);
        throw error;
      });
    return { pieces: await findNumbered(this.database, caller.scope, pieces.map(({ id }) => id)) };
  }

  /** Which identifiers would be refused, were they sent now. */
  async check(caller: Caller, { modelId, pieces }: EquipmentBatchCheck): Promise<EquipmentBatchFaults> {
    return { lines: faultsOf(await findTakenAmong(this.database, caller.scope, modelId, pieces)) };
  }

  private async logAll(tx: Transaction, caller: Caller, batch: EquipmentBatchDraft, { fresh, reused }: Creations<EquipmentDraft>): Promise<void> {
    if (reused.length > 0) throw await this.alreadyLogged(tx, caller, batch, reused);
    if (fresh.length === 0) return;
    const category = await requireModel(tx, batch.modelId);
    if (!(await findOpenSite(tx, caller.scope, batch.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
    if (batch.roomId) await requireRoom(tx, caller, batch.siteId, batch.roomId);
    const since = momentOf({ given: batch.since, now: this.clock.now(), after: [], field: 'since' });
    const foreign = foreignFields(category, batch.pieces);
    if (foreign.length > 0) throw refusalOf(foreign, batch.pieces.length);
    await this.refuseTaken(tx, caller, batch);
    await insertDrafts(tx, fresh, since);
  }

  /** @throws Refusal `batch-refused` when an identifier is somebody's, or twice in the list */
  private async refuseTaken(reader: Reader, caller: Caller, { modelId, pieces }: EquipmentBatchDraft): Promise<void> {
    const faults = faultsOf(await findTakenAmong(reader, caller.scope, modelId, pieces));
    if (faults.length > 0) throw refusalOf(faults.map((fault) => ({ ...fault, number: null, code: fault.code as ProblemCode })), pieces.length);
  }

  /** The lines whose ids stand for something else, with the number of what was logged under them. */
  private async alreadyLogged(tx: Transaction, caller: Caller, batch: EquipmentBatchDraft, reused: readonly EquipmentDraft[]): Promise<Refusal> {
    const numbers = new Map((await findNumbered(tx, caller.scope, reused.map(({ id }) => id))).map(({ id, number }) => [id, number]));
    const lines = reused.map(({ id }): LineProblem => {
      const number = numbers.get(id) ?? null;
      const { code, sentence } = new Refusal('already-logged', number === null ? {} : { number });
      return { id, number, code, detail: sentence };
    });
    return refusalOf(lines, batch.pieces.length);
  }
}

function faultsOf(taken: readonly TakenIdentifier[]): BatchFault[] {
  return taken.map(({ id, field, twin, number, site }) => {
    const refusal = twin !== null ? new Refusal('twice-in-list', { line: twin }) : new Refusal(TAKEN[field], number !== null && site !== null ? { number, site } : {});
    return { id, field, code: refusal.code, detail: refusal.sentence };
  });
}

function foreignFields(category: Category, pieces: readonly BatchPiece[]): LineProblem[] {
  const foreign = fieldsForeignTo(category);
  return pieces.flatMap((piece) => IDENTIFIERS.filter((field) => foreign.includes(field) && piece[field]).map((field): LineProblem => {
    const { code, sentence } = new Refusal('field-foreign', { label: FIELD_LABEL[field] ?? field });
    return { id: piece.id, number: null, code, detail: sentence, field };
  }));
}

function refusalOf(lines: readonly LineProblem[], total: number): Refusal {
  const refused = new Set(lines.map(({ id }) => id)).size;
  return new Refusal('batch-refused', { refused, total }, { lines });
}
