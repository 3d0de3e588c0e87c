import type { Caller } from '../../access/index.js';
import type { Transaction } from '../../database/database.js';
import { findKnownPieces, findOwners, keysOf, type IdentifiedBy, type KnownPiece, type PieceKeys } from '../../equipment/index.js';
import { findClaims } from '../import-claim.queries.js';
import { findWrittenBefore } from '../import-row.queries.js';
import { findModelsByKey, findRoomsByName, type KnownModel, type KnownRoom } from './catalogue.queries.js';
import type { ReadRow } from './read-equipment-row.js';

/** A row with its number in the file. */
export interface NumberedRow extends ReadRow {
  readonly row: number;
}

/** What is known of the things that some rows name: looked up for all of them at once. */
export class KnownContext {
  private constructor(
    private readonly keys: ReadonlyMap<number, PieceKeys>,
    private readonly owners: ReadonlyMap<number, Partial<Record<IdentifiedBy | 'file', KnownPiece>>>,
    private readonly models: ReadonlyMap<string, KnownModel>,
    private readonly rooms: readonly KnownRoom[],
    /** The keys that rows of the file have, those of this very batch added as it goes. */
    readonly claims: Map<string, { row: number; value: string | null }>,
  ) {}

  static async find(tx: Transaction, caller: Caller, importId: string, rows: readonly NumberedRow[]): Promise<KnownContext> {
    const identities = rows.map(({ row, content: { number, maker, model, serial, mac, imei } }) => ({ row, number, maker, model, serial, mac, imei }));
    const keys = new Map((await keysOf(tx, identities)).map((one) => [one.row, one]));
    const nameless = identities.filter(({ number, serial, mac, imei }) => [number, serial, mac, imei].every((one) => one === null)).map(({ row }) => row);
    const before = nameless.length === 0 ? [] : await findWrittenBefore(tx, importId, nameless);
    const found = [...await findOwners(tx, identities), ...before.map((one) => ({ ...one, by: 'file' as const }))];
    const pieces = new Map((await findKnownPieces(tx, caller.scope, [...new Set(found.map(({ id }) => id))])).map((piece) => [piece.id, piece]));
    const owners = new Map<number, Partial<Record<IdentifiedBy | 'file', KnownPiece>>>();
    for (const { row, by, id } of found) {
      const piece = pieces.get(id);
      if (piece) owners.set(row, { ...owners.get(row), [by]: piece });
    }
    const modelKeys = [...new Set([...keys.values()].flatMap(({ model }) => model ?? []))];
    const models = new Map((await findModelsByKey(tx, modelKeys)).map((model) => [model.key, model]));
    const places = rows.flatMap(({ siteId, content: { room } }) => (siteId !== null && room !== null ? [{ siteId, room }] : []));
    const rooms = places.length === 0 ? [] : await findRoomsByName(tx, caller.scope, places);
    const claimKeys = [...[...keys.values()].flatMap(claimKeysOf), ...[...pieces.keys()].map((id) => claimKey('piece', id))];
    return new KnownContext(keys, owners, models, rooms, await findClaims(tx, importId, claimKeys));
  }

  keysOf(row: number): PieceKeys {
    return this.keys.get(row) ?? { row, number: null, serial: null, mac: null, imei: null, model: null };
  }

  ownerOf(row: number, by: IdentifiedBy | 'file'): KnownPiece | null {
    return this.owners.get(row)?.[by] ?? null;
  }

  modelOf(row: number): KnownModel | null {
    const { model } = this.keysOf(row);
    return model === null ? null : this.models.get(model) ?? null;
  }

  roomNamed(siteId: string, name: string): KnownRoom | null {
    return this.rooms.find((room) => room.site_id === siteId && room.key === name) ?? null;
  }
}

export const claimKey = (by: IdentifiedBy | 'model' | 'piece', key: string): string => `${by}:${key}`;

function claimKeysOf(keys: PieceKeys): string[] {
  return (['number', 'serial', 'mac', 'imei', 'model'] as const).flatMap((by) => (keys[by] === null ? [] : claimKey(by, keys[by])));
}
