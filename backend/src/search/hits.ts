import type { SearchHit } from '@calanque/shared';
import type { NearName } from './names.queries.js';
import type { FoundPiece } from './pieces.queries.js';
import { matchOf, type Rank } from './rank.js';
import { identifierToShow } from './typed-key.js';

const NOTHING = {
  number: null, identifier: null, identifierKind: null, category: null, state: null, annulled: false,
  site: null, room: null, holder: null, detail: null, siteStatus: null, leftOn: null,
} satisfies Partial<SearchHit>;

/** A piece as the answer shows it. */
export function hitOfPiece(piece: FoundPiece, key: string): SearchHit {
  const identifier = identifierToShow(piece, key);
  return {
    ...NOTHING,
    kind: 'equipment',
    id: piece.id,
    match: matchOf(piece.rank),
    name: piece.name,
    number: piece.number,
    identifier: identifier?.value ?? null,
    identifierKind: identifier?.kind ?? null,
    category: piece.category,
    state: piece.state,
    annulled: piece.annulled,
    site: { id: piece.site_id, name: piece.site_name },
    room: piece.room_id === null ? null : { id: piece.room_id, name: piece.room_name ?? '' },
    holder: piece.holder_id === null ? null : { id: piece.holder_id, name: piece.holder_name ?? '' },
  };
}

/** A model, site, room or person as the answer shows it. */
export function hitOfName({ rank, name }: { readonly rank: Rank; readonly name: NearName }): SearchHit {
  return {
    ...NOTHING,
    kind: name.kind,
    id: name.id,
    match: matchOf(rank),
    name: name.name,
    number: name.reference,
    category: name.category,
    site: name.site,
    detail: name.detail,
    siteStatus: name.siteStatus,
    leftOn: name.leftOn,
  };
}
