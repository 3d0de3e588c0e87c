import type { DocumentKind, LineOutcome, SignatureMethod, SignatureRole } from '@calanque/shared';

/*
 * What documents say, as plain values that can be kept as JSON: instants are ISO 8601 texts, and everything that people
 * read is already in words. Whoever owns the subject fills it in.
 */

/** The house and the MDS for which a document is made. */
export interface DocumentHouse {
  /** « MDS de Vitrolles » */
  readonly site: string;
  /** In one line; null when unknown. */
  readonly address: string | null;
  readonly phone: string | null;
}

/** One piece on a document. */
export interface DocumentPiece {
  readonly number: string;
  /** « Tablette » */
  readonly category: string;
  /** Maker and model. */
  readonly model: string;
  readonly serial: string | null;
  /** What goes with it: « chargeur », « housse ». */
  readonly accessories: readonly string[];
  /** Its state, with known faults; null when nothing was noted. */
  readonly condition: string | null;
  /** What a new one costs, in cents of a euro; null when unknown. */
  readonly valueCents: number | null;
}

interface DocumentBase {
  /** By which people name it: « Prêt n° 2026-0042 ». Holds no name of a person. */
  readonly reference: string;
  /** When it was made: its date, and that of the file. */
  readonly madeAt: string;
  readonly house: DocumentHouse;
}

export interface LoanAgreementData extends DocumentBase {
  /** Who hands over for the MDS. */
  readonly agent: string;
  readonly borrower: { readonly name: string; readonly contact: string | null };
  readonly startsAt: string;
  readonly dueAt: string;
  readonly pieces: readonly DocumentPiece[];
  /** What was noted beside; null when nothing. */
  readonly remark: string | null;
  /** Where one writes about one's personal data; null where nobody was named. */
  readonly privacyContact: string | null;
}

/** What came back of one piece. */
export interface ReturnedPiece extends DocumentPiece {
  /** `now` with this slip, `before` on an earlier day, `never` when it was noted as lost or stolen; `out` while it is with the borrower. */
  readonly fate: 'now' | 'before' | 'never' | 'out';
  /** When its custody ended; null while it is out. */
  readonly endedAt: string | null;
  readonly missingAccessories: readonly string[];
  /** `done` with the day, `due` before the next hand-over, `needless` for what stores nothing. */
  readonly erasure: 'done' | 'due' | 'needless';
  readonly erasedAt: string | null;
}

export interface ReturnSlipData extends DocumentBase {
  /** Who takes back for the MDS. */
  readonly agent: string;
  readonly borrower: { readonly name: string };
  readonly startedAt: string;
  readonly dueAt: string;
  readonly returnedAt: string;
  readonly pieces: readonly ReturnedPiece[];
  readonly remark: string | null;
}

export interface HandoverSheetData extends DocumentBase {
  /** Who hands over for the MDS. */
  readonly agent: string;
  /** The agent or intern who holds it from now on. */
  readonly holder: { readonly name: string };
  readonly startsAt: string;
  /** Null for an open-ended assignment. */
  readonly dueAt: string | null;
  readonly pieces: readonly DocumentPiece[];
  readonly remark: string | null;
}

/** What one line of a transfer became; null until it was looked at. */
export interface DeliveredPiece extends DocumentPiece {
  readonly outcome: LineOutcome | null;
  readonly note: string | null;
}

export interface DeliverySlipData extends DocumentBase {
  readonly to: DocumentHouse;
  readonly sentBy: string;
  /** Null while it is being prepared. */
  readonly sentAt: string | null;
  readonly receivedBy: string | null;
  readonly receivedAt: string | null;
  readonly pieces: readonly DeliveredPiece[];
  readonly remark: string | null;
}

/** A signature as it is put on a document. */
export interface PlacedSignature {
  readonly role: SignatureRole;
  readonly method: SignatureMethod;
  readonly signedAt: string;
  /** Strokes on a field of 600 × 200; null on paper. */
  readonly drawing: string | null;
}

/** What makes a document a signed one. */
export interface Sealing {
  /** SHA-256 of the unsigned file, in hexadecimal digits. */
  readonly sha256: string;
  readonly signatures: readonly PlacedSignature[];
}

/** What each kind of document says. */
export interface DocumentDataByKind {
  readonly 'loan-agreement': LoanAgreementData;
  readonly 'return-slip': ReturnSlipData;
  readonly 'handover-sheet': HandoverSheetData;
  readonly 'delivery-slip': DeliverySlipData;
}

/** What a document of some kind would say of its subject now. */
export interface Offered<Kind extends DocumentKind> {
  readonly kind: Kind;
  /** The loan, custody or transfer that it is about. */
  readonly subjectId: string;
  readonly siteId: string;
  /** The receiving site of a transfer. */
  readonly otherSiteId?: string | null;
  /** Where its file is read. */
  readonly file: string;
  readonly data: DocumentDataByKind[Kind];
}
export type AnyOffered = { readonly [Kind in DocumentKind]: Offered<Kind> }[DocumentKind];
