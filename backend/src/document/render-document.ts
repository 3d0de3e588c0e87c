import type { DocumentKind } from '@calanque/shared';
import { deliverySlip } from './delivery-slip.js';
import type { DocumentDataByKind, Sealing } from './document-data.js';
import { handoverSheet } from './handover-sheet.js';
import { loanAgreement } from './loan-agreement.js';
import { returnSlip } from './return-slip.js';

const WRITERS: { readonly [Kind in DocumentKind]: (data: DocumentDataByKind[Kind], sealing: Sealing | null) => Promise<Buffer> } = {
  'loan-agreement': loanAgreement,
  'return-slip': returnSlip,
  'handover-sheet': handoverSheet,
  'delivery-slip': deliverySlip,
};

/** A document of any kind: the same data and signatures make the same bytes. */
export function renderDocument<Kind extends DocumentKind>(kind: Kind, data: DocumentDataByKind[Kind], sealing: Sealing | null = null): Promise<Buffer> {
  return WRITERS[kind](data, sealing);
}
