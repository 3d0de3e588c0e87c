import { CATEGORY_LABEL, EQUIPMENT_STATE_LABEL, SITE_STATUS_LABEL, type IdentifierKind, type SearchHit, type SearchKind } from '@calanque/shared';
import { shortDay } from '../ui/format/dates';
import type { IconName } from '../ui/icon/icon-drawings';
import { CATEGORY_ICON, STATE_LOOK, type Look } from '../ui/state/equipment-look';

/** How the hits of a kind are headed. */
export const KIND_LABEL: Readonly<Record<SearchKind, string>> = {
  equipment: 'Matériel', person: 'Personnes', model: 'Modèles', site: 'MDS', room: 'Pièces',
};

/** « Matériel », « Matériel · orthographe proche » where every hit was found with a typing error. */
export function headingOf(kind: SearchKind, hits: readonly SearchHit[]): string {
  return hits.every(({ match }) => match === 'fuzzy') ? `${KIND_LABEL[kind]} · orthographe proche` : KIND_LABEL[kind];
}

/** Whether some hits were found with a typing error, and others without. */
export function isMixed(hits: readonly SearchHit[]): boolean {
  return new Set(hits.map(({ match }) => match === 'fuzzy')).size > 1;
}

const ONE_OF_KIND: Readonly<Record<SearchKind, string>> = {
  equipment: 'Matériel', person: 'Personne', model: 'Modèle', site: 'MDS', room: 'Pièce',
};

const IDENTIFIER_LABEL: Readonly<Record<IdentifierKind, string>> = { serial: 'N° de série', mac: 'MAC', imei: 'IMEI' };

const ICON: Readonly<Record<Exclude<SearchKind, 'equipment'>, IconName>> = {
  person: 'person', model: 'category', site: 'location_on', room: 'meeting_room',
};

/** A state to show at the end of a hit. */
export interface HitState extends Look {
  readonly label: string;
}

/** A hit in words. */
export interface HitWords {
  readonly icon: IconName;
  readonly kind: string;
  /** « Samsung Galaxy Tab A8 » */
  readonly name: string;
  /** « MDS13-000214 »; null when it has none. */
  readonly number: string | null;
  /** « N° de série R9TW50LKM4 · Vitrolles, Espace numérique · Nadia Benali » */
  readonly detail: string;
  readonly state: HitState | null;
  /** Whether it was found with a typing error. */
  readonly nearly: boolean;
}

/** What a hit says of itself: enough to know it from the next. */
export function wordsOf(hit: SearchHit): HitWords {
  return {
    icon: hit.kind === 'equipment' ? CATEGORY_ICON[hit.category ?? 'accessory'] : ICON[hit.kind],
    kind: ONE_OF_KIND[hit.kind],
    name: hit.kind === 'site' ? `MDS ${hit.name}` : hit.name,
    number: hit.kind === 'equipment' ? hit.number : null,
    detail: detailsOf(hit).filter(Boolean).join(' · '),
    state: stateOf(hit),
    nearly: hit.match === 'fuzzy',
  };
}

/** Where a hit leads. A room has no page: its equipment is shown, or its MDS to those who see no equipment. */
export function addressOf(hit: SearchHit, seesEquipment: boolean): string {
  switch (hit.kind) {
    case 'equipment': return `/materiel/${hit.id}`;
    case 'person': return `/personnes/${hit.id}`;
    case 'model': return `/modeles/${hit.id}`;
    case 'site': return `/mds/${hit.id}`;
    case 'room': return seesEquipment ? `/materiel?siteId=${hit.site?.id ?? ''}&roomId=${hit.id}` : `/mds/${hit.site?.id ?? ''}`;
  }
}

function detailsOf(hit: SearchHit): (string | null | undefined | false)[] {
  switch (hit.kind) {
    case 'equipment': return [
      hit.identifierKind && `${IDENTIFIER_LABEL[hit.identifierKind]} ${hit.identifier ?? ''}`,
      [hit.site?.name, hit.room?.name].filter(Boolean).join(', '),
      hit.holder?.name,
    ];
    case 'model': return [hit.category && CATEGORY_LABEL[hit.category], hit.number && `Réf. ${hit.number}`];
    case 'site': return [hit.detail !== hit.name && hit.detail];
    case 'room': return [hit.site && `MDS ${hit.site.name}`, hit.detail];
    case 'person': return [hit.detail, hit.site && `MDS ${hit.site.name}`];
  }
}

function stateOf(hit: SearchHit): HitState | null {
  if (hit.annulled) return { tone: 'neutral', icon: 'block', label: 'Fiche annulée' };
  if (hit.state) return { ...STATE_LOOK[hit.state], label: EQUIPMENT_STATE_LABEL[hit.state] };
  if (hit.siteStatus && hit.siteStatus !== 'open') {
    return { tone: hit.siteStatus === 'works' ? 'ochre' : 'neutral', icon: hit.siteStatus === 'works' ? 'build' : 'block', label: SITE_STATUS_LABEL[hit.siteStatus] };
  }
  return hit.leftOn ? { tone: 'neutral', icon: 'logout', label: `Départ le ${shortDay(hit.leftOn)}` } : null;
}
