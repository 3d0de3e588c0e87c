import type { DocumentKind, DocumentSummary, SignatureMethod, SignatureRole } from '@calanque/shared';
import type { Dialogs } from '../ui/dialog/dialogs';

/** What is to be signed, and by whom. */
export interface SigningData {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly role: SignatureRole;
  /** Whose signature it is, as the dialog calls them. */
  readonly name: string;
  /** The way that is proposed; on screen unless told. */
  readonly method?: SignatureMethod;
}

/** Where the file of a document is read. */
export function documentAddress(id: string): string {
  return `/api/documents/${id}`;
}

/**
 * Has a document signed, on screen or on paper.
 * @returns the document with its signatures; undefined when the dialog was left
 */
export function signDocument(dialogs: Dialogs, data: SigningData): Promise<DocumentSummary | undefined> {
  return dialogs.open<DocumentSummary, SigningData>(() => import('./signing-dialog').then((file) => file.SigningDialog), data);
}
