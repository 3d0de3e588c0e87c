import type pg from 'pg';
import { period } from '../rows.js';
import type { PieceTruth } from './year.js';

const dated = ({ start, end }: { readonly start: number; readonly end: number | null }): string => period(new Date(start), end === null ? null : new Date(end));

/** Writes the year into the tables, every trigger at work. */
export async function insertYear(pool: pg.Pool, pieces: readonly PieceTruth[]): Promise<void> {
  const db = await pool.connect();
  const insert = (statement: string, rows: readonly object[]): Promise<unknown> => db.query(statement, [JSON.stringify(rows)]);
  try {
    await db.query('BEGIN');
    await insert(`INSERT INTO equipment (id, number, model_id) SELECT id, number, model FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, number text, model uuid)`, pieces);
    await insert(`INSERT INTO equipment_place (equipment_id, site_id, room_id, period) SELECT piece, site, room, period FROM jsonb_to_recordset($1::jsonb) AS t(piece uuid, site uuid, room uuid, period tstzrange)`,
      pieces.flatMap(({ id, places }) => places.map((fact) => ({ piece: id, ...fact, period: dated(fact) }))));
    await insert(`INSERT INTO equipment_condition (equipment_id, condition, reason, period) SELECT piece, condition, 'Constat', period FROM jsonb_to_recordset($1::jsonb) AS t(piece uuid, condition text, period tstzrange)`,
      pieces.flatMap(({ id, conditions }) => conditions.map((fact) => ({ piece: id, ...fact, period: dated(fact) }))));
    await insert(`
      INSERT INTO custody (id, equipment_id, kind, person_id, period, cancelled_at, cancelled_reason)
      SELECT id, piece, kind, person, period, CASE WHEN cancelled THEN now() END, CASE WHEN cancelled THEN 'saisie par erreur' END
        FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, piece uuid, kind text, person uuid, period tstzrange, cancelled boolean)`,
    pieces.flatMap(({ id: piece, custodies }) => custodies.map((fact) => ({ piece, ...fact, period: dated(fact) }))));
    await insert(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'saisi deux fois' WHERE id IN (SELECT (value #>> '{}')::uuid FROM jsonb_array_elements($1::jsonb))`,
      pieces.filter(({ annulled }) => annulled).map(({ id }) => id) as unknown as object[]);
    await db.query('COMMIT');
  } finally {
    db.release();
  }
}
