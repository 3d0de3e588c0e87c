import { SIGNATURE_ROLE_LABEL, type DocumentKind, type DocumentOffer, type DocumentSignatory, type DocumentSignature, type Permission, type SignatureRole } from '@calanque/shared';
import { moment, shortDay } from '../ui/format/dates';
import type { IconName } from '../ui/icon/icon-drawings';
import type { Tone } from '../ui/state/tone';

const SIGNING: Readonly<Record<DocumentKind, Permission>> = {
  'loan-agreement': 'custody:lend', 'return-slip': 'custody:lend', 'handover-sheet': 'custody:assign', 'delivery-slip': 'transfer:send',
};

/** What one must hold in whose session a document is signed. */
export function maySignKind(kind: DocumentKind): Permission {
  return SIGNING[kind];
}

/** How far a document is signed, and how that looks. */
export interface OfferState {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
  /** Whether somebody has signed. */
  readonly begun: boolean;
  /** Whether what was signed is not so any more. */
  readonly again: boolean;
}

/** Those that count: of a transfer, the sender has signed what left, and signs nothing again when it arrives. */
function signaturesOf({ kind, document, earlier }: DocumentOffer): readonly DocumentSignature[] {
  const ofSender = kind === 'delivery-slip' ? earlier.flatMap(({ signatures }) => signatures).filter(({ role }) => role === 'sender').slice(0, 1) : [];
  const now = document?.signatures ?? [];
  return now.some(({ role }) => role === 'sender') ? now : [...ofSender, ...now];
}

/** Who has not signed yet, in the order of the boxes. */
export function unsignedOf(offer: DocumentOffer): DocumentSignatory[] {
  const signatures = signaturesOf(offer);
  return offer.signatories.filter(({ role }) => !signatures.some((signature) => signature.role === role));
}

/** « Signé le 28 nov. », « Signé sur papier », « Reste une signature » … */
export function stateOfOffer(offer: DocumentOffer): OfferState {
  const signatures = signaturesOf(offer);
  if (signatures.length === 0) {
    return offer.earlier.length > 0
      ? { tone: 'ochre', icon: 'edit', words: 'À signer de nouveau', begun: false, again: true }
      : { tone: 'neutral', icon: 'edit', words: 'Pas encore signé', begun: false, again: false };
  }
  if (unsignedOf(offer).length > 0) return { tone: 'ochre', icon: 'edit', words: 'Reste une signature', begun: true, again: false };
  if (signatures.every(({ method }) => method === 'paper')) return { tone: 'pine', icon: 'check_circle', words: 'Signé sur papier', begun: true, again: false };
  return { tone: 'pine', icon: 'check_circle', words: `Signé le ${shortDay(signatures.at(-1)?.signedAt ?? '')}`, begun: true, again: false };
}

/** « L’emprunteur, Aurélie Garrigue : à l’écran, 28 nov. 10:42 », for each who has signed or is still to. */
export function signedInWords(offer: DocumentOffer): { readonly role: SignatureRole; readonly words: string }[] {
  return offer.signatories.map(({ role, name }) => {
    const signature = signaturesOf(offer).find((one) => one.role === role);
    const how = signature === undefined ? 'reste à signer' : `${signature.method === 'screen' ? 'à l’écran' : 'sur papier'}, ${moment(signature.signedAt).replaceAll(' ', '\u00a0')}`;
    return { role, words: `${SIGNATURE_ROLE_LABEL[role]}, ${name} : ${how}` };
  });
}
