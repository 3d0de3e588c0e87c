import { DOCUMENT_LABEL, type DocumentKind } from '@calanque/shared';

/** « Contrat de prêt – Prêt MDS13-000042 du 28 novembre 2026.pdf » */
export function fileNameOf(kind: DocumentKind, { reference }: { readonly reference: string }): string {
  return `${DOCUMENT_LABEL[kind]} – ${reference.replace(/[\\/:*?"<>|]/g, ' ')}.pdf`;
}
