import {
  CATEGORIES_WITH_MEMORY, CONDITION_LABEL, CONDITIONS_OF_ABSENCE, mayAssignCategory,
  type CustodyClosing, type CustodyDraft, type CustodyKind, type OpenableCustodyKind,
} from '@calanque/shared';
import { may, type Caller } from '../access/index.js';
import { dayInParis, frenchDay } from '../clock/clock.js';
import { momentOf } from '../clock/moment.js';
import type { Transaction } from '../database/database.js';
import { changePlace, endInstalled, reportCondition, requireRoom, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { claimBooking } from './bookings-ahead.queries.js';
import { requireUnbooked } from './bookings-ahead.js';
import { endCustody, findHolder, insertCustody, isErasureMissing, moveDueAt, type CustodyState } from './custody.queries.js';
import { insertAccessories, insertCheck, noteReturned } from './hand-over.queries.js';

/** What a custody begins with. A loan's is given by the feature that lends. */
export interface CustodyOpening extends Omit<CustodyDraft, 'kind'> {
  readonly kind: OpenableCustodyKind | 'loan';
  /** Required for `loan`: its borrower is locked already. */
  readonly loan?: { readonly id: string; readonly borrowerId: string };
  readonly kitId?: string | null;
  /** The booking that this hand-over fulfils. */
  readonly bookingId?: string | null;
  /** What is remarked of the looks. */
  readonly wearNote?: string | null;
}

/** What a custody ends with. */
export interface CustodyReturn extends CustodyClosing {
  /** What is remarked of the looks. */
  readonly wearNote?: string | null;
}

/**
 * Puts a locked piece into somebody's hands, at its place or at a repairer's. An open `installed` custody ends by it.
 * What is given to somebody meets nobody else's booking; the one that it fulfils, or that was made for that very person, ends by it.
 * @throws Refusal `equipment-booked`, `booking-over`, `equipment-already-held`, `equipment-in-repair`, `equipment-already-installed`, `equipment-absent`, `person-unknown`,
 * `person-left`, `room-…`, `due-before-start`, `date-in-future`, `date-too-early`, `not-allowed`, `category-not-allowed`, `erasure-missing`,
 * `custody-fields`
 */
export async function openCustody(tx: Transaction, caller: Caller, piece: Piece, draft: CustodyOpening, now: Date): Promise<void> {
  requireValid(piece);
  requireMayHandOver(caller, piece, draft.kind);
  requirePresent(piece);
  requireFree(piece, draft);
  const start = momentOf({ given: draft.start, now, after: latestFacts(piece, draft), field: 'start' });
  const dueAt = draft.dueAt ? new Date(draft.dueAt) : null;
  if (dueAt !== null && dueAt <= start) throw new Refusal('due-before-start', {}, { field: 'dueAt' });
  const personId = await holderOf(tx, caller, draft, start);
  const booked = personId === null ? null : await requireUnbooked(tx, caller, piece, { start, dueAt, now, personId, bookingId: draft.bookingId ?? null, overrideReason: draft.overrideReason ?? null });
  if (personId !== null) await requireErased(tx, piece, start);
  await endInstalled(tx, piece, start);
  if (draft.kind === 'installed') await moveIfAsked(tx, caller, piece, draft, start);
  await insertCustody(tx, {
    id: draft.id, equipmentId: piece.id, kind: draft.kind, personId, start, dueAt,
    repairer: draft.kind === 'repair' ? draft.repairer ?? null : null, note: draft.note ?? null,
    loanId: draft.loan?.id ?? null, kitId: draft.kitId ?? null,
  });
  await noteWhatGoesAlong(tx, draft);
  if (booked !== null && !(await claimBooking(tx, booked, draft, { by: caller.personId, at: now }))) throw new Refusal('booking-over');
}

/**
 * Ends the open custody of a locked piece.
 * @throws Refusal `custody-closed`, `date-in-future`, `date-too-early`, `not-allowed`, `category-not-allowed`
 */
export async function closeCustody(
  tx: Transaction, caller: Caller, piece: Piece, custody: CustodyState, closing: CustodyReturn, now: Date,
): Promise<void> {
  requireValid(piece);
  requireMayHandOver(caller, piece, custody.kind);
  if (!custody.open) throw new Refusal('custody-closed');
  if (custody.kind === 'transit') throw new Refusal('equipment-in-transit', { number: piece.number });
  const changed = closing.condition && closing.condition !== piece.condition ? closing.condition : null;
  const after = [custody.start, changed ? piece.conditionSince : null];
  const end = momentOf({ given: closing.end, now, after, field: 'end' });
  await endCustody(tx, custody.id, end, [custody.note, closing.note].filter(Boolean).join('\n') || null);
  if (closing.wear) await insertCheck(tx, { custodyId: custody.id, moment: 'in', wear: closing.wear, note: closing.wearNote ?? null });
  if (closing.accessories) await noteReturned(tx, custody.id, closing.accessories.map(({ label }) => label));
  if (changed) await reportCondition(tx, caller, piece, { condition: changed, at: end.toISOString() }, now);
}

/**
 * Moves the planned return of the open custody of a locked piece, or takes it away. Where it lasts longer by that, nobody else has booked it
 * meanwhile.
 * @throws Refusal `equipment-booked`, `not-allowed`, `category-not-allowed`, `lend-category-not-allowed`, `custody-closed`
 */
export async function postponeCustody(
  tx: Transaction, caller: Caller, piece: Piece, custody: CustodyState, given: { readonly dueAt: Date | null; readonly now: Date; readonly overrideReason?: string | null },
): Promise<void> {
  requireValid(piece);
  requireMayHandOver(caller, piece, custody.kind);
  if (!custody.open) throw new Refusal('custody-closed');
  const lastsLonger = custody.due_at !== null && (given.dueAt === null || given.dueAt > custody.due_at);
  if (lastsLonger) await requireUnbooked(tx, caller, piece, { start: custody.start, personId: custody.person_id, ...given });
  await moveDueAt(tx, custody.id, given.dueAt);
}

/** @throws Refusal `not-allowed`, `category-not-allowed`, `lend-category-not-allowed` */
export function requireMayHandOver(caller: Caller, piece: Piece, kind: CustodyKind): void {
  if (kind === 'repair' && !may(caller, 'custody:repair')) throw new Refusal('not-allowed');
  if (kind === 'loan' && !may(caller, 'custody:lend')) throw new Refusal('not-allowed');
  if (!mayAssignCategory(caller.role, piece.category)) throw new Refusal(kind === 'loan' ? 'lend-category-not-allowed' : 'category-not-allowed');
}

/** @throws Refusal `erasure-missing` */
async function requireErased(tx: Transaction, piece: Piece, start: Date): Promise<void> {
  if (!CATEGORIES_WITH_MEMORY.includes(piece.category)) return;
  if (await isErasureMissing(tx, piece.id, start)) throw new Refusal('erasure-missing', { number: piece.number });
}

/** Accessories and looks are noted where a person takes the piece over. */
async function noteWhatGoesAlong(tx: Transaction, draft: CustodyOpening): Promise<void> {
  const labels = draft.accessories?.map(({ label }) => label) ?? [];
  if (draft.kind !== 'assignment' && draft.kind !== 'loan' && (draft.wear || labels.length > 0)) {
    throw new Refusal('custody-fields', { what: 'L’aspect et les accessoires ne se notent que pour une remise à quelqu’un.' }, { field: draft.wear ? 'wear' : 'accessories' });
  }
  if (draft.wear) await insertCheck(tx, { custodyId: draft.id, moment: 'out', wear: draft.wear, note: draft.wearNote ?? null });
  if (labels.length > 0) await insertAccessories(tx, draft.id, labels);
}

function requirePresent(piece: Piece): void {
  if (CONDITIONS_OF_ABSENCE.includes(piece.condition)) {
    throw new Refusal('equipment-absent', { number: piece.number, state: CONDITION_LABEL[piece.condition].toLowerCase() });
  }
}

function requireFree(piece: Piece, draft: CustodyOpening): void {
  const held = piece.custody;
  if (held === null) return;
  const since = frenchDay(held.since);
  if (held.kind === 'transit') throw new Refusal('equipment-in-transit', { number: piece.number, since });
  if (held.kind === 'repair') throw new Refusal('equipment-in-repair', { number: piece.number, since });
  if (held.kind !== 'installed') {
    throw new Refusal('equipment-already-held', { number: piece.number, since, ...(held.holderName === null ? {} : { holder: held.holderName }) });
  }
  if (draft.kind === 'installed' && (!draft.roomId || draft.roomId === piece.roomId)) {
    throw new Refusal('equipment-already-installed', { number: piece.number }, { field: 'roomId' });
  }
}

function latestFacts(piece: Piece, draft: CustodyOpening): (Date | null)[] {
  // It may begin at the very instant of these.
  const [arrived, handedBack, found] = [piece.arrivedAt, piece.lastCustodyEnd, piece.lastFound].map((at) => at && new Date(at.getTime() - 1));
  const moves = draft.kind === 'installed' && draft.roomId && draft.roomId !== piece.roomId;
  return [arrived ?? null, handedBack ?? null, found ?? null, piece.custody?.since ?? null, moves ? piece.placeSince : null];
}

async function holderOf(tx: Transaction, caller: Caller, draft: CustodyOpening, start: Date): Promise<string | null> {
  if (draft.kind === 'loan') return draft.loan?.borrowerId ?? null;
  if (draft.kind !== 'assignment') return null;
  const holder = draft.personId ? await findHolder(tx, caller.scope, draft.personId) : null;
  if (!draft.personId || !holder) throw new Refusal('person-unknown', {}, { field: 'personId' });
  if (holder.leftOn !== null && holder.leftOn <= dayInParis(start)) {
    const day = frenchDay(new Date(`${holder.leftOn}T12:00:00Z`));
    throw new Refusal('person-left', { name: holder.name, day }, { field: 'personId' });
  }
  return draft.personId;
}

async function moveIfAsked(tx: Transaction, caller: Caller, piece: Piece, draft: CustodyOpening, start: Date): Promise<void> {
  if (!draft.roomId) return;
  if (draft.roomId === piece.roomId) await requireRoom(tx, caller, piece.siteId, draft.roomId);
  else await changePlace(tx, caller, piece, { roomId: draft.roomId, at: start.toISOString() }, start);
}
