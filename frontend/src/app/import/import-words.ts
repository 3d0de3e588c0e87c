import { IMPORT_FIELDS, type ImportCounts, type ImportKind, type ImportOutcome, type ImportState } from '@calanque/shared';
import { counted } from '../ui/format/numbers';
import type { Look } from '../ui/state/equipment-look';
import type { IconName } from '../ui/icon/icon-drawings';

/** How far an import is, in a word or two. */
export const IMPORT_STATE_LABEL: Readonly<Record<ImportState, string>> = {
  uploaded: 'Colonnes à vérifier',
  checking: 'Vérification en cours',
  checked: 'À confirmer',
  importing: 'Import en cours',
  done: 'Terminé',
  failed: 'Interrompu',
};

export const IMPORT_STATE_LOOK: Readonly<Record<ImportState, Look>> = {
  uploaded: { tone: 'ochre', icon: 'edit' },
  checking: { tone: 'primary', icon: 'schedule' },
  checked: { tone: 'ochre', icon: 'visibility' },
  importing: { tone: 'primary', icon: 'schedule' },
  done: { tone: 'pine', icon: 'check_circle' },
  failed: { tone: 'coral', icon: 'error' },
};

interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly none: 'aucun' | 'aucune';
  /** « une liste d’agents » */
  readonly listOf: string;
  readonly icon: IconName;
  /** Where what was created is seen, the newest first where the list can be ordered so. */
  readonly list: { readonly link: string; readonly label: string; readonly parameters?: Readonly<Record<string, string>> };
}

/** The words for what a file holds. */
export const KIND_WORDS: Readonly<Record<ImportKind, KindWords>> = {
  equipment: {
    one: 'matériel', many: 'matériels', none: 'aucun', listOf: 'une liste de matériel', icon: 'inventory_2',
    list: { link: '/materiel', label: 'Voir le matériel', parameters: { sort: '-createdAt' } },
  },
  agents: {
    one: 'agent', many: 'agents', none: 'aucun', listOf: 'une liste d’agents', icon: 'group',
    list: { link: '/personnes', label: 'Voir les agents' },
  },
  rooms: {
    one: 'pièce', many: 'pièces', none: 'aucune', listOf: 'une liste de pièces', icon: 'meeting_room',
    list: { link: '/mds', label: 'Voir les MDS' },
  },
  sites: {
    one: 'MDS', many: 'MDS', none: 'aucune', listOf: 'une liste de MDS', icon: 'location_on',
    list: { link: '/mds', label: 'Voir les MDS' },
  },
};

/** « 403 matériels » */
export function countedOf(kind: ImportKind, count: number): string {
  const { one, many, none } = KIND_WORDS[kind];
  return counted(count, one, many, none);
}

export const countedRows = (count: number): string => counted(count, 'ligne', 'lignes', 'aucune');
export const countedCards = (count: number): string => counted(count, 'fiche', 'fiches', 'aucune');

/** « Latitude 5420 », the marks on the line of what they enclose. */
export const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;

/** How a field of the file is called on the screen. */
export function fieldLabel(kind: ImportKind, name: string): string {
  return IMPORT_FIELDS[kind].find((field) => field.name === name)?.label ?? name;
}

/** How a column of the file is called: by its heading, or by its place when it has none. */
export const columnName = (heading: string, index: number): string => heading || `Colonne ${index + 1}`;

/** What confirming does: « Créer 403 matériels et mettre à jour 2 fiches ». `updated` is null when it is not known exactly. */
export function confirmationOf(kind: ImportKind, created: number, updated: number | null): string {
  const update = updated === null ? 'mettre à jour toutes les fiches différentes' : updated > 0 ? `mettre à jour ${countedCards(updated)}` : '';
  const create = created > 0 ? `Créer ${countedOf(kind, created)}` : '';
  if (create && update) return `${create} et ${update}`;
  return create || (update && update.charAt(0).toUpperCase() + update.slice(1)) || 'Confirmer l’import';
}

export const OUTCOME_KEY: Readonly<Record<ImportOutcome, keyof ImportCounts>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  different: 'different',
  'already-present': 'alreadyPresent',
  ignored: 'ignored',
};

/** What asks for attention comes before what does not. */
export const IMPORT_OUTCOMES_SHOWN: readonly ImportOutcome[] = ['accepted', 'rejected', 'different', 'already-present', 'ignored'];

/** Of one line, then of many. */
const OUTCOME_WORDS: Readonly<Record<ImportOutcome, readonly [string, string]>> = {
  accepted: ['à créer', 'à créer'],
  rejected: ['refusée', 'refusées'],
  different: ['différente', 'différentes'],
  'already-present': ['déjà présente', 'déjà présentes'],
  ignored: ['ignorée', 'ignorées'],
};

/** What becomes of so many lines, or has become of them once the import is done: « à créer », « créées ». */
export function outcomeWord(outcome: ImportOutcome, state: ImportState, count: number): string {
  const [one, many] = outcome === 'accepted' && state === 'done' ? ['créée', 'créées'] : OUTCOME_WORDS[outcome];
  return count > 1 ? many : one;
}
