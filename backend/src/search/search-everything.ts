import { Injectable } from '@nestjs/common';
import { PERMISSION_OF_SEARCH_KIND, SEARCH_KINDS, SEARCH_LIMIT, type SearchAnswer, type SearchGroup, type SearchKind, type SearchRequest } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { hitOfName, hitOfPiece } from './hits.js';
import { judgeNames, type Judgement, type NamedHit } from './judge-names.js';
import { findNearNames, type NameKind, type NearName } from './names.queries.js';
import { findPieces, type FoundPiece } from './pieces.queries.js';
import { wordsToFind } from './plain-words.js';
import type { Rank } from './rank.js';
import { readingsOf, readingsWithErrors } from './readings.js';
import { readCursor, writeCursor, type Place } from './search-cursor.js';
import { typedKey } from './typed-key.js';

const NAME_KINDS: readonly NameKind[] = ['person', 'model', 'site', 'room'];

/** A request that was understood. */
interface Search {
  readonly typed: string;
  readonly words: readonly string[];
  readonly kinds: readonly SearchKind[];
  readonly limit: number;
  readonly after: Place | null;
}

interface RankedGroup extends SearchGroup {
  readonly best: Rank;
}

/** Finds anything that the caller may read, by what is written on it or by words. */
@Injectable()
export class SearchEverything {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /**
   * Names first, in their small tables; then the pieces by identifier and by the keys of those names: two statements.
   * @throws Refusal `not-allowed` when a kind is asked for that the caller may not read; `cursor-invalid`
   */
  async find(caller: Caller, request: SearchRequest): Promise<SearchAnswer> {
    const search = understand(caller, request);
    const judgement = await this.judge(caller, search);
    const pieces = search.kinds.includes('equipment') ? await this.pieces(caller, search, judgement) : [];
    const groups = [groupOfPieces(search, pieces), ...NAME_KINDS.map((kind) => groupOfNames(search, kind, judgement.hits))]
      .filter((group) => group !== null)
      .sort((one, other) => one.best - other.best || SEARCH_KINDS.indexOf(one.kind) - SEARCH_KINDS.indexOf(other.kind));
    return { groups: groups.map(({ kind, hits, next }) => ({ kind, hits, next })) };
  }

  /** Pieces are found by the names of every kind that the caller may read, whichever kind is asked for. */
  private async judge(caller: Caller, search: Search): Promise<Judgement> {
    const kinds = search.kinds.includes('equipment') ? NAME_KINDS.filter((kind) => mayFind(caller, kind)) : search.kinds.filter((kind) => kind !== 'equipment');
    if (search.words.length === 0 || kinds.length === 0) return { hits: [], bearers: [] };
    const wanted = { kinds, contact: may(caller, 'person:read-contact'), holders: may(caller, 'equipment:read-private') };
    const names: NearName[] = await findNearNames(this.database, caller.scope, wanted, search.words);
    return judgeNames(names, search.words, this.clock.today());
  }

  private pieces(caller: Caller, search: Search, { bearers }: Judgement): Promise<FoundPiece[]> {
    const holders = may(caller, 'equipment:read-private');
    const known = holders ? bearers : bearers.filter(({ kind }) => kind !== 'person');
    return findPieces(this.database, caller.scope, {
      typed: search.typed,
      key: typedKey(search.typed),
      written: readingsOf(known, search.words, 'written'),
      understood: readingsWithErrors(known, search.words),
      holders,
      after: search.after,
      limit: search.limit + 1,
    });
  }
}

function mayFind(caller: Caller, kind: SearchKind): boolean {
  return may(caller, PERMISSION_OF_SEARCH_KIND[kind]);
}

function understand(caller: Caller, { q, kind, limit, cursor }: SearchRequest): Search {
  if (kind && !mayFind(caller, kind)) throw new Refusal('not-allowed', {}, { field: 'kind' });
  return {
    typed: q,
    words: wordsToFind(q),
    kinds: kind ? [kind] : SEARCH_KINDS.filter((one) => mayFind(caller, one)),
    limit: limit ?? SEARCH_LIMIT,
    after: cursor ? readCursor(q, kind, cursor) : null,
  };
}

function groupOfPieces(search: Search, found: readonly FoundPiece[]): RankedGroup | null {
  const shown = found.slice(0, search.limit);
  const { key } = typedKey(search.typed);
  return groupOf(search, 'equipment', shown, shown.map((piece) => hitOfPiece(piece, key)), found.length > shown.length);
}

function groupOfNames(search: Search, kind: NameKind, all: readonly NamedHit[]): RankedGroup | null {
  if (!search.kinds.includes(kind)) return null;
  const ofKind = all.filter((hit) => hit.name.kind === kind).map(({ rank, name }) => ({ rank, id: name.id, name }));
  const start = search.after === null ? 0 : placeAfter(ofKind, search.after);
  const shown = ofKind.slice(start, start + search.limit);
  return groupOf(search, kind, shown, shown.map(hitOfName), ofKind.length > start + shown.length);
}

/** Behind the hit of the cursor; if it is there no more, behind those of its rank. */
function placeAfter(hits: readonly Place[], after: Place): number {
  const place = hits.findIndex(({ id }) => id === after.id);
  if (place >= 0) return place + 1;
  const worse = hits.findIndex(({ rank }) => rank > after.rank);
  return worse >= 0 ? worse : hits.length;
}

function groupOf(search: Search, kind: SearchKind, places: readonly Place[], hits: SearchGroup['hits'], more: boolean): RankedGroup | null {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { best: first.rank, kind, hits, next: more ? writeCursor(search.typed, kind, last) : null };
}
