import { CONDITION_LABEL, CONDITIONS_OF_ABSENCE } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { frenchDay, frenchMinute } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { refusalOfPart } from '../database/savepoint.queries.js';
import { lockPieces, requireValid, type Piece } from '../equipment/index.js';
import { Refusal } from '../refusal/refusal.js';
import { written, type BookedTime } from './booking-time.js';
import { countFree, freePieces, type FreePiece } from './free-pieces.queries.js';
import { requireMayBook } from './wish.js';
import type { NamedWish, OpenWish, Wish } from './wish.queries.js';

/** A piece, locked, for one of the times. */
export interface Allotted {
  readonly piece: Piece;
  readonly time: BookedTime;
  /** The place of the time in the list. */
  readonly week: number;
}

interface When {
  readonly times: readonly BookedTime[];
  readonly now: Date;
  /** Bookings that are moved, and so do not count. */
  readonly except?: readonly string[];
}

/** How many pieces are looked at more closely for each time. */
const OFFERED = 5;

const HELD_AS = { assignment: 'affecté', loan: 'prêté', repair: 'en réparation', transit: 'en transfert', installed: 'à sa place' } as const;

/** Somebody else was quicker with every piece that was offered. */
class Outrun extends Error {}

/**
 * The pieces of a wish for each of the times, locked and free: all of them or none.
 * @throws Refusal `not-found`, `equipment-annulled`, `equipment-absent`, `booking-category`, `booking-held`, `booking-taken`, `booking-weeks-taken`
 */
export async function allot(tx: Transaction, caller: Caller, wish: Wish, when: When): Promise<Allotted[]> {
  return 'named' in wish ? allotNamed(tx, caller, wish, when) : allotAny(tx, caller, wish, when);
}

async function allotNamed(tx: Transaction, caller: Caller, wish: NamedWish, when: When): Promise<Allotted[]> {
  const locked = await lockPieces(tx, caller.scope, wish.named);
  if (locked.size < wish.named.length) throw new Refusal('not-found');
  const pieces = [...locked.values()];
  for (const piece of pieces) requireBookablePiece(caller, piece, when);
  const counts = await countFree(tx, caller.scope, { wish, ...when });
  const taken = when.times.filter((_, week) => (counts[week] ?? 0) < pieces.length);
  if (taken.length > 0) throw takenRefusal(wish.kitId ? 'Ce lot n’est pas entièrement libre' : `${pieces[0]?.number} n’est pas libre`, when.times, taken);
  return when.times.flatMap((time, week) => pieces.map((piece) => ({ piece, time, week })));
}

/** @throws Refusal `equipment-annulled`, `equipment-absent`, `booking-category`, `booking-held` */
export function requireBookablePiece(caller: Caller, piece: Piece, { times, now }: When): void {
  requireValid(piece);
  requireMayBook(caller, piece.category);
  if (CONDITIONS_OF_ABSENCE.includes(piece.condition)) {
    throw new Refusal('equipment-absent', { number: piece.number, state: CONDITION_LABEL[piece.condition].toLowerCase() }, { field: 'equipmentId' });
  }
  const held = piece.custody;
  if (held === null || held.kind === 'installed') return;
  const until = held.dueAt && new Date(Math.max(held.dueAt.getTime(), now.getTime()));
  if (until !== null && times.every(({ start }) => start >= until)) return;
  throw new Refusal('booking-held', { number: piece.number, holding: HELD_AS[held.kind], ...(until && { until: frenchMinute(until) }) }, { field: 'start' });
}

/**
 * Looks at the best few, locks them, and looks again. Where somebody took them meanwhile, the locks are given up and the next
 * best are looked at, until there are none: whoever finds none is refused rightly, and nobody waits while keeping a lock that
 * another waits for, since pieces are always locked in the order of their ids.
 */
async function allotAny(tx: Transaction, caller: Caller, wish: OpenWish, when: When): Promise<Allotted[]> {
  for (;;) {
    const offered = await freePieces(tx, caller.scope, { wish, ...when }, OFFERED);
    const taken = when.times.filter((_, week) => !offered.some((one) => one.week === week));
    if (taken.length > 0) throw takenRefusal(`Plus rien de libre (${wish.label})`, when.times, taken);
    let allotted: Allotted[] | null = null;
    await refusalOfPart(tx, async () => {
      allotted = await lockAndChoose(tx, caller, wish, when, offered);
    }, (error) => error instanceof Outrun);
    if (allotted !== null) return allotted;
  }
}

/** @throws Outrun */
async function lockAndChoose(tx: Transaction, caller: Caller, wish: OpenWish, when: When, offered: readonly FreePiece[]): Promise<Allotted[]> {
  const ids = [...new Set(offered.map(({ id }) => id))];
  const pieces = await lockPieces(tx, caller.scope, ids);
  // A new statement sees what was written before the lock was given.
  const free = await freePieces(tx, caller.scope, { wish, among: ids, ...when }, 1);
  return when.times.map((time, week) => {
    const piece = pieces.get(free.find((one) => one.week === week)?.id ?? '');
    if (!piece) throw new Outrun();
    return { piece, time, week };
  });
}

function takenRefusal(what: string, times: readonly BookedTime[], taken: readonly BookedTime[]): Refusal {
  if (times.length === 1) return new Refusal('booking-taken', { what }, { field: 'start' });
  const weeks = taken.map(({ start }) => frenchDay(start)).join(', ');
  return new Refusal('booking-weeks-taken', { weeks }, { field: 'weeklyUntil', taken: taken.map(written) });
}

