import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { EquipmentDetail, SearchAnswer, SearchHit } from '@calanque/shared';
import { requestSoon } from '../../ui/testing/api';

/** The search's answer for pieces that bear exactly what was scanned. */
export function exactly(...pieces: readonly EquipmentDetail[]): SearchAnswer {
  return pieces.length === 0 ? { groups: [] } : { groups: [{ kind: 'equipment', next: null, hits: pieces.map(hitOf) }] };
}

/** Answers the next scan: by the search, and by the piece if one is found. */
export async function answerScan(...pieces: readonly EquipmentDetail[]): Promise<void> {
  (await requestSoon('GET', '/api/search')).flush(exactly(...pieces));
  const [piece] = pieces;
  if (piece && pieces.length === 1 && piece.annulledAt === null) (await requestSoon('GET', `/api/equipment/${piece.id}`)).flush(piece);
  await new Promise((resolve) => setTimeout(resolve));
}

/** Whether nothing is being looked up. */
export const nothingAsked = (): boolean => TestBed.inject(HttpTestingController).match(() => true).length === 0;

const hitOf = (piece: EquipmentDetail): SearchHit => ({
  kind: 'equipment', id: piece.id, match: 'exact', name: `${piece.maker} ${piece.modelName}`, number: piece.number, identifier: piece.serial,
  identifierKind: 'serial', category: piece.category, state: piece.state, annulled: piece.annulledAt !== null, site: piece.site, room: piece.room,
  holder: null, detail: null, siteStatus: null, leftOn: null,
});
