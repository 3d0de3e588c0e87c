import { SIGNATURE_ROLES_BY_KIND, type DocumentKind, type DocumentSignatory, type SignatureRole } from '@calanque/shared';
import type { DocumentDataByKind } from './document-data.js';

const NAMES: { readonly [Kind in DocumentKind]: (data: DocumentDataByKind[Kind]) => Partial<Record<SignatureRole, string>> } = {
  'loan-agreement': ({ borrower, agent }) => ({ borrower: borrower.name, agent }),
  'return-slip': ({ borrower, agent }) => ({ borrower: borrower.name, agent }),
  'handover-sheet': ({ holder, agent }) => ({ holder: holder.name, agent }),
  'delivery-slip': ({ sentBy, receivedBy, to }) => ({ sender: sentBy, receiver: receivedBy ?? to.site }),
};

/** Who is to sign a document, in the order of its boxes. */
export function signatoriesOf<Kind extends DocumentKind>(kind: Kind, data: DocumentDataByKind[Kind]): DocumentSignatory[] {
  const names = NAMES[kind](data);
  return SIGNATURE_ROLES_BY_KIND[kind].map((role) => ({ role, name: names[role] ?? '' }));
}
