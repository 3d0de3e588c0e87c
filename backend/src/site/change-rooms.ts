import { Injectable } from '@nestjs/common';
import type { RoomAnswer, RoomChange, RoomDraft } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { violatedConstraint } from '../database/violation.js';
import { Refusal } from '../refusal/refusal.js';
import { ReadSites } from './read-sites.js';
import { RoomEntity } from './room.entity.js';
import { lockRoom, roomHoldsEquipment, siteIsReachable } from './room.queries.js';

/** The rooms, written. */
@Injectable()
export class ChangeRooms {
  constructor(private readonly database: Database, private readonly sites: ReadSites, private readonly clock: Clock) {}

  /** @throws Refusal `not-found`, `room-name-taken`, `id-reused` */
  async create(caller: Caller, siteId: string, draft: RoomDraft): Promise<RoomAnswer> {
    const { id, name, floor = null, closed } = draft;
    if (!(await siteIsReachable(this.database, caller.scope, siteId))) throw new Refusal('not-found');
    const asked = { ...draft, siteId };
    await this.database.create(caller, asked, async (tx) => {
      await tx.manager.insert(RoomEntity, { id, siteId, name, floor, closedAt: closed ? this.clock.now() : null });
    }).catch(nameTaken(name));
    return this.sites.room(caller, id);
  }

  /** @throws Refusal `not-found`, `stale`, `room-name-taken`, `room-in-use` */
  async change(caller: Caller, id: string, version: number, change: RoomChange): Promise<RoomAnswer> {
    const { name, floor = null, closed } = change;
    await this.database.write(caller, async (tx) => {
      const now = await lockRoom(tx, caller.scope, id);
      if (now === null) throw new Refusal('not-found');
      if (now.version !== version) throw new Refusal('stale', {}, { current: await this.sites.room(caller, id, tx) });
      if (closed && now.closed_at === null && (await roomHoldsEquipment(tx, caller.scope, { id, siteId: now.site_id }))) {
        throw new Refusal('room-in-use', {}, { field: 'closed' });
      }
      await tx.manager.update(RoomEntity, { id }, { name, floor, closedAt: closed ? (now.closed_at ?? this.clock.now()) : null });
    }).catch(nameTaken(name));
    return this.sites.room(caller, id);
  }
}

function nameTaken(name: string) {
  return (error: unknown): never => {
    if (violatedConstraint(error) !== 'room_name_once') throw error;
    throw new Refusal('room-name-taken', { name }, { field: 'name' });
  };
}
