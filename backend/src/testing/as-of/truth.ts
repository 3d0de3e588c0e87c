import { stateOf, type EquipmentState } from '@calanque/shared';
import { dayInParis } from '../../clock/clock.js';
import type { ConditionFact, CustodyFact, PieceTruth, PlaceFact } from './year.js';

/** What was true of a piece at the end of a day. */
export interface Situation {
  readonly piece: PieceTruth;
  readonly place: PlaceFact;
  readonly condition: ConditionFact;
  readonly custody: CustodyFact | null;
  readonly state: EquipmentState;
}

/**
 * Looked up in the plain records, and by days alone, so that it shares no arithmetic of instants with what it is held
 * against: a fact holds at the end of a day when it began on that day or before, and ended on a later one or not at all.
 */
function holdsAtEndOf(day: string, fact: { readonly start: number; readonly end: number | null }): boolean {
  return dayInParis(new Date(fact.start)) <= day && (fact.end === null || dayInParis(new Date(fact.end)) > day);
}

/** Null for a piece that was not there yet, or whose entry was wrong. */
export function situationOf(piece: PieceTruth, day: string): Situation | null {
  const place = piece.places.find((fact) => holdsAtEndOf(day, fact));
  const condition = piece.conditions.find((fact) => holdsAtEndOf(day, fact));
  if (piece.annulled || !place || !condition) return null;
  const custody = piece.custodies.find((fact) => !fact.cancelled && holdsAtEndOf(day, fact)) ?? null;
  return { piece, place, condition, custody, state: stateOf(condition.condition, custody?.kind ?? null) };
}

/** All pieces that were at one of the sites that day, in the order of their numbers. */
export function situationsAt(pieces: readonly PieceTruth[], sites: readonly string[], day: string): Situation[] {
  return pieces.flatMap((piece) => situationOf(piece, day) ?? []).filter(({ place }) => sites.includes(place.site));
}
