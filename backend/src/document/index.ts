export type {
  DeliveredPiece, DeliverySlipData, DocumentDataByKind, DocumentHouse, DocumentPiece, HandoverSheetData, LoanAgreementData, PlacedSignature, ReturnedPiece, ReturnSlipData, Sealing,
} from './document-data.js';
export { deliverySlip } from './delivery-slip.js';
export { handoverSheet } from './handover-sheet.js';
export { loanAgreement } from './loan-agreement.js';
export { renderDocument } from './render-document.js';
export { returnSlip } from './return-slip.js';
