import type { RoomAnswer, SiteDetail } from '@calanque/shared';
import { VITROLLES } from '../../session/testing/session-answers';

export const site = (more: Partial<SiteDetail> = {}): SiteDetail => ({
  ...VITROLLES, version: 3, status: 'open', city: 'Vitrolles', address: '12 rue des Pins', manager: { id: '019abcde-0000-7000-8000-0000000000b7', name: 'Nadia Benali' },
  networkKind: 'fibre', downloadMbps: 1000, roomCount: 2, equipmentCount: 23, postalCode: '13127', communeCode: '13117', latitude: 43.4, longitude: 5.2,
  openingHours: { monday: '08:30-12:00 13:30-17:00' }, networkOperator: 'Opérateur', uploadMbps: 500, bookingApproval: false,
  counts: [{ category: 'tablet', state: 'in-service', count: 20 }, { category: 'tablet', state: 'broken', count: 3 }], ...more,
});

export const room = (name: string, more: Partial<RoomAnswer> = {}): RoomAnswer => ({
  id: `room-${name}`, version: 1, siteId: VITROLLES.id, name, floor: null, closed: false, equipmentCount: 0, createdAt: '2026-01-05T08:00:00Z', ...more,
});
