import { stateOf, type CurrentCustody, type CustodyAnswer, type EquipmentDetail, type EquipmentTimeline, type PersonAnswer, type RoomAnswer } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const NADIA = { id: '019abcde-0000-7000-8000-0000000000b1', name: 'Nadia Benali' };
export const OFFICE = { id: '019abcde-0000-7000-8000-0000000000c1', name: 'Bureau 12' };
export const HALL = { id: '019abcde-0000-7000-8000-0000000000c2', name: 'Accueil' };

let made = 0;
const nextId = (): string => `019abcde-0000-7000-8000-${String(++made).padStart(12, '0')}`;

/** A tablet of Vitrolles, in stock in its office, unless told otherwise. The state follows from condition and custody. */
export function aPiece(given: Partial<EquipmentDetail> = {}): EquipmentDetail {
  const id = given.id ?? nextId();
  const piece: EquipmentDetail = {
    id, version: 3, number: `MDS13-${String(made).padStart(6, '0')}`, category: 'tablet', modelId: '019abcde-0000-7000-8000-0000000000d1',
    maker: 'Samsung', modelName: 'Galaxy Tab A8', serial: 'R9TW50LKM4', mac: null, imei: null, site: VITROLLES, room: OFFICE,
    condition: 'working', state: 'in-stock', custody: null, purchasedOn: null, warrantyEndsOn: null, annulledAt: null,
    createdAt: '2026-01-05T09:00:00Z', priceCents: null, orderNumber: null, supplier: null, warrantyMonths: null, notes: null, ssid: null,
    bands: null, ipAddress: null, firmware: null, osName: null, osVersion: null, osSupportEndsOn: null, modelSupportEndsOn: null,
    conditionSince: '2026-01-05T09:00:00Z', conditionReason: null, placeSince: '2026-01-05T09:00:00Z', annulledReason: null,
    ...given,
  };
  return { ...piece, state: given.state ?? stateOf(piece.condition, piece.custody?.kind ?? null) };
}

/** Held by Nadia Benali since March, unless told otherwise. */
export function aCurrentCustody(given: Partial<CurrentCustody> = {}): CurrentCustody {
  const kind = given.kind ?? 'assignment';
  return { id: nextId(), version: 2, kind, person: kind === 'assignment' ? NADIA : null, repairer: null, since: '2026-03-12T08:00:00Z', dueAt: null, ...given };
}

export function aCustody(given: Partial<CustodyAnswer> = {}): CustodyAnswer {
  return { ...aCurrentCustody(given), equipmentId: nextId(), start: '2026-03-12T08:00:00Z', end: null, note: null, cancelledAt: null, cancelledReason: null, loanId: null, accessories: [], wearOut: null, wearIn: null, ...given };
}

export function aTimeline(given: Partial<EquipmentTimeline> = {}): EquipmentTimeline {
  return {
    custodies: [],
    places: [{ site: VITROLLES, room: OFFICE, start: '2026-01-05T09:00:00Z', end: null }],
    conditions: [{ condition: 'working', reason: null, start: '2026-01-05T09:00:00Z', end: null }],
    ...given,
  };
}

export const aPerson = (given: Partial<PersonAnswer> = {}): PersonAnswer => ({
  id: NADIA.id, version: 1, kind: 'agent', givenName: 'Nadia', familyName: 'Benali', service: 'Accueil', email: null, site: VITROLLES, leftOn: null, heldCount: 0, ...given,
});

export const aRoom = (given: Partial<RoomAnswer> = {}): RoomAnswer => ({
  id: OFFICE.id, version: 1, siteId: VITROLLES.id, name: OFFICE.name, floor: null, closed: false, equipmentCount: 0, createdAt: '2026-01-05T09:00:00Z', ...given,
});
