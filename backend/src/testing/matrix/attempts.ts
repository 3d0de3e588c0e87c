import { v7 as uuid } from 'uuid';
import { next } from '../rows.js';
import type { MovedPiece, SiteWorld } from './site-world.js';

/** One request about a world: what one would send who wants the handler to succeed. */
export interface Attempt {
  readonly path: string;
  readonly body?: object;
  readonly version?: number;
}

export interface RouteAttempt {
  readonly of: (world: SiteWorld) => Attempt;
  /**
   * What somebody gets who holds the permission, but not the site: `refused` (404 or 422, nothing told),
   * `filtered` (an answer without anything of the site), `siteless` (the route knows no sites), or `foreign` (it is another
   * account's alone: nobody else is told of it, in the site or not). Of what was at the site and is now at that of who is
   * outside: `moved` (theirs to see, without anything of before, and no longer the site's), or `past` (what was before is the site's
   * to see and, as it no longer has the piece, only for those of all sites to change).
   */
  readonly outside: 'refused' | 'filtered' | 'siteless' | 'foreign' | 'moved' | 'past';
  /** Roles that hold the permission, see the thing, and still may not do this with it (403). */
  readonly refusedTo?: readonly string[];
  /** Roles for which the thing does not exist even inside its site (404). */
  readonly hiddenFrom?: readonly string[];
  /** More to try at the same route. */
  readonly also?: readonly RouteAttempt[];
}

const route = (outside: RouteAttempt['outside'], of: RouteAttempt['of'], others: Pick<RouteAttempt, 'refusedTo' | 'hiddenFrom' | 'also'> = {}): RouteAttempt => ({ of, outside, ...others });
const person = (world: SiteWorld) => ({ givenName: 'Léo', familyName: 'Nouveau', siteId: world.siteId });
const model = () => ({ category: 'tablet', maker: 'Exemplar', name: `Nouveau ${next()}`, specifications: {} });
const site = () => ({ name: `Nouvelle ${next()}`, status: 'open', city: 'Istres', openingHours: {} });
const account = (world: SiteWorld) => ({ email: `nouveau-${next()}@essai.test`, givenName: 'Zoé', familyName: 'Invitée', role: 'manager', siteIds: [world.siteId] });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
/** The same about what was before the piece moved away. */
const before = (outside: RouteAttempt['outside'], of: (moved: MovedPiece) => Attempt, others: Pick<RouteAttempt, 'hiddenFrom' | 'also'> = {}): Pick<RouteAttempt, 'also'> => ({
  also: [route(outside, ({ moved }) => {
    if (moved === null) throw new Error('nothing of this world moved');
    return of(moved);
  }, others)],
});
const PASSWORD = 'Encore-une-crique-2026';

