import { Injectable } from '@nestjs/common';
import type { KitAnswer, KitChange, KitDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { lockPieces, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { dissolveKit, findInOtherKit, holdSite, insertKit, lockKit, piecesOutWith, updateKit, writeItems, type LockedKit } from './kit-writes.queries.js';
import { piecesOfKit } from './kit.queries.js';
import { ReadKits } from './read-kits.js';

/** What is in a kit, and whether there is one. */
@Injectable()
export class ComposeKits {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly kits: ReadKits) {}

  /** @throws Refusal `site-unknown`, `kit-name-taken`, `not-found`, `kit-piece-elsewhere`, `equipment-in-kit`, `equipment-annulled`, `id-reused` */
  async create(caller: Caller, draft: KitDraft): Promise<KitAnswer> {
    await this.database.create(caller, draft, async (tx) => {
      const pieces = await lockPieces(tx, caller.scope, draft.equipmentIds);
      if (!(await holdSite(tx, caller.scope, draft.siteId))) throw new Refusal('site-unknown', {}, { field: 'siteId' });
      await insertKit(tx, { id: draft.id, siteId: draft.siteId, name: draft.name, note: draft.note ?? null });
      await this.fill(tx, draft, draft.equipmentIds, pieces);
    }, draft.siteId);
    return this.kits.one(caller, draft.id);
  }

  /** @throws Refusal `not-found`, `stale`, `kit-dissolved`, `kit-piece-out`, and those of a creation */
  async change(caller: Caller, id: string, version: number, change: KitChange): Promise<KitAnswer> {
    await this.database.write(caller, async (tx) => {
      const before = (await piecesOfKit(tx, caller.scope, id)) ?? [];
      const pieces = await lockPieces(tx, caller.scope, [...before, ...change.equipmentIds]);
      const kit = await this.lock(tx, caller, id, version);
      const kept = (await piecesOutWith(tx, caller.scope, id)).find((out) => before.includes(out) && !change.equipmentIds.includes(out));
      if (kept) throw new Refusal('kit-piece-out', { number: pieces.get(kept)?.number ?? '' }, { field: 'equipmentIds' });
      await updateKit(tx, id, { name: change.name, note: change.note ?? null });
      await this.fill(tx, kit, change.equipmentIds, pieces);
    });
    return this.kits.one(caller, id);
  }

  /** Its pieces are single ones from then on. @throws Refusal `not-found`, `stale`, `kit-dissolved`, `kit-out` */
  async dissolve(caller: Caller, id: string, version: number): Promise<KitAnswer> {
    await this.database.write(caller, async (tx) => {
      await lockPieces(tx, caller.scope, (await piecesOfKit(tx, caller.scope, id)) ?? []);
      await this.lock(tx, caller, id, version);
      if ((await piecesOutWith(tx, caller.scope, id)).length > 0) throw new Refusal('kit-out');
      await dissolveKit(tx, id, this.clock.now());
    });
    return this.kits.one(caller, id);
  }

  private async lock(tx: Transaction, caller: Caller, id: string, version: number): Promise<LockedKit> {
    const kit = await lockKit(tx, caller.scope, id);
    if (!kit) throw new Refusal('not-found');
    if (kit.version !== version) throw new Refusal('stale', {}, { current: await this.kits.one(caller, id, tx) });
    if (kit.dissolved) throw new Refusal('kit-dissolved');
    return kit;
  }

  private async fill(
    tx: Transaction, kit: { readonly id: string; readonly siteId: string }, equipmentIds: readonly string[], pieces: ReadonlyMap<string, Piece>,
  ): Promise<void> {
    for (const id of equipmentIds) {
      const piece = pieces.get(id);
      if (!piece) throw new Refusal('not-found', {}, { field: 'equipmentIds' });
      requireValid(piece);
      if (piece.siteId !== kit.siteId) throw new Refusal('kit-piece-elsewhere', { number: piece.number }, { field: 'equipmentIds' });
    }
    const other = await findInOtherKit(tx, kit.id, equipmentIds);
    const number = other && pieces.get(other.equipment_id)?.number;
    if (number) throw new Refusal('equipment-in-kit', { number, name: other.name }, { field: 'equipmentIds' });
    await writeItems(tx, kit.id, equipmentIds, this.clock.now());
  }
}
