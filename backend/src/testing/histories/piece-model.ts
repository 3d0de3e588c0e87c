/** What can be asked of one piece, with the ids that the client made or chose. Days and due days count from a day ahead of all. */
export type Act =
  | { readonly kind: 'assign'; readonly id: string; readonly due: number | null }
  | { readonly kind: 'lend'; readonly id: string; readonly loanId: string; readonly due: number }
  | { readonly kind: 'give-back'; readonly id: string }
  | { readonly kind: 'withdraw'; readonly id: string }
  | { readonly kind: 'renew'; readonly id: string; readonly loanId: string; readonly due: number }
  | { readonly kind: 'book'; readonly id: string; readonly day: number }
  | { readonly kind: 'move'; readonly id: string; readonly day: number }
  | { readonly kind: 'unbook'; readonly id: string }
  | { readonly kind: 'send' }
  | { readonly kind: 'receive' };

/** What becomes of a custody or a booking. */
export type Fate = 'open' | 'closed' | 'cancelled';

export interface CustodyInModel {
  readonly kind: 'assignment' | 'loan';
  readonly due: number | null;
  readonly fate: Fate;
  readonly renewals: number;
}

/** All that can be known of one piece, as simply as it can be said. */
export interface PieceState {
  readonly custodies: Readonly<Record<string, CustodyInModel>>;
  /** The day of each booking that holds it; null for one that was cancelled. */
  readonly bookings: Readonly<Record<string, number | null>>;
  readonly transfer: 'prepared' | 'sent' | 'received';
}

export const UNTOUCHED: PieceState = { custodies: {}, bookings: {}, transfer: 'prepared' };

/** How often the terms of a loan let it be renewed. */
export const MOST_RENEWALS = 2;

/**
 * The state after the act, or null where it must be refused. One holder at a time; a custody from now until noon of day `due`
 * meets a booking of an earlier day; a booking lasts from the afternoon of its day to the next forenoon.
 */
export function after(state: PieceState, act: Act): PieceState | null {
  switch (act.kind) {
    case 'assign':
      return mayBeGiven(state, act.due) ? withCustody(state, act.id, { kind: 'assignment', due: act.due, fate: 'open', renewals: 0 }) : null;
    case 'lend':
      return mayBeGiven(state, act.due) ? withCustody(state, act.id, { kind: 'loan', due: act.due, fate: 'open', renewals: 0 }) : null;
    case 'give-back':
      return ended(state, act.id, 'closed', (fate) => fate === 'open');
    case 'withdraw':
      return ended(state, act.id, 'cancelled', (fate) => fate !== 'cancelled');
    case 'renew':
      return renewed(state, act.id, act.due);
    case 'book':
      return mayBeBooked(state, act.day, null) ? { ...state, bookings: { ...state.bookings, [act.id]: act.day } } : null;
    case 'move':
      return typeof state.bookings[act.id] === 'number' && mayBeBooked(state, act.day, act.id) ? { ...state, bookings: { ...state.bookings, [act.id]: act.day } } : null;
    case 'unbook':
      return typeof state.bookings[act.id] === 'number' ? { ...state, bookings: { ...state.bookings, [act.id]: null } } : null;
    case 'send':
      return state.transfer === 'prepared' && isFree(state) && bookedDays(state, null).length === 0 ? { ...state, transfer: 'sent' } : null;
    case 'receive':
      return state.transfer === 'prepared' ? null : { ...state, transfer: 'received' };
  }
}

const openCustody = (state: PieceState): CustodyInModel | undefined => Object.values(state.custodies).find(({ fate }) => fate === 'open');
const isFree = (state: PieceState): boolean => openCustody(state) === undefined && state.transfer !== 'sent';
const bookedDays = (state: PieceState, except: string | null): number[] =>
  Object.entries(state.bookings).flatMap(([id, day]) => (day === null || id === except ? [] : [day]));

function mayBeGiven(state: PieceState, due: number | null): boolean {
  return isFree(state) && bookedDays(state, null).every((day) => due !== null && day >= due);
}

function mayBeBooked(state: PieceState, day: number, except: string | null): boolean {
  const held = openCustody(state);
  const backInTime = held === undefined || (held.due !== null && held.due <= day);
  return state.transfer !== 'sent' && backInTime && !bookedDays(state, except).includes(day);
}

const withCustody = (state: PieceState, id: string, custody: CustodyInModel): PieceState => ({ ...state, custodies: { ...state.custodies, [id]: custody } });

function ended(state: PieceState, id: string, fate: Fate, may: (before: Fate) => boolean): PieceState | null {
  const custody = state.custodies[id];
  return custody && may(custody.fate) ? withCustody(state, id, { ...custody, fate }) : null;
}

function renewed(state: PieceState, id: string, due: number): PieceState | null {
  const custody = state.custodies[id];
  if (custody?.fate !== 'open' || custody.due === null || due <= custody.due || custody.renewals >= MOST_RENEWALS) return null;
  return bookedDays(state, null).every((day) => day >= due) ? withCustody(state, id, { ...custody, due, renewals: custody.renewals + 1 }) : null;
}
