import { SIGNATURE_ROLE_LABEL, type DocumentKind, type DocumentOffer, type DocumentSignatory, type Permission, type SignatureRole } from '@calanque/shared';
import { longDay, moment } from '../ui/format/dates';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Tone } from '../ui/state/tone';

const SIGNING: Readonly<Record<DocumentKind, Permission>> = {
  'loan-agreement': 'custody:lend', 'return-slip': 'custody:lend', 'handover-sheet': 'custody:assign', 'delivery-slip': 'transfer:send',
};

/** What one must hold in whose session a document is signed. */
export function maySignKind(kind: DocumentKind): Permission {
  return SIGNING[kind];
}

/** Who has not signed yet, in the order of the boxes. */
export function unsignedOf({ signatories, document }: DocumentOffer): DocumentSignatory[] {
  return signatories.filter(({ role }) => !document?.signatures.some((signature) => signature.role === role));
}

export function isSignedByAll(offer: DocumentOffer): boolean {
  return unsignedOf(offer).length === 0;
}

/** « Signé le 28 novembre 2026 », « Signé sur papier », « Reste une signature » … */
export function stateOfOffer(offer: DocumentOffer): { readonly tone: Tone; readonly icon: IconName; readonly words: string } {
  const signatures = offer.document?.signatures ?? [];
  if (signatures.length === 0) {
    return offer.earlier.length > 0 ? { tone: 'ochre', icon: 'edit', words: 'À signer de nouveau' } : { tone: 'neutral', icon: 'edit', words: 'Pas encore signé' };
  }
  if (!isSignedByAll(offer)) return { tone: 'ochre', icon: 'edit', words: 'Reste une signature' };
  if (signatures.every(({ method }) => method === 'paper')) return { tone: 'pine', icon: 'check_circle', words: 'Signé sur papier' };
  return { tone: 'pine', icon: 'check_circle', words: `Signé le ${longDay(signatures.at(-1)?.signedAt ?? '')}` };
}

/** « L’emprunteur, Aurélie Garrigue : à l’écran, 28 nov. 10:42 », for each who has signed or is still to. */
export function signedInWords({ signatories, document }: DocumentOffer): { readonly role: SignatureRole; readonly words: string }[] {
  return signatories.map(({ role, name }) => {
    const signature = document?.signatures.find((one) => one.role === role);
    const how = signature === undefined ? 'reste à signer' : `${signature.method === 'screen' ? 'à l’écran' : 'sur papier'}, ${moment(signature.signedAt)}`;
    return { role, words: `${SIGNATURE_ROLE_LABEL[role]}, ${name} : ${how}` };
  });
}
