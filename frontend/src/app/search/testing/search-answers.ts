import type { SearchAnswer, SearchGroup, SearchHit } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

/** A tablet in service at Vitrolles, unless told otherwise. */
export function hit(more: Partial<SearchHit> = {}): SearchHit {
  return {
    kind: 'equipment', id: 'piece-1', match: 'words', name: 'Samsung Galaxy Tab A8', number: 'MDS13-000214', identifier: 'R9TW50LKM4', identifierKind: 'serial',
    category: 'tablet', state: 'in-service', annulled: false, site: VITROLLES, room: { id: 'room-1', name: 'Accueil' }, holder: null, detail: null, siteStatus: null, leftOn: null,
    ...more,
  };
}

/** An agent of Vitrolles, unless told otherwise. */
export function person(more: Partial<SearchHit> = {}): SearchHit {
  return hit({ kind: 'person', id: 'person-7', name: 'Nadia Benali', number: null, identifier: null, identifierKind: null, category: null, state: null, room: null, detail: 'Accueil', ...more });
}

/** One group for each kind, in the order of the hits. */
export function answer(hits: readonly SearchHit[], next: string | null = null): SearchAnswer {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return { groups: kinds.map((kind): SearchGroup => ({ kind, hits: hits.filter((one) => one.kind === kind), next })) };
}
