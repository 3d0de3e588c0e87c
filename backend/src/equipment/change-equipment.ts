import { Injectable } from '@nestjs/common';
import { fieldsForeignTo, type Annulment, type Category, type EquipmentChange, type EquipmentDetail, type EquipmentDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import { Database, type Transaction } from '../database/database.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { findDetail } from './equipment-detail.queries.js';
import { annul, endInstalled, updateEquipment } from './equipment-writes.queries.js';
import { findOpenSite, findTaken, holdCategory } from './equipment.queries.js';
import { FIELD_LABEL } from './field-label.js';
import { insertDrafts } from './insert-pieces.queries.js';
import { lockPiece, requireRoom } from './piece-acts.js';
import { ReadEquipment } from './read-equipment.js';

/** The cards of pieces, written. Place, condition and custody are changed by acts. */
@Injectable()
export class ChangeEquipment {
  constructor(
    private readonly database: Database,
    private readonly equipment: ReadEquipment,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `model-unknown`, `field-foreign`, `site-unknown`, `room-…`, `serial-taken`, `mac-taken`, `imei-taken`, `date-in-future`, `id-reused` */
  async create(caller: Caller, draft: EquipmentDraft): Promise<EquipmentDetail> {
    await this.database.create(caller, draft, async (tx) => {
      const category = await requireModel(tx, draft.modelId);
      refuseForeignFields(category, draft);
      if (!(await findOpenSite(tx, caller.scope, draft.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
      if (draft.roomId) await requireRoom(tx, caller, draft.siteId, draft.roomId);
      const since = momentOf({ given: draft.since, now: this.clock.now(), after: [], field: 'since' });
      await insertDrafts(tx, [draft], since);
    }, draft.siteId).catch(this.explain(caller, draft));
    return this.equipment.one(caller, draft.id);
  }

  /** A property that is absent stays as it is; null empties it. */
  async change(caller: Caller, id: string, version: number, change: EquipmentChange): Promise<EquipmentDetail> {
    let wanted = change;
    await this.database.write(caller, async (tx) => {
      const piece = await lockPiece(tx, caller, id);
      const now = await findDetail(tx, caller.scope, 'with-holders', id);
      if (!now) throw new Refusal('not-found');
      if (piece.version !== version) throw new Refusal('stale', {}, { current: now });
      const category = await requireModel(tx, change.modelId);
      wanted = wantedOf(change, now);
      refuseForeignFields(category, wanted);
      await updateEquipment(tx, id, wanted);
    }).catch((error: unknown) => this.explain(caller, wanted)(error));
    return this.equipment.one(caller, id);
  }

  /** Says that the entry was wrong: its identifiers are freed, its number is never given again. */
  async annul(caller: Caller, id: string, version: number, annulment: Annulment): Promise<EquipmentDetail> {
    await this.database.write(caller, async (tx) => {
      const piece = await lockPiece(tx, caller, id);
      if (piece.version !== version) throw new Refusal('stale', {}, { current: await findDetail(tx, caller.scope, 'with-holders', id) });
      if (piece.custody && piece.custody.kind !== 'installed') throw new Refusal('equipment-held', { number: piece.number });
      const at = momentOf({ given: null, now: this.clock.now(), after: [piece.custody?.since ?? null], field: 'at' });
      await endInstalled(tx, piece, at);
      await annul(tx, piece, annulment.reason, at);
    });
    return this.equipment.one(caller, id);
  }

  /** Whose identifier it is, as far as the caller may know. */
  private explain(caller: Caller, given: EquipmentChange) {
    return async (error: unknown): Promise<never> => {
      const constraint = violatedConstraint(error);
      const taken = constraint === null ? undefined : TAKEN[constraint];
      if (constraint === null || taken === undefined) throw error;
      const owner = await findTaken(this.database, caller.scope, {
        constraint, modelId: given.modelId, serial: given.serial ?? null, mac: given.mac ?? null, imei: given.imei ?? null,
      });
      throw new Refusal(taken.code, owner ?? {}, { field: taken.field });
    };
  }
}

const TAKEN: Readonly<Record<string, { code: 'serial-taken' | 'mac-taken' | 'imei-taken'; field: string }>> = {
  equipment_serial_once: { code: 'serial-taken', field: 'serial' },
  equipment_mac_once: { code: 'mac-taken', field: 'mac' },
  equipment_imei_once: { code: 'imei-taken', field: 'imei' },
};

/** @throws Refusal `model-unknown` */
export async function requireModel(tx: Transaction, modelId: string): Promise<Category> {
  const category = await holdCategory(tx, modelId);
  if (category === null) throw new Refusal('model-unknown', {}, { field: 'modelId' });
  return category;
}

function refuseForeignFields(category: Category, card: EquipmentChange): void {
  const foreign = fieldsForeignTo(category).find((field) => card[field] !== null && card[field] !== undefined);
  if (foreign) throw new Refusal('field-foreign', { label: FIELD_LABEL[foreign] ?? foreign }, { field: foreign });
}

/** The card as it will be: what is given, and what was there for the rest. */
function wantedOf(change: EquipmentChange, now: EquipmentDetail): EquipmentChange {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...pick(now), ...Object.fromEntries(given) };
}

function pick(now: EquipmentDetail): EquipmentChange {
  const { modelId, serial, mac, imei, purchasedOn, priceCents, orderNumber, supplier, warrantyMonths, notes } = now;
  const { ssid, bands, ipAddress, firmware, osName, osVersion, osSupportEndsOn } = now;
  return { modelId, serial, mac, imei, purchasedOn, priceCents, orderNumber, supplier, warrantyMonths, notes, ssid, bands, ipAddress, firmware, osName, osVersion, osSupportEndsOn };
}
