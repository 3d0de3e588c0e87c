import { after, UNTOUCHED, type Act, type PieceState } from './piece-model.js';

/** One act as its client saw it. */
export interface Observed {
  readonly client: number;
  readonly act: Act;
  /** When it was first sent and when the last answer came, in milliseconds of one clock. */
  readonly begun: number;
  readonly ended: number;
  /** `maybe`: the connection broke, and what was asked again had been done already, by whomever. */
  readonly outcome: 'done' | 'refused' | 'stale' | 'maybe';
}

/**
 * Whether there is one order of the acts of a piece, true to what each client saw before what, in which the model answers each of
 * them as the product did and ends as the product ended. Where there is, nothing was lost, doubled or torn.
 */
export function hasOneOrder(acts: readonly Observed[], end: PieceState): boolean {
  const wanted = written(end);
  const dead = new Set<string>();
  const search = (state: PieceState, left: readonly Observed[]): boolean => {
    if (left.length === 0) return written(state) === wanted;
    const key = `${left.map((act) => acts.indexOf(act)).join()}|${written(state)}`;
    if (dead.has(key)) return false;
    const may = left.filter((act) => left.every((other) => other === act || other.ended >= act.begun));
    const found = may.some((act) => outcomesOf(state, act).some((next) => search(next, left.filter((other) => other !== act))));
    if (!found) dead.add(key);
    return found;
  };
  return search(UNTOUCHED, acts);
}

/** The states to which the act may have led, given what its client saw. */
function outcomesOf(state: PieceState, { act, outcome }: Observed): PieceState[] {
  const next = after(state, act);
  switch (outcome) {
    case 'done': return next === null ? [] : [next];
    case 'refused': return next === null ? [state] : [];
    case 'stale': return [state];
    case 'maybe': return next === null ? [state] : [state, next];
  }
}

/** The state as text, whatever the order in which its parts came. */
function written({ custodies, bookings, transfer }: PieceState): string {
  const sorted = <Value>(part: Readonly<Record<string, Value>>): [string, Value][] => Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([sorted(custodies).map(([id, { kind, due, fate, renewals }]) => [id, kind, due, fate, renewals]), sorted(bookings), transfer]);
}
