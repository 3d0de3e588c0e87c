import type pg from 'pg';
import type { PieceState } from './piece-model.js';
import { dayOf, dueDayOf, type PieceUnderTest } from './history-client.js';

interface CustodyRow {
  id: string;
  kind: string;
  loan_id: string | null;
  start: Date;
  end: Date | null;
  due_at: Date | null;
  cancelled: boolean;
  renewals: number | null;
}

/** The facts of a piece in the database, as the model tells them, and whatever is wrong with them whoever did what. */
export interface EndOfHistory {
  readonly state: PieceState;
  readonly wrong: readonly string[];
}

/** Reads how a piece ended. */
export async function endOfHistory(db: pg.Pool, piece: PieceUnderTest, beginning: number): Promise<EndOfHistory> {
  const { rows: custodies } = await db.query<CustodyRow>(
    `SELECT c.id, c.kind, c.loan_id, lower(c.period) AS start, upper(c.period) AS "end", c.due_at, c.cancelled_at IS NOT NULL AS cancelled, l.renewals
       FROM custody c LEFT JOIN loan l ON l.id = c.loan_id WHERE c.equipment_id = $1 ORDER BY lower(c.period)`, [piece.id]);
  const { rows: places } = await db.query<{ start: Date; end: Date | null }>(
    'SELECT lower(period) AS start, upper(period) AS "end" FROM equipment_place WHERE equipment_id = $1 ORDER BY lower(period)', [piece.id]);
  const { rows: bookings } = await db.query<{ id: string; start: Date; end: Date; live: boolean }>(
    `SELECT id, lower(period) AS start, upper(period) AS "end", status IN ('asked', 'approved') AS live FROM booking WHERE equipment_id = $1 ORDER BY lower(period)`, [piece.id]);
  const transits = custodies.filter(({ kind }) => kind === 'transit');
  const given = custodies.filter(({ kind }) => kind === 'assignment' || kind === 'loan');
  const live = bookings.filter((booking) => booking.live);
  const state: PieceState = {
    custodies: Object.fromEntries(given.map((row) => [row.id, {
      kind: row.kind as 'assignment' | 'loan', due: row.due_at === null ? null : dueDayOf(row.due_at, beginning),
      fate: row.cancelled ? 'cancelled' : row.end === null ? 'open' : 'closed', renewals: row.renewals ?? 0,
    }])),
    bookings: Object.fromEntries(bookings.map((row) => [row.id, row.live ? dayOf(row.start, beginning) : null])),
    transfer: transits.length === 0 ? 'prepared' : transits.some(({ end }) => end === null) ? 'sent' : 'received',
  };
  return {
    state,
    wrong: [
      ...overlapping('two holders', custodies.filter(({ cancelled }) => !cancelled)),
      ...overlapping('two places', places),
      ...overlapping('two bookings', live),
      ...(transits.length > 1 ? ['sent twice'] : []),
      ...(places.length > (state.transfer === 'received' ? 2 : 1) ? ['moved twice'] : []),
      ...(custodies.length > given.length + transits.length ? ['a custody that nobody asked for'] : []),
    ],
  };
}

function overlapping(what: string, periods: readonly { start: Date; end: Date | null }[]): string[] {
  return periods.slice(1).some(({ start }, place) => {
    const { end } = periods[place] ?? { end: null };
    return end === null || end > start;
  }) ? [what] : [];
}
