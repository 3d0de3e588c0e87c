import type { DeliveredPiece, DeliverySlipData, DocumentHouse, DocumentPiece, HandoverSheetData, LoanAgreementData, ReturnedPiece, ReturnSlipData } from '../document/index.js';

export const HOUSE: DocumentHouse = { site: 'MDS de Vitrolles', address: '12 avenue des Salyens, 13127 Vitrolles', phone: '04 13 31 00 00' };
const BASE = { reference: 'Prêt n° 2026-0042', madeAt: '2026-11-28T09:30:00.000Z', house: HOUSE } as const;
export const REMARK = 'Mot de passe du wifi remis sur papier.';

/** The n-th piece of a hand-over. */
export function piece(n: number, columns: Partial<DocumentPiece> = {}): DocumentPiece {
  return {
    number: `MDS13-${String(n).padStart(6, '0')}`, category: 'Tablette', model: 'Samsung Galaxy Tab A8', serial: `R9TW50LKM${n}`, accessories: ['chargeur', 'housse'],
    condition: n % 2 === 0 ? 'Rayure au dos, en bas à gauche' : null, valueCents: 24_900, ...columns,
  };
}

export function agreementOf(pieces: readonly DocumentPiece[], columns: Partial<LoanAgreementData> = {}): LoanAgreementData {
  return {
    ...BASE, agent: 'Inès Martin', borrower: { name: 'Jeanne Morel', contact: '06 12 34 56 78' }, startsAt: '2026-11-28T09:30:00.000Z', dueAt: '2026-12-12T22:59:00.000Z', pieces,
    remark: REMARK, privacyContact: 'dpd@departement.exemple.fr', ...columns,
  };
}

export function returnOf(pieces: readonly ReturnedPiece[], columns: Partial<ReturnSlipData> = {}): ReturnSlipData {
  return {
    ...BASE, agent: 'Inès Martin', borrower: { name: 'Jeanne Morel' }, startedAt: '2026-11-28T09:30:00.000Z', dueAt: '2026-12-12T22:59:00.000Z', returnedAt: '2026-12-10T15:05:00.000Z', pieces,
    remark: null, ...columns,
  };
}

export function returned(n: number, columns: Partial<ReturnedPiece> = {}): ReturnedPiece {
  return { ...piece(n), fate: 'now', endedAt: '2026-12-10T15:05:00.000Z', missingAccessories: [], erasure: 'due', erasedAt: null, ...columns };
}

export function handoverOf(pieces: readonly DocumentPiece[], columns: Partial<HandoverSheetData> = {}): HandoverSheetData {
  return {
    ...BASE, reference: 'Remise MDS13-000187', agent: 'Paul Garrigue', holder: { name: 'Nadia Benali' }, startsAt: '2026-11-28T09:30:00.000Z', dueAt: null,
    pieces, remark: null, ...columns,
  };
}

export function deliveryOf(pieces: readonly DeliveredPiece[], columns: Partial<DeliverySlipData> = {}): DeliverySlipData {
  return {
    ...BASE, reference: 'Transfert n° 2026-0007', to: { site: 'MDS d’Istres', address: '3 chemin du Rouquier, 13800 Istres', phone: null }, sentBy: 'Paul Garrigue', sentAt: '2026-11-28T09:30:00.000Z',
    receivedBy: null, receivedAt: null, pieces, remark: null, ...columns,
  };
}

export function delivered(n: number, columns: Partial<DeliveredPiece> = {}): DeliveredPiece {
  return { ...piece(n), outcome: null, note: null, ...columns };
}
