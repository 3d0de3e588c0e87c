import { Injectable } from '@nestjs/common';
import { RoomChange } from '@calanque/shared';
import type { Caller } from '../../access/index.js';
import type { Transaction } from '../../database/database.js';
import type { Reader } from '../../database/sql.js';
import { plainName } from '../reading/words.js';
import type { Claim, RowToWrite, ValueTarget, Writing } from '../rules.js';
import { RecordRules, type CellOf, type KnownRecord, type RecordContent, type RecordRow } from './record-rules.js';
import { findOpenSites } from '../equipment/catalogue.queries.js';
import { visibleSites } from '../reading/site-names.js';
import { findKnownRooms, insertRooms, updateRoom } from './record.queries.js';
import { requireSites, rowOf } from './rows-of-sites.js';

/** Lists of rooms. Site and name say which one it is. */
@Injectable()
export class RoomRules extends RecordRules {
  readonly kind = 'rooms';
  protected readonly twice = 'Cette pièce';
  protected readonly naming = ['site', 'name'];
  protected readonly cells: Readonly<Record<string, CellOf>> = {};

  async targetsOf(reader: Reader, caller: Caller): Promise<readonly ValueTarget[]> {
    return visibleSites(await findOpenSites(reader, caller.scope)).map(({ id, name }) => ({ target: id, label: name, words: [] }));
  }

  protected contractOf({ name, floor }: RecordContent): object {
    return Object.assign(new RoomChange(), { name, floor, closed: false });
  }

  protected claimsOf({ content, siteId }: RecordRow): readonly Claim[] {
    return [{ key: `room:${siteId ?? ''}:${plainName(content['name'] ?? '')}` }];
  }

  protected findKnown(tx: Transaction, caller: Caller, rows: readonly RecordRow[]): Promise<readonly KnownRecord[]> {
    return findKnownRooms(tx, caller.scope, rows);
  }

  protected async insert(writing: Writing, rows: readonly RowToWrite[]): Promise<void> {
    await requireSites(writing, rows);
    await insertRooms(writing.tx, rows.map(rowOf));
  }

  protected update({ tx, caller }: Writing, row: RowToWrite, fields: ReadonlySet<string>): Promise<boolean> {
    return updateRoom(tx, caller.scope, row.targetId, row.targetVersion, fields.has('floor') ? rowOf(row).content['floor'] ?? null : null);
  }
}
