import type { DocumentOffer, DocumentOfferList, DocumentSignature, DocumentSummary } from '@calanque/shared';

export const aSignature = (given: Partial<DocumentSignature> = {}): DocumentSignature => ({ id: 'signature-1', role: 'borrower', method: 'screen', signedAt: '2026-11-28T09:42:00Z', ...given });

export const aDocument = (given: Partial<DocumentSummary> = {}): DocumentSummary => ({
  id: '01900000-0000-7000-8000-0000000000d1', kind: 'loan-agreement', subjectKind: 'loan', subjectId: '01900000-0000-7000-8000-0000000000e1', sha256: 'c0ffee'.padEnd(64, '0'),
  createdAt: '2026-11-28T09:30:00Z', signatures: [], ...given,
});

/** The agreement of a loan that nobody has kept yet, unless told otherwise. */
export const anOffer = (loanId: string, given: Partial<DocumentOffer> = {}): DocumentOffer => ({
  kind: 'loan-agreement', file: `/api/loans/${loanId}/agreement.pdf`, signatories: [{ role: 'borrower', name: 'Aurélie Garrigue' }, { role: 'agent', name: 'Nadia Benali' }],
  document: null, earlier: [], ...given,
});

export const offersOf = (loanId: string, given: Partial<DocumentOffer> = {}): DocumentOfferList => ({ items: [anOffer(loanId, given)] });
