import type { Borrower, EquipmentDetail, LoanAnswer, LoanLine, LoanTerms, LoanTermsList } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const aBorrower = (given: Partial<Borrower> = {}): Borrower => ({
  id: '019abcde-0000-7000-8000-0000000000f1', version: 1, givenName: 'Aurélie', familyName: 'Garrigue', email: null, phone: '+33612345678', openLoans: 0, ...given,
});

export const aLoanLine = (piece: EquipmentDetail, given: Partial<LoanLine> = {}): LoanLine => ({
  custodyId: `custody-${piece.number}`, custodyVersion: 2, equipmentId: piece.id, number: piece.number, category: piece.category, maker: piece.maker,
  modelName: piece.modelName, serial: piece.serial, returnedAt: null, absence: null, cancelled: false, wearOut: 'good', noteOut: null, wearIn: null, noteIn: null,
  accessories: [{ label: 'Chargeur', returned: null }, { label: 'Housse', returned: null }], replacementCents: null, hasPhotoOut: false, hasPhotoIn: false,
  erasureMissing: false, ...given,
});

/** A loan of Vitrolles, begun on 2 November and due on the 30th, unless told otherwise. */
export function aLoan(lines: readonly LoanLine[], given: Partial<LoanAnswer> = {}): LoanAnswer {
  const [first] = lines;
  const out = lines.filter(({ returnedAt }) => returnedAt === null);
  return {
    id: '019abcde-0000-7000-8000-0000000000e1', version: 1, site: VITROLLES, borrower: aBorrower({ openLoans: 1 }), state: 'open', start: '2026-11-02T09:00:00Z',
    dueAt: '2026-11-30T22:59:00Z', returnedAt: null, renewals: 0, disputed: false, pieces: lines.length,
    piecesOut: out.length, categoriesOut: [...new Set(out.map(({ category }) => category))], firstPiece: `${first?.number ?? ''} ${first?.modelName ?? ''}`, remindedAt: null, reminderFailed: false,
    calledAt: null, callOutcome: null, toErase: 0, lines: [...lines], kit: null, disputeReason: null, renewalReason: null, renewalsLeft: 2, erasedOn: null, ...given,
  };
}

export const theTerms = (given: Partial<LoanTerms> = {}): LoanTermsList => ({
  items: [
    { category: 'tablet', version: 1, days: 28, maxRenewals: 2, replacementCents: null, accessories: [{ label: 'Chargeur' }, { label: 'Housse' }], ...given },
    { category: 'laptop', version: 1, days: 14, maxRenewals: 1, replacementCents: null, accessories: [{ label: 'Chargeur' }] },
  ],
});
