import type { LoanCounts } from '@calanque/shared';
import type { IconName } from '../../ui/icon/icon-drawings';

/** What the page of the loans shows: one kind of them at a time. */
export interface LoanView {
  readonly key: 'open' | 'overdue' | 'to-call' | 'disputed' | 'to-erase' | 'returned' | 'all';
  readonly label: string;
  readonly icon: IconName;
  /** The parameters of the address; those of the others are taken away. */
  readonly parameters: Readonly<Record<'state' | 'toCall' | 'disputed' | 'toErase', string | null>>;
  /** How many wait there, where that is counted. */
  readonly countOf: (counts: LoanCounts) => number | null;
  readonly empty: { readonly heading: string; readonly text: string };
}

const NONE = { state: null, toCall: null, disputed: null, toErase: null } as const;

export const LOAN_VIEWS: readonly LoanView[] = [
  {
    key: 'open', label: 'En cours', icon: 'handshake', parameters: NONE, countOf: () => null,
    empty: { heading: 'Aucun prêt en cours', text: 'Ce qui est prêté au public et pas encore attendu apparaît ici.' },
  },
  {
    key: 'overdue', label: 'En retard', icon: 'warning', parameters: { ...NONE, state: 'overdue' }, countOf: ({ overdue }) => overdue,
    empty: { heading: 'Aucun retard', text: 'Tout ce qui devait revenir est revenu.' },
  },
  {
    key: 'to-call', label: 'À appeler', icon: 'call', parameters: { ...NONE, toCall: 'true' }, countOf: ({ toCall }) => toCall,
    empty: { heading: 'Personne à appeler', text: 'Les emprunteurs en retard qu’aucun e-mail n’atteint apparaissent ici : sans adresse, ou dont le rappel n’a pas pu être remis.' },
  },
  {
    key: 'disputed', label: 'Litiges', icon: 'gavel', parameters: { ...NONE, disputed: 'true' }, countOf: () => null,
    empty: { heading: 'Aucun litige', text: 'Un prêt en litige garde les données de l’emprunteur jusqu’à son règlement.' },
  },
  {
    key: 'to-erase', label: 'À effacer', icon: 'ink_eraser', parameters: { ...NONE, toErase: 'true' }, countOf: () => null,
    empty: { heading: 'Aucune mémoire à effacer', text: 'Ce qui est rendu et ne se remet qu’après effacement de sa mémoire apparaît ici.' },
  },
  {
    key: 'returned', label: 'Rendus', icon: 'check_circle', parameters: { ...NONE, state: 'returned' }, countOf: () => null,
    empty: { heading: 'Aucun prêt rendu', text: 'Les prêts terminés apparaissent ici.' },
  },
  {
    key: 'all', label: 'Tous', icon: 'inbox', parameters: { ...NONE, state: 'all' }, countOf: () => null,
    empty: { heading: 'Aucun prêt', text: 'Les prêts au public, en cours comme rendus, apparaissent ici.' },
  },
];

/** The view that the filters of the address show; the first where they name none. */
export function viewOf(valueOf: (filter: string) => string | null): LoanView {
  const [first] = LOAN_VIEWS;
  const shown = LOAN_VIEWS.find(({ parameters }) => Object.entries(parameters).some(([filter, value]) => value !== null && valueOf(filter) === value));
  if (!first) throw new Error('There is always a view.');
  return shown ?? first;
}
