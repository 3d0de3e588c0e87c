import { createHash } from 'node:crypto';
import type { SearchKind } from '@calanque/shared';
import { Refusal } from '../refusal/refusal.js';
import { RANK, type Rank } from './rank.js';

/** Where the hits of a kind ended. */
export interface Place {
  readonly rank: Rank;
  readonly id: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cursor of what comes after a place. It belongs to what was typed and to the kind. */
export function writeCursor(typed: string, kind: SearchKind, place: Place): string {
  return Buffer.from(JSON.stringify([markOf(typed, kind), place.rank, place.id])).toString('base64url');
}

/** @throws Refusal `cursor-invalid` when it was made for another search */
export function readCursor(typed: string, kind: SearchKind | null | undefined, cursor: string): Place {
  try {
    const [mark, rank, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const known = Object.values(RANK).find((one) => one === rank);
    if (kind && mark === markOf(typed, kind) && known !== undefined && typeof id === 'string' && ID.test(id)) return { rank: known, id };
  } catch {
    // Not one of our cursors: refused like one of another search.
  }
  throw new Refusal('cursor-invalid', {}, { field: 'cursor' });
}

function markOf(typed: string, kind: SearchKind): string {
  return createHash('sha256').update(JSON.stringify([typed, kind])).digest('base64url').slice(0, 12);
}
