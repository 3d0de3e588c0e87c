import type { HistorySubject, Permission } from '@calanque/shared';

/** Where the page of a thing is. */
export interface SubjectPlace {
  readonly link: string;
  /** What one must be allowed in order to follow the link. */
  readonly needs: Permission;
}

interface Place {
  readonly address: string;
  readonly needs: Permission;
  /** There is but one of its kind: the address is its page. */
  readonly one?: true;
}

const PLACES: Readonly<Record<HistorySubject, Place>> = {
  equipment: { address: '/materiel', needs: 'equipment:read' },
  equipment_model: { address: '/modeles', needs: 'model:read' },
  site: { address: '/mds', needs: 'site:read' },
  person: { address: '/personnes', needs: 'person:read' },
  account: { address: '/comptes', needs: 'account:manage' },
  import: { address: '/imports', needs: 'import:run' },
  loan: { address: '/prets', needs: 'loan:read' },
  kit: { address: '/lots', needs: 'kit:read' },
  transfer: { address: '/transferts', needs: 'transfer:read' },
  loan_terms: { address: '/conditions-de-pret', needs: 'settings:edit', one: true },
};

/** What stands for a thing whose name cannot be told. */
const NAMELESS: Readonly<Record<HistorySubject, string>> = {
  equipment: 'Un matériel', equipment_model: 'Un modèle', site: 'Une MDS', person: 'Une personne', account: 'Un compte', import: 'Import d’un fichier',
  loan: 'Un prêt', loan_terms: 'Conditions de prêt', kit: 'Un lot', transfer: 'Un transfert',
};

/** What the thing is called that a history line is about; of an import, the file that was given. */
export function nameOf({ subject, subjectLabel }: { readonly subject: HistorySubject; readonly subjectLabel: string | null }): string {
  if (subjectLabel === null) return NAMELESS[subject];
  return subject === 'import' ? `Import de ${subjectLabel}` : subjectLabel;
}

/** The page of the thing that a history line is about. */
export function placeOf(line: { readonly subject: HistorySubject; readonly subjectId: string }): SubjectPlace {
  const { address, needs, one } = PLACES[line.subject];
  return { link: one ? address : `${address}/${line.subjectId}`, needs };
}
