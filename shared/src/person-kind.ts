/** Anybody who can hold something. */
export const PERSON_KINDS = ['agent', 'intern', 'borrower'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];
export const PERSON_KIND_LABEL: Readonly<Record<PersonKind, string>> = {
  agent: 'Agent',
  intern: 'Stagiaire',
  borrower: 'Emprunteur',
};
