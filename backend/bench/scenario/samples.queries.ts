import type pg from 'pg';

/** The ids of pieces from all over the inventory, the same each time. */
export async function sampleIds(pool: pg.Pool, many: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM equipment ORDER BY md5(id::text) LIMIT $1`, [many]);
  return rows.map(({ id }) => id);
}

/** Pieces that can be assigned now: there, in working order, free or merely installed; none is given to somebody who has left. */
export async function samplePiecesToAssign(pool: pg.Pool, many: number): Promise<{ equipmentId: string; personId: string }[]> {
  const { rows } = await pool.query<{ equipmentId: string; personId: string }>(`
    WITH free AS (
      SELECT e.id, row_number() OVER (ORDER BY md5(e.id::text)) AS place
        FROM equipment e JOIN equipment_now n ON n.equipment_id = e.id
       WHERE e.annulled_at IS NULL AND n.condition = 'working' AND coalesce(n.custody_kind, 'installed') = 'installed'
    ), agent AS (
      SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS many FROM person WHERE kind = 'agent' AND site_id IS NOT NULL AND left_on IS NULL
    )
    SELECT free.id AS "equipmentId", agent.id AS "personId" FROM free JOIN agent ON agent.place = 1 + free.place % agent.many
     ORDER BY free.place LIMIT $1`, [many]);
  return rows;
}

/** Identifiers of pieces from all over the inventory. */
export async function sampleIdentifiers(pool: pg.Pool, many: number): Promise<{ number: string; serial: string; mac: string }[]> {
  const { rows } = await pool.query<{ number: string; serial: string; mac: string }>(`
    SELECT number, serial, mac::text AS mac FROM equipment WHERE serial IS NOT NULL AND mac IS NOT NULL ORDER BY md5(id::text) LIMIT $1`, [many]);
  return rows;
}

/** A piece with a day since it came, the site where it was first, and some person; the same each time. */
export async function samplePastQuestions(pool: pg.Pool, many: number): Promise<{ piece: string; site: string; person: string; day: string }[]> {
  const { rows } = await pool.query<{ piece: string; site: string; person: string; day: string }>(`
    WITH piece AS (
      SELECT e.id, p.site_id, lower(p.period) AS came, row_number() OVER (ORDER BY md5(e.id::text)) AS place
        FROM equipment e JOIN LATERAL (SELECT site_id, period FROM equipment_place WHERE equipment_id = e.id ORDER BY lower(period) LIMIT 1) AS p ON TRUE
       WHERE e.annulled_at IS NULL ORDER BY md5(e.id::text) LIMIT $1
    ), agent AS (
      SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS many FROM person WHERE kind = 'agent' AND site_id IS NOT NULL
    )
    SELECT piece.id AS piece, piece.site_id AS site, agent.id AS person,
           to_char(least(came + interval '1 day' + (now() - came) * ((piece.place * 37 % 100) / 100.0), now() - interval '1 day'), 'YYYY-MM-DD') AS day
      FROM piece JOIN agent ON agent.place = 1 + piece.place % agent.many ORDER BY piece.place`, [many]);
  return rows;
}
