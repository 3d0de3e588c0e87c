import { ChoiceField, IdField, InstantField, ListField, ObjectField, TextField } from './field/field.js';

/** The documents that are handed out and signed. */
export const DOCUMENT_KINDS = ['loan-agreement', 'return-slip', 'handover-sheet', 'delivery-slip'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_LABEL: Readonly<Record<DocumentKind, string>> = {
  'loan-agreement': 'Contrat de prêt',
  'return-slip': 'Bon de restitution',
  'handover-sheet': 'Fiche de remise',
  'delivery-slip': 'Bon de transfert',
};

/** What a document is about. */
export const DOCUMENT_SUBJECTS = ['loan', 'custody', 'transfer'] as const;
export type DocumentSubject = (typeof DOCUMENT_SUBJECTS)[number];

/** As whom somebody signs; `agent` is who hands over or takes back for the MDS. */
export const SIGNATURE_ROLES = ['borrower', 'holder', 'agent', 'sender', 'receiver'] as const;
export type SignatureRole = (typeof SIGNATURE_ROLES)[number];

export const SIGNATURE_ROLE_LABEL: Readonly<Record<SignatureRole, string>> = {
  borrower: 'L’emprunteur',
  holder: 'La personne qui reçoit',
  agent: 'Pour la MDS',
  sender: 'La MDS qui envoie',
  receiver: 'La MDS qui reçoit',
};

/** Who signs which document, in the order of its boxes. */
export const SIGNATURE_ROLES_BY_KIND: Readonly<Record<DocumentKind, readonly SignatureRole[]>> = {
  'loan-agreement': ['borrower', 'agent'],
  'return-slip': ['borrower', 'agent'],
  'handover-sheet': ['holder', 'agent'],
  'delivery-slip': ['sender', 'receiver'],
};

export const SIGNATURE_METHODS = ['screen', 'paper'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

/** A signature is drawn on a field of this size, in units of its own. */
export const SIGNATURE_WIDTH = 600;
export const SIGNATURE_HEIGHT = 200;
/** Longest drawing, in characters: some three thousand points. */
export const SIGNATURE_PATH_MAX = 30_000;
/** Strokes of whole units: `M12 80L14 83L20 90M…`. */
export const SIGNATURE_PATH = /^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})*)+$/;

/** Body of `POST /api/documents/:id/signatures`. */
export class SignatureDraft {
  /** UUIDv7 made by the client. */
  @IdField('identifiant')
  id!: string;

  @ChoiceField('Signataire', SIGNATURE_ROLES)
  role!: SignatureRole;

  @ChoiceField('Façon de signer', SIGNATURE_METHODS)
  method!: SignatureMethod;

  /** The strokes on a field of 600 × 200, for `screen`; null for `paper`. */
  @TextField('Signature', {
    max: SIGNATURE_PATH_MAX, optional: true, pattern: SIGNATURE_PATH, patternSentence: '« Signature » : ce tracé n’est pas lisible. Effacez et signez de nouveau.',
  })
  drawing?: string | null;
}

/** One signature of a document. */
export class DocumentSignature {
  @IdField('signature')
  id!: string;

  @ChoiceField('signataire', SIGNATURE_ROLES)
  role!: SignatureRole;

  @ChoiceField('façon', SIGNATURE_METHODS)
  method!: SignatureMethod;

  @InstantField('signé le')
  signedAt!: string;
}

/** A document that is kept; the file itself is `GET /api/documents/:id`. */
export class DocumentSummary {
  @IdField('document')
  id!: string;

  @ChoiceField('sorte', DOCUMENT_KINDS)
  kind!: DocumentKind;

  @ChoiceField('objet', DOCUMENT_SUBJECTS)
  subjectKind!: DocumentSubject;

  @IdField('objet')
  subjectId!: string;

  /** SHA-256 of the unsigned file, 64 hexadecimal digits. */
  @TextField('empreinte', { max: 64 })
  sha256!: string;

  @InstantField('établi le')
  createdAt!: string;

  /** In the order in which they were given. */
  @ListField('signatures', () => DocumentSignature, SIGNATURE_ROLES.length)
  signatures!: DocumentSignature[];
}

/** Who is to sign a document, by the name that stands on it. */
export class DocumentSignatory {
  @ChoiceField('signataire', SIGNATURE_ROLES)
  role!: SignatureRole;

  @TextField('nom', { max: 201 })
  name!: string;
}

/** A document that can be handed out about something, as that is now. */
export class DocumentOffer {
  @ChoiceField('sorte', DOCUMENT_KINDS)
  kind!: DocumentKind;

  /** Where its file is read: `/api/loans/…/agreement.pdf`. What is posted to the address without `.pdf` keeps it, to be signed. */
  @TextField('adresse', { max: 100 })
  file!: string;

  /** In the order of its boxes. */
  @ListField('signataires', () => DocumentSignatory, SIGNATURE_ROLES.length)
  signatories!: DocumentSignatory[];

  /** The kept one that says what is so now; null while none was kept, or since something changed. */
  @ObjectField(() => DocumentSummary, { optional: true })
  document!: DocumentSummary | null;

  /** Those that were signed before something changed, newest first; they stay as they were signed. */
  @ListField('signés auparavant', () => DocumentSummary, 1000)
  earlier!: DocumentSummary[];
}

/** Answer of `GET /api/loans/:id/documents`, and of the like for custodies and transfers. */
export class DocumentOfferList {
  @ListField('documents', () => DocumentOffer, DOCUMENT_KINDS.length)
  items!: DocumentOffer[];
}
