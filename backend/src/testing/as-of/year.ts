import type { Category, Condition, CustodyKind } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import { dayInParis } from '../../clock/clock.js';
import { Chance } from '../../demonstration/index.js';

/** What was true of something from an instant on, up to another or until now; in milliseconds. */
interface Fact {
  readonly start: number;
  end: number | null;
}
export interface PlaceFact extends Fact { readonly site: string; readonly room: string | null }
export interface ConditionFact extends Fact { readonly condition: Condition }
export interface CustodyFact extends Fact { readonly id: string; readonly kind: CustodyKind; readonly person: string | null; readonly cancelled: boolean }

/** A piece with everything that ever was true of it. */
export interface PieceTruth {
  readonly id: string;
  readonly number: string;
  readonly model: string;
  readonly category: Category;
  readonly annulled: boolean;
  readonly places: PlaceFact[];
  readonly conditions: ConditionFact[];
  readonly custodies: CustodyFact[];
}

/** Where pieces can be and who can hold them. */
export interface Ground {
  readonly rooms: ReadonlyMap<string, readonly string[]>;
  readonly persons: readonly string[];
  readonly models: readonly { readonly id: string; readonly category: Category }[];
}

export const FIRST_DAY = '2025-03-15';
export const LAST_DAY = '2026-04-15';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Instants at which a mistake of an hour or a millisecond shows: midnights in Paris and the nights that change the clocks. */
const AWKWARD = [
  '2025-03-29T23:00:00.000Z', '2025-03-29T22:59:59.999Z', '2025-03-30T00:30:00.000Z', '2025-03-30T21:59:59.999Z', '2025-03-30T22:00:00.000Z',
  '2025-10-25T22:00:00.000Z', '2025-10-26T00:30:00.000Z', '2025-10-26T22:59:59.999Z', '2025-10-26T23:00:00.000Z', '2025-12-31T22:59:59.999Z', '2025-12-31T23:00:00.000Z',
].map((instant) => Date.parse(instant));
/** Days on which those instants fall, and their neighbours. */
export const AWKWARD_DAYS: readonly string[] = [...new Set(AWKWARD.flatMap((instant) => [instant - DAY, instant, instant + DAY]).map((instant) => dayInParis(new Date(instant))))];

/** A year of random facts about many pieces, kept as plain records; the same seed gives the same year. */
export function randomYear(chance: Chance, ground: Ground, pieces: number): PieceTruth[] {
  return Array.from({ length: pieces }, (_, place) => randomPiece(chance, ground, place));
}

function randomPiece(chance: Chance, ground: Ground, place: number): PieceTruth {
  const model = chance.pick(ground.models);
  const arrival = Date.parse(`${FIRST_DAY}T06:00:00Z`) + Math.floor(chance.next() * 60 * DAY);
  const site = chance.pick([...ground.rooms.keys()]);
  const piece: PieceTruth = {
    id: uuid(), number: `ASOF-${String(place + 1).padStart(4, '0')}`, model: model.id, category: model.category, annulled: chance.happens(0.05),
    places: [{ site, room: null, start: arrival, end: null }], conditions: [{ condition: 'working', start: arrival, end: null }], custodies: [],
  };
  const last = Date.parse(`${LAST_DAY}T12:00:00Z`);
  for (let now = nextInstant(chance, arrival); now < last; now = nextInstant(chance, now)) happen(chance, ground, piece, now);
  const open = openOf(piece.custodies);
  // What is on its way now is on the list of a transfer, and there is none.
  if (open && (piece.annulled || open.kind === 'transit')) open.end = last;
  return { ...piece, custodies: piece.custodies.filter((custody) => !custody.cancelled || !meetsAbsence(piece, custody)) };
}

/** What is lost is held by nobody, not even by mistake. */
function meetsAbsence({ conditions }: PieceTruth, { start, end }: Fact): boolean {
  return conditions.some((fact) => fact.condition !== 'working' && fact.condition !== 'broken' && fact.start < (end ?? Infinity) && start < (fact.end ?? Infinity));
}

/** Some days later; now and then at an awkward instant. */
function nextInstant(chance: Chance, after: number): number {
  const usual = after + 1 + Math.floor(chance.next() * 40 * DAY);
  const awkward = AWKWARD.filter((instant) => instant > after && instant < usual);
  return awkward.length > 0 && chance.happens(0.7) ? chance.pick(awkward) : usual;
}

const openOf = <Some extends Fact>(facts: readonly Some[]): Some | undefined => facts.find((fact) => fact.end === null && !('cancelled' in fact && fact.cancelled));

function happen(chance: Chance, ground: Ground, piece: PieceTruth, now: number): void {
  const condition = openOf(piece.conditions);
  const custody = openOf(piece.custodies);
  const drawn = chance.next();
  if (condition?.condition === 'lost' || condition?.condition === 'stolen') {
    succeed(piece.conditions, { condition: 'working', start: now, end: null });
  } else if (custody && drawn < 0.55) {
    custody.end = now;
  } else if (drawn < (custody ? 0.7 : 0.2)) {
    move(chance, ground, piece, now);
  } else if (drawn < (custody ? 0.85 : 0.4)) {
    const next = condition?.condition === 'broken' ? 'working' : chance.pick<Condition>(['broken', 'broken', 'lost', 'stolen']);
    succeed(piece.conditions, { condition: next, start: now, end: null });
    if (custody && (next === 'lost' || next === 'stolen')) custody.end = now;
  } else if (!custody) {
    hold(chance, ground, piece, now);
  }
}

function succeed<Some extends Fact>(facts: Some[], next: Some): void {
  const before = openOf(facts);
  if (before) before.end = next.start;
  facts.push(next);
}

function move(chance: Chance, ground: Ground, piece: PieceTruth, now: number): void {
  const site = chance.pick([...ground.rooms.keys()]);
  succeed(piece.places, { site, room: chance.pick([null, ...(ground.rooms.get(site) ?? [])]), start: now, end: null });
}

function hold(chance: Chance, ground: Ground, piece: PieceTruth, now: number): void {
  const kind = chance.pick<CustodyKind>(['assignment', 'assignment', 'installed', 'repair', 'transit']);
  const person = kind === 'assignment' ? chance.pick(ground.persons) : null;
  // A wrong entry that was cancelled lies over whatever was true meanwhile.
  if (chance.happens(0.15)) piece.custodies.push({ id: uuid(), kind, person, start: now, end: now + Math.floor(chance.next() * 30 * DAY) + 1, cancelled: true });
  else piece.custodies.push({ id: uuid(), kind, person, start: now, end: null, cancelled: false });
}
