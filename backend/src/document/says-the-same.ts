import { isDeepStrictEqual } from 'node:util';
import type { DocumentKind } from '@calanque/shared';
import type { DocumentDataByKind, DocumentPiece } from './document-data.js';

const handedOver = ({ number, accessories, condition }: DocumentPiece): unknown => [number, accessories, condition];

/** What is agreed by signing; the rest is told beside, and may change without a new signature. */
const AGREED: { readonly [Kind in DocumentKind]: (data: DocumentDataByKind[Kind]) => unknown } = {
  'loan-agreement': ({ borrower, startsAt, dueAt, pieces }) => [borrower.name, startsAt, dueAt, pieces.map(handedOver)],
  'return-slip': ({ borrower, returnedAt, pieces }) => [borrower.name, returnedAt, pieces.map((piece) => [piece.fate, piece.missingAccessories, handedOver(piece)])],
  'handover-sheet': ({ holder, startsAt, dueAt, pieces }) => [holder.name, startsAt, dueAt, pieces.map(handedOver)],
  'delivery-slip': ({ sentAt, pieces }) => [sentAt, pieces.map(({ number, outcome, note }) => [number, outcome, note])],
};

/**
 * Whether a document that is kept says what would be said now: of a signed one, what was agreed by it; of one that nobody has
 * signed, all but when it was made.
 */
export function saysTheSame<Kind extends DocumentKind>(
  kind: Kind, kept: { readonly data: DocumentDataByKind[Kind]; readonly isSigned: boolean }, now: DocumentDataByKind[Kind],
): boolean {
  const told = (data: DocumentDataByKind[Kind]): unknown => (kept.isSigned ? AGREED[kind](data) : { ...data, madeAt: '' });
  return isDeepStrictEqual(told(kept.data), told(now));
}
