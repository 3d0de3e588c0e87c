export type {
  AnyOffered, DeliveredPiece, DeliverySlipData, DocumentDataByKind, DocumentHouse, DocumentPiece, HandoverSheetData, LoanAgreementData, Offered, PlacedSignature, ReturnedPiece, ReturnSlipData, Sealing,
} from './document-data.js';
export { DocumentModule } from './document.module.js';
export { deliverySlip } from './delivery-slip.js';
export { readableKinds } from './document-access.js';
export { eraseDocumentsOf, findDocumentsOf } from './document.queries.js';
export { handoverSheet } from './handover-sheet.js';
export { hashOf, keepDocument, type NewDocument } from './keep-document.js';
export { loanAgreement } from './loan-agreement.js';
export { OfferDocuments } from './offer-documents.js';
export { houseOf, wearInWords, type AddressedSite } from './document-words.js';
export { DOCUMENT_TYPE, type DocumentFile } from './documents.js';
export { renderDocument } from './render-document.js';
export { returnSlip } from './return-slip.js';
export { verifyDocument, type FileVerdict } from './verify-document.js';