/** An attempt for every route; a route without one makes the matrix fail. */
export const ATTEMPTS: Readonly<Record<string, RouteAttempt>> = {
  'GET /api/health/live': route('siteless', () => ({ path: '/api/health/live' })),
  'GET /api/health/ready': route('siteless', () => ({ path: '/api/health/ready' })),

  'GET /api/session': route('siteless', () => ({ path: '/api/session' })),
  'POST /api/session': route('siteless', () => ({ path: '/api/session', body: {} })),
  'DELETE /api/session': route('siteless', () => ({ path: '/api/session' })),
  'PUT /api/session/password': route('siteless', () => ({ path: '/api/session/password', body: { currentPassword: 'x', newPassword: 'y' } })),
  'DELETE /api/sessions': route('siteless', () => ({ path: '/api/sessions' })),
  'GET /api/session/holdings': route('siteless', () => ({ path: '/api/session/holdings' })),

  'POST /api/links/lookup': route('siteless', (world) => ({ path: '/api/links/lookup', body: { token: world.linkToken } })),
  'POST /api/links/use': route('siteless', (world) => ({ path: '/api/links/use', body: { token: world.linkToken, password: PASSWORD } })),
  'GET /api/links/forgotten': route('siteless', () => ({ path: '/api/links/forgotten' })),
  'POST /api/links/forgotten': route('siteless', () => ({ path: '/api/links/forgotten', body: { email: 'quelqu.un@essai.test' } })),
  'POST /api/setup': route('siteless', () => ({ path: '/api/setup', body: {} })),

  'GET /api/users': route('siteless', () => ({ path: '/api/users' })),
  'GET /api/users/export': route('siteless', () => ({ path: '/api/users/export?format=csv' })),
  'GET /api/users/:id': route('siteless', (world) => ({ path: `/api/users/${world.accountId}` })),
  'POST /api/users': route('siteless', (world) => ({ path: '/api/users', body: { id: uuid(), ...account(world) } })),
  'PATCH /api/users/:id': route('siteless', (world) => ({ path: `/api/users/${world.accountId}`, body: account(world), version: 1 })),
  'POST /api/users/:id/disable': route('siteless', (world) => ({ path: `/api/users/${world.accountId}/disable`, version: 1 })),
  'POST /api/users/:id/enable': route('siteless', (world) => ({ path: `/api/users/${world.accountId}/enable`, version: 1 })),
  'POST /api/users/:id/link': route('siteless', (world) => ({ path: `/api/users/${world.accountId}/link` })),
  'POST /api/users/:id/link/mail': route('siteless', (world) => ({ path: `/api/users/${world.accountId}/link/mail`, body: { token: world.linkToken } })),
  'DELETE /api/users/:id/sessions': route('siteless', (world) => ({ path: `/api/users/${world.accountId}/sessions` })),

  'GET /api/mails': route('siteless', () => ({ path: '/api/mails?limit=200' })),
  'GET /api/mails/setup': route('siteless', () => ({ path: '/api/mails/setup' })),
  'GET /api/mails/:id': route('siteless', (world) => ({ path: `/api/mails/${world.mailId}` })),
  'POST /api/mails/trial': route('siteless', () => ({ path: '/api/mails/trial', body: { id: uuid() } })),
  'POST /api/mails/:id/retry': route('siteless', (world) => ({ path: `/api/mails/${world.mailId}/retry` })),

  'GET /api/sites': route('filtered', () => ({ path: '/api/sites?limit=200&count=true' })),
  'GET /api/sites/export': route('filtered', () => ({ path: '/api/sites/export?format=csv' })),
  'GET /api/sites/:id': route('refused', (world) => ({ path: `/api/sites/${world.siteId}` })),
  'POST /api/sites': route('siteless', () => ({ path: '/api/sites', body: { id: uuid(), ...site() } })),
  'PATCH /api/sites/:id': route('refused', (world) => ({ path: `/api/sites/${world.siteId}`, body: site(), version: 2 })),
  'GET /api/sites/:id/rooms': route('refused', (world) => ({ path: `/api/sites/${world.siteId}/rooms` })),
  'GET /api/sites/:id/timeline': route('refused', (world) => ({ path: `/api/sites/${world.siteId}/timeline?from=2025-01-01&to=2025-12-31` })),
  'POST /api/sites/:id/rooms': route('refused', (world) => ({ path: `/api/sites/${world.siteId}/rooms`, body: { id: uuid(), name: `Pièce ${next()}`, closed: false } })),
  'GET /api/rooms/:id': route('refused', (world) => ({ path: `/api/rooms/${world.otherRoomId}` })),
  'PATCH /api/rooms/:id': route('refused', (world) => ({ path: `/api/rooms/${world.otherRoomId}`, body: { name: `Pièce ${next()}`, closed: false }, version: 1 })),

  'GET /api/persons': route('filtered', () => ({ path: '/api/persons?limit=200' })),
  'GET /api/persons/export': route('filtered', () => ({ path: '/api/persons/export?format=csv' })),
  'GET /api/persons/:id': route('refused', (world) => ({ path: `/api/persons/${world.personId}` })),
  'POST /api/persons': route('refused', (world) => ({ path: '/api/persons', body: { id: uuid(), ...person(world) } })),
  'PATCH /api/persons/:id': route('refused', (world) => ({ path: `/api/persons/${world.personId}`, body: person(world), version: 1 })),
  'GET /api/persons/:id/holdings': route('refused', (world) => ({ path: `/api/persons/${world.personId}/holdings` })),
  'POST /api/persons/:id/take-back': route('refused', (world) => ({ path: `/api/persons/${world.personId}/take-back`, body: { lines: [{ custodyId: world.custodyId, version: 1 }] } })),

  'GET /api/equipment-models': route('siteless', () => ({ path: '/api/equipment-models' })),
  'GET /api/equipment-models/export': route('siteless', () => ({ path: '/api/equipment-models/export?format=csv' })),
  'GET /api/equipment-models/:id': route('siteless', (world) => ({ path: `/api/equipment-models/${world.modelId}` })),
  'POST /api/equipment-models': route('siteless', () => ({ path: '/api/equipment-models', body: { id: uuid(), ...model() } })),
  'PATCH /api/equipment-models/:id': route('siteless', (world) => ({ path: `/api/equipment-models/${world.unusedModelId}`, body: model(), version: 1 })),

  'GET /api/equipment': route('filtered', () => ({ path: '/api/equipment?limit=200&count=true' })),
  'GET /api/equipment/export': route('filtered', () => ({ path: '/api/equipment/export?format=csv' })),
  'GET /api/equipment/labels.pdf': route('refused', (world) => ({ path: `/api/equipment/labels.pdf?format=l7651&ids=${world.freeId}` })),
  'GET /api/equipment/:id': route('refused', (world) => ({ path: `/api/equipment/${world.heldId}` })),
  'POST /api/equipment': route('refused', (world) => ({ path: '/api/equipment', body: { id: uuid(), modelId: world.modelId, siteId: world.siteId, roomId: world.roomId } })),
  'PATCH /api/equipment/:id': route('refused', (world) => ({ path: `/api/equipment/${world.freeId}`, body: { modelId: world.modelId, notes: 'x' }, version: 1 })),
  'POST /api/equipment/:id/condition': route('refused', (world) => ({ path: `/api/equipment/${world.freeId}/condition`, body: { condition: 'broken' } })),
  'POST /api/equipment/:id/place': route('refused', (world) => ({ path: `/api/equipment/${world.freeId}/place`, body: { roomId: world.otherRoomId } })),
  'POST /api/equipment/:id/annul': route('refused', (world) => ({ path: `/api/equipment/${world.freeId}/annul`, body: { reason: 'saisi deux fois' }, version: 1 })),
  'GET /api/equipment/:id/timeline': route('refused', (world) => ({ path: `/api/equipment/${world.heldId}/timeline` }), before('moved', ({ id }) => ({ path: `/api/equipment/${id}/timeline` }))),
  'POST /api/equipment/bulk-acts': route('refused', (world) => ({ path: '/api/equipment/bulk-acts', body: { act: 'report-broken', lines: [{ id: world.freeId, version: 1 }] } })),

  'POST /api/equipment/batches': route('refused', (world) => ({
    path: '/api/equipment/batches', body: { modelId: world.modelId, siteId: world.siteId, roomId: world.roomId, pieces: [{ id: uuid(), serial: `S${next()}` }, { id: uuid() }] },
  })),
  'POST /api/equipment/batches/check': route('filtered', (world) => ({
    path: '/api/equipment/batches/check', body: { modelId: world.modelId, pieces: [{ id: uuid(), serial: `${world.marks.site.toLowerCase()}h` }] },
  })),

  'POST /api/custodies': route('refused', (world) => ({ path: '/api/custodies', body: { id: uuid(), equipmentId: world.freeId, kind: 'assignment', personId: world.personId } })),
  'GET /api/custodies/:id': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}` }),
    before('refused', ({ custodyId }) => ({ path: `/api/custodies/${custodyId}` }), before('refused', ({ loanCustodyId }) => ({ path: `/api/custodies/${loanCustodyId}` })))),
  'GET /api/custodies/:id/documents': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/documents` }), before('refused', ({ custodyId }) => ({ path: `/api/custodies/${custodyId}/documents` }))),
  'GET /api/custodies/:id/handover-sheet.pdf': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/handover-sheet.pdf` }),
    before('refused', ({ custodyId }) => ({ path: `/api/custodies/${custodyId}/handover-sheet.pdf` }))),
  'POST /api/custodies/:id/handover-sheet': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/handover-sheet`, body: {} })),
  'POST /api/custodies/:id/close': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/close`, version: 1 })),
  'POST /api/custodies/:id/postpone': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/postpone`, body: { dueAt: null }, version: 1 })),
  'POST /api/custodies/:id/cancel': route('refused', (world) => ({ path: `/api/custodies/${world.custodyId}/cancel`, body: { reason: 'saisi par erreur' }, version: 1 }),
    before('past', ({ custodyId }) => ({ path: `/api/custodies/${custodyId}/cancel`, body: { reason: 'saisi par erreur' }, version: 1 }))),

  'GET /api/bookings': route('filtered', () => ({ path: '/api/bookings?limit=200&count=true' }), before('filtered', ({ id }) => ({ path: `/api/bookings?equipmentId=${id}` }))),
  'GET /api/bookings/calendar': route('refused', (world) => ({ path: `/api/bookings/calendar?siteId=${world.siteId}&from=${inDays(0)}&to=${inDays(20)}` }),
    before('moved', ({ siteId }) => ({ path: `/api/bookings/calendar?siteId=${siteId}&from=${inDays(-30)}&to=${inDays(20)}` }))),
  'GET /api/bookings/free-times': route('refused', (world) => ({ path: `/api/bookings/free-times?equipmentId=${world.bookedId}&start=${inDays(7)}&end=${inDays(8)}` })),
  'GET /api/bookings/:id': route('refused', (world) => ({ path: `/api/bookings/${world.bookingId}` }), before('refused', ({ bookingId }) => ({ path: `/api/bookings/${bookingId}` }))),
  'GET /api/bookings/:id/swaps': route('refused', (world) => ({ path: `/api/bookings/${world.bookingId}/swaps` })),
  'POST /api/bookings': route('refused', (world) => ({ path: '/api/bookings', body: { id: uuid(), siteId: world.siteId, category: 'tablet', start: inDays(2), end: inDays(3), use: 'workshop', purpose: 'Atelier' } })),
  'POST /api/bookings/:id/approve': route('refused', (world) => ({ path: `/api/bookings/${world.askedBookingId}/approve`, version: 1 })),
  'POST /api/bookings/:id/refuse': route('refused', (world) => ({ path: `/api/bookings/${world.askedBookingId}/refuse`, version: 1, body: { reason: 'déjà pris' } })),
  // A mediator cancels and moves their own alone.
  'POST /api/bookings/:id/cancel': route('refused', (world) => ({ path: `/api/bookings/${world.bookingId}/cancel`, version: 1, body: { reason: 'reporté' } }), { refusedTo: ['mediator'] }),
  'POST /api/bookings/:id/move': route('refused', (world) => ({ path: `/api/bookings/${world.bookingId}/move`, version: 1, body: { end: inDays(9) } }), { refusedTo: ['mediator'] }),
  'POST /api/bookings/:id/hand-over': route('refused', (world) => ({ path: `/api/bookings/${world.bookingId}/hand-over`, version: 1, body: { id: uuid() } })),
  'GET /api/booking-feeds': route('filtered', () => ({ path: '/api/booking-feeds' })),
  'POST /api/booking-feeds': route('refused', (world) => ({ path: '/api/booking-feeds', body: { id: uuid(), siteId: world.siteId } })),
  'DELETE /api/booking-feeds/:id': route('foreign', (world) => ({ path: `/api/booking-feeds/${world.feedId}` })),
  // Whoever has the address may read; it tells of the site, and of nobody.
  'GET /api/booking-feeds/:token.ics': route('siteless', (world) => ({ path: `/api/booking-feeds/${world.feedToken}.ics` })),
  'GET /api/kits': route('filtered', () => ({ path: '/api/kits?limit=200&count=true' })),
  'GET /api/kits/:id': route('refused', (world) => ({ path: `/api/kits/${world.kitId}` })),
  'POST /api/kits': route('refused', (world) => ({ path: '/api/kits', body: { id: uuid(), siteId: world.siteId, name: `Lot ${next()}`, equipmentIds: [world.freeId] } })),
  'PATCH /api/kits/:id': route('refused', (world) => ({ path: `/api/kits/${world.kitId}`, body: { name: `Lot ${next()}`, equipmentIds: [world.freeId] }, version: 1 })),
  'POST /api/kits/:id/dissolve': route('refused', (world) => ({ path: `/api/kits/${world.kitId}/dissolve`, version: 1 })),
  'POST /api/kits/:id/hand-over': route('refused', (world) => ({ path: `/api/kits/${world.kitId}/hand-over`, body: { id: uuid(), personId: world.personId } })),
  'POST /api/kits/:id/check-in': route('refused', (world) => ({ path: `/api/kits/${world.outKit.id}/check-in`, body: { lines: [{ equipmentId: world.outKit.equipmentId, custodyId: world.outKit.custodyId, outcome: 'back' }] } })),
  'GET /api/equipment/:id/kit': route('refused', (world) => ({ path: `/api/equipment/${world.freeId}/kit` })),

  'GET /api/transfers': route('filtered', () => ({ path: '/api/transfers?limit=200&count=true' })),
  'GET /api/transfers/destinations': route('siteless', () => ({ path: '/api/transfers/destinations' })),
  'GET /api/transfers/:id': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}` })),
  'POST /api/transfers': route('refused', (world) => ({ path: '/api/transfers', body: { id: uuid(), fromSiteId: world.siteId, toSiteId: world.elsewhereId, equipmentIds: [world.freeId] } })),
  'PATCH /api/transfers/:id': route('refused', (world) => ({ path: `/api/transfers/${world.preparedTransferId}`, body: { toSiteId: world.elsewhereId, equipmentIds: [world.freeId] }, version: 1 })),
  'POST /api/transfers/:id/send': route('refused', (world) => ({ path: `/api/transfers/${world.preparedTransferId}/send`, version: 1 })),
  'POST /api/transfers/:id/cancel': route('refused', (world) => ({ path: `/api/transfers/${world.preparedTransferId}/cancel`, body: { reason: 'préparé deux fois' }, version: 1 })),
  'POST /api/transfers/:id/outcomes': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}/outcomes`, body: { lines: [{ lineId: world.arriving.lineId, outcome: 'received', roomId: world.roomId }] } })),
  'POST /api/transfers/:id/extras': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}/extras`, body: { id: uuid(), label: 'Câble' } })),
  'POST /api/transfers/:id/close': route('refused', (world) => ({ path: `/api/transfers/${world.settledTransferId}/close`, version: 1 })),
  'GET /api/transfers/:id/documents': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}/documents` })),
  'GET /api/transfers/:id/slip.pdf': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}/slip.pdf` })),
  'POST /api/transfers/:id/slip': route('refused', (world) => ({ path: `/api/transfers/${world.arriving.id}/slip`, body: {} })),
  'GET /api/documents/:id': route('refused', (world) => ({ path: `/api/documents/${world.documentId}` })),
  'POST /api/documents/:id/signatures': route('refused', (world) => ({ path: `/api/documents/${world.documentId}/signatures`, body: { id: uuid(), role: 'borrower', method: 'paper' } })),

  'GET /api/equipment/:id/erasures': route('refused', (world) => ({ path: `/api/equipment/${world.lentId}/erasures` })),
  'GET /api/erasures/awaited': route('filtered', () => ({ path: '/api/erasures/awaited' })),
  'POST /api/erasures': route('refused', (world) => ({ path: '/api/erasures', body: { id: uuid(), equipmentId: world.freeId, method: 'factory-reset' } })),

  'GET /api/loan-terms': route('siteless', () => ({ path: '/api/loan-terms' })),
  'PUT /api/loan-terms/:category': route('siteless', () => ({ path: '/api/loan-terms/wifi-point', body: { days: 30, maxRenewals: 2, accessories: [{ label: 'Chargeur' }] }, version: 1 })),
  'GET /api/loans': route('filtered', () => ({ path: '/api/loans?limit=200&count=true' })),
  'GET /api/loans/counts': route('filtered', () => ({ path: '/api/loans/counts' })),
  'GET /api/loans/:id': route('refused', (world) => ({ path: `/api/loans/${world.loanId}` })),
  'POST /api/loans': route('refused', (world) => ({
    path: '/api/loans',
    body: { id: uuid(), borrowerId: world.borrowerId, lines: [{ id: uuid(), equipmentId: world.freeId, wear: 'good', accessories: [] }] },
  })),
  'POST /api/loans/:id/return': route('refused', (world) => ({
    path: `/api/loans/${world.loanId}/return`, body: { lines: [{ custodyId: world.lentCustodyId, version: 1, wear: 'good', accessories: [] }] },
  })),
  'POST /api/loans/:id/renew': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/renew`, body: { dueAt: inDays(90) }, version: 1 })),
  'POST /api/loans/:id/dispute': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/dispute`, body: { reason: 'rendu cassé' }, version: 1 })),
  'DELETE /api/loans/:id/dispute': route('refused', (world) => ({ path: `/api/loans/${world.disputedLoanId}/dispute`, version: 2 })),
  'GET /api/loans/:id/documents': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/documents` })),
  'GET /api/loans/:id/agreement.pdf': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/agreement.pdf` })),
  'POST /api/loans/:id/agreement': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/agreement`, body: {} })),
  'GET /api/loans/:id/return-slip.pdf': route('refused', (world) => ({ path: `/api/loans/${world.returnedLoanId}/return-slip.pdf` })),
  'POST /api/loans/:id/return-slip': route('refused', (world) => ({ path: `/api/loans/${world.returnedLoanId}/return-slip`, body: {} })),
  'POST /api/loans/:id/calls': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/calls`, body: { outcome: 'no-answer' } })),
  'GET /api/loans/:loanId/lines/:custodyId/photo/:moment': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/lines/${world.lentCustodyId}/photo/out` })),
  'PUT /api/loans/:loanId/lines/:custodyId/photo/:moment': route('refused', (world) => ({ path: `/api/loans/${world.loanId}/lines/${world.lentCustodyId}/photo/out`, body: {} })),
  'GET /api/borrowers': route('filtered', (world) => ({ path: `/api/borrowers?q=${world.marks.person}` })),
  'GET /api/borrowers/erasure-preview': route('siteless', () => ({ path: '/api/borrowers/erasure-preview' })),
  'GET /api/borrowers/:id': route('refused', (world) => ({ path: `/api/borrowers/${world.borrowerId}` })),
  'PATCH /api/borrowers/:id': route('refused', (world) => ({ path: `/api/borrowers/${world.borrowerId}`, body: { givenName: 'Inès', familyName: 'Brise', phone: '06 12 34 56 78' }, version: 1 })),


  'GET /api/imports': route('filtered', () => ({ path: '/api/imports?limit=200' })),
  'POST /api/imports': route('siteless', () => ({ path: '/api/imports', body: { kind: 'equipment' } })),
  ...Object.fromEntries(['GET /api/imports/:id', 'PATCH /api/imports/:id', 'DELETE /api/imports/:id', 'POST /api/imports/:id/dry-run', 'POST /api/imports/:id/confirm', 'GET /api/imports/:id/rows', 'GET /api/imports/:id/refused.csv']
    .map((name) => [name, route('foreign', (world: SiteWorld) => ({ path: (name.split(' ')[1] ?? '').replace(':id', world.importId), body: {} }))])),
  'GET /api/saved-views': route('filtered', () => ({ path: '/api/saved-views?list=site' })),
  'GET /api/saved-views/:id': route('refused', (world) => ({ path: `/api/saved-views/${world.viewId}` }), { hiddenFrom: ['direction'] }),
  'POST /api/saved-views': route('refused', (world) => ({ path: '/api/saved-views', body: { id: uuid(), list: 'site', name: `Vue ${next()}`, siteId: world.siteId, query: { sort: 'name' } } })),
  'PATCH /api/saved-views/:id': route('refused', (world) => ({ path: `/api/saved-views/${world.viewId}`, body: { name: `Vue ${next()}`, query: {} }, version: 1 }),
    { refusedTo: ['administrator', 'technician', 'manager', 'mediator'], hiddenFrom: ['direction'] }),
  'DELETE /api/saved-views/:id': route('refused', (world) => ({ path: `/api/saved-views/${world.viewId}` }),
    { refusedTo: ['administrator', 'technician', 'mediator'], hiddenFrom: ['direction'] }),

  'GET /api/notices': route('filtered', () => ({ path: '/api/notices?limit=200' })),
  'GET /api/notices/unread': route('filtered', () => ({ path: '/api/notices/unread' })),
  'GET /api/notices/stream': route('siteless', () => ({ path: '/api/notices/stream' })),
  'POST /api/notices/read-all': route('siteless', () => ({ path: '/api/notices/read-all', body: {} })),
  'POST /api/notices/:id/read': route('foreign', (world) => ({ path: `/api/notices/${world.noticeId}/read` })),

  'GET /api/equipment-reports': route('filtered', () => ({ path: '/api/equipment-reports?limit=200&count=true' }), before('filtered', ({ id }) => ({ path: `/api/equipment-reports?equipmentId=${id}` }))),
  'GET /api/equipment-reports/:id': route('refused', (world) => ({ path: `/api/equipment-reports/${world.reportId}` }), {
    hiddenFrom: ['administrator', 'mediator', 'direction'],
    ...before('refused', ({ reportId }) => ({ path: `/api/equipment-reports/${reportId}` }), { hiddenFrom: ['administrator', 'mediator', 'direction'] }),
  }),
  'POST /api/equipment-reports': route('refused', (world) => ({
    path: '/api/equipment-reports', body: { id: uuid(), equipmentId: world.freeId, number: world.freeNumber, kind: 'slow', text: 'dix minutes pour démarrer' },
  })),
  'POST /api/equipment-reports/:id/answer': route('refused', (world) => ({ path: `/api/equipment-reports/${world.reportId}/answer`, body: { answer: 'je passe demain' }, version: 1 })),
  'POST /api/equipment-reports/:id/close': route('refused', (world) => ({ path: `/api/equipment-reports/${world.reportId}/close`, version: 1 })),

  'GET /api/history': route('filtered', () => ({ path: '/api/history?limit=200' })),
  'GET /api/history/authors': route('filtered', () => ({ path: '/api/history/authors?limit=200' })),
  'GET /api/search': route('filtered', (world) => ({ path: `/api/search?q=${world.marks.site}&limit=50` })),
  'GET /api/overview': route('filtered', () => ({ path: '/api/overview' })),
  'GET /api/demonstration': route('siteless', () => ({ path: '/api/demonstration' })),
  'POST /api/demonstration/equipment': route('siteless', () => ({ path: '/api/demonstration/equipment' })),
};
