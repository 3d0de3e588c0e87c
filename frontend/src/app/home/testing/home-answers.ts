import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AccountAnswer, EquipmentReportAnswer, EquipmentSummary, HistoryLine, Holding, LoanCounts, Overview, Page, SiteOverview, TransferState, TransferSummary } from '@calanque/shared';
import { settle } from '../../session/testing/screen';
import { MARIGNANE, VITROLLES } from '../../session/testing/session-answers';
import { requestSoon, requestTo, requestsTo } from '../../ui/testing/api';

export const page = <Item>(items: Item[], total = items.length): Page<Item> => ({ items, next: null, total });

export const AT_VITROLLES: SiteOverview = {
  site: VITROLLES,
  total: 29,
  counts: [
    { category: 'laptop', state: 'in-service', count: 18 },
    { category: 'tablet', state: 'in-stock', count: 6 },
    { category: 'tablet', state: 'in-repair', count: 2 },
    { category: 'tablet', state: 'broken', count: 3 },
  ],
};
export const AT_MARIGNANE: SiteOverview = { site: MARIGNANE, total: 4, counts: [{ category: 'wifi-point', state: 'in-service', count: 4 }] };

export const overview = (...sites: SiteOverview[]): Overview => ({ sites });

export const piece = (number: string, more: Partial<EquipmentSummary> = {}): EquipmentSummary => ({
  id: `id-${number}`, version: 1, number, category: 'tablet', modelId: 'model-1', maker: 'Samsung', modelName: 'Galaxy Tab A8', serial: null, mac: null,
  imei: null, site: VITROLLES, room: null, condition: 'broken', state: 'broken', custody: null, purchasedOn: null, warrantyEndsOn: null,
  annulledAt: null, createdAt: '2026-01-05T08:00:00Z', ...more,
});

export const transfer = (state: TransferState, more: Partial<TransferSummary> = {}): TransferSummary => ({
  id: 'transfer', version: 1, state, from: MARIGNANE, to: VITROLLES, note: null, createdAt: '2026-11-23T08:00:00Z', sentAt: '2026-11-23T09:00:00Z', closedAt: null,
  cancelledAt: null, pieces: 3, onTheWay: 0, missing: 0, differences: 0, maySend: true, mayReceive: true, ...more,
});

export const holding = (number: string, more: Partial<Holding> = {}): Holding => ({
  custodyId: `custody-${number}`, custodyVersion: 1, kind: 'assignment', since: '2026-08-08T08:00:00Z', dueAt: null, equipmentId: `id-${number}`, number,
  category: 'laptop', maker: 'Dell', modelName: 'Latitude 5420', serial: null, site: VITROLLES, condition: 'working', accessories: [], mayTakeBack: true, ...more,
});

export const account = (familyName: string, more: Partial<AccountAnswer> = {}): AccountAnswer => ({
  id: `account-${familyName}`, version: 1, personId: `person-${familyName}`, email: `${familyName.toLowerCase()}@demo.test`, givenName: 'Inès', familyName,
  role: 'mediator', state: 'invited', sites: [VITROLLES], endsOn: null, lastSignInAt: null, createdAt: '2026-11-20T08:00:00Z', ...more,
});

export const change = (id: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
  id, at: '2026-11-23T09:42:00Z', actor: 'Karim Aziz', action: 'insert', table: 'equipment_condition', subject: 'equipment', subjectId: `id-${id}`,
  subjectLabel: `MDS13-00000${id}`, reachable: true, site: VITROLLES, requestId: `request-${id}`, changes: [{ field: 'condition', before: null, after: 'broken' }], ...more,
});

/** Answers what waits: the pieces of each state and the transfers under way, none unless given. */
export function answerAwaiting(pieces: Partial<Record<'broken' | 'in-repair' | 'lost' | 'stolen', Page<EquipmentSummary>>>, site: string | null = VITROLLES.id, transfers: TransferSummary[] = []): void {
  requestTo('GET', `/api/transfers?state=live&limit=20${site ? `&siteId=${site}` : ''}`).flush(page(transfers));
  for (const state of ['broken', 'in-repair', 'lost', 'stolen'] as const) {
    const filter = site ? `&siteId=${site}` : '';
    requestTo('GET', `/api/equipment?state=${state}&sort=number&limit=3&count=true${filter}`).flush(pieces[state] ?? page([]));
  }
  answerLoanCounts();
  answerBookings();
}

/** Answers what of the bookings waits, where the page asks for it: nothing. */
export function answerBookings(): void {
  for (const asked of requestsTo('GET', '/api/bookings')) asked.flush(page([]));
}

/** Answers what of the loans waits, where the page asks for it: nothing unless given. */
export function answerLoanCounts(counts: Partial<LoanCounts> = {}): void {
  for (const asked of requestsTo('GET', '/api/loans/counts')) asked.flush({ dueToday: 0, overdue: 0, toCall: 0, toErase: 0, ...counts });
}

/** Answers the reported problems, where the page asks for them, and the last changes, whose card comes a little after the rest. */
export async function answerHistory(lines: HistoryLine[] = [], problems: EquipmentReportAnswer[] = []): Promise<void> {
  for (const asked of TestBed.inject(HttpTestingController).match(({ url }) => url === '/api/equipment-reports')) asked.flush(page(problems));
  (await requestSoon('GET', '/api/history')).flush(page(lines));
  await settle();
}
